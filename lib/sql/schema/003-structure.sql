-- Departments that are renamed, merged or dissolved (R51: what they were stays on record).

CREATE TABLE former_name (
	id INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	name TEXT NOT NULL,
	until INTEGER NOT NULL,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX former_name_name ON former_name (name);

-- From at on the work of department_id is that of into_id.
CREATE TABLE succession (
	id INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	into_id INTEGER NOT NULL REFERENCES department
		CONSTRAINT "a department cannot be its own successor" CHECK (into_id <> department_id),
	at INTEGER NOT NULL,
	active_to TEXT,		-- the department's, before
	principal_id INTEGER REFERENCES principal,	-- who headed it then
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE UNIQUE INDEX succession_department ON succession (department_id) WHERE gone = 253402300799;

-- The department whose span this one goes on with: its done counts for it too.
ALTER TABLE assignment ADD COLUMN taken_id INTEGER REFERENCES department;
