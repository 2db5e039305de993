-- Meetings in full (R45-R49): place and length, agenda, attendance with its corrections, minutes, decisions.

ALTER TABLE meeting ADD COLUMN place TEXT;
ALTER TABLE meeting ADD COLUMN duration INTEGER		-- minutes
	CONSTRAINT "duration must be 1 to 1440 minutes" CHECK (duration BETWEEN 1 AND 1440);
ALTER TABLE meeting ADD COLUMN reminder INTEGER		-- minutes before
	CONSTRAINT "reminder must be 0 to 40320 minutes" CHECK (reminder BETWEEN 0 AND 40320);
ALTER TABLE meeting ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;	-- how often what a calendar shows was changed
ALTER TABLE meeting ADD COLUMN revised INTEGER NOT NULL DEFAULT 0;	-- the event that changed it last
-- What the grids of R49 ask of a meeting: 1 a joint one announced, 2 held, 3 a dispatch meeting announced, 4 held. They read
-- nothing but the index, which no expression or generated column would let them.
ALTER TABLE meeting ADD COLUMN regular INTEGER;
CREATE TRIGGER meeting_made AFTER INSERT ON meeting WHEN new.kind IN ('joint', 'dispatch') AND new.state <> 'cancelled' BEGIN
	UPDATE meeting SET regular = iif(new.kind = 'joint', 1, 3) + (new.state = 'held') WHERE id = new.id;
END;
CREATE TRIGGER meeting_changed AFTER UPDATE OF kind, state, gone ON meeting WHEN new.kind IN ('joint', 'dispatch') BEGIN
	UPDATE meeting SET regular = iif(new.gone < 253402300799 OR new.state = 'cancelled', NULL,
		iif(new.kind = 'joint', 1, 3) + (new.state = 'held')) WHERE id = new.id;
END;
UPDATE meeting SET state = state;
CREATE INDEX meeting_regular ON meeting (at, station_id, regular) WHERE regular IS NOT NULL;

-- An issue on the agenda by an item goes with the item; 0: named when the meeting was held.
ALTER TABLE meeting_issue ADD COLUMN item INTEGER NOT NULL DEFAULT 0;

CREATE TABLE meeting_item (
	id INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	topic TEXT NOT NULL,
	issue_id INTEGER REFERENCES issue,
	text TEXT,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	CONSTRAINT "an item needs an issue or a text" CHECK (issue_id IS NOT NULL OR text IS NOT NULL)
) STRICT;
CREATE INDEX meeting_item_meeting ON meeting_item (meeting_id);
CREATE INDEX meeting_item_event ON meeting_item (event);

-- One row a version: it stands for every T with known <= T < gone; the one that is in force has gone at its end.
CREATE TABLE attendance_version (
	id INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	status TEXT NOT NULL CHECK (status IN ('invited', 'present', 'proxy', 'leave', 'absent')),
	who TEXT NOT NULL,		-- a person, or the department's code
	department_id INTEGER REFERENCES department,
	proxy TEXT,			-- who came instead
	invited INTEGER NOT NULL DEFAULT 0,
	known INTEGER NOT NULL DEFAULT 0,
	event INTEGER NOT NULL DEFAULT 0,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
INSERT INTO attendance_version (id, meeting_id, status, who, department_id, invited, known, event)
	SELECT a.id, a.meeting_id, a.status, a.who, a.department_id, a.status = 'invited', m.at, m.event
	FROM attendance a JOIN meeting m ON m.id = a.meeting_id;
DROP TABLE attendance;
ALTER TABLE attendance_version RENAME TO attendance;
CREATE UNIQUE INDEX attendance_who ON attendance (meeting_id, who) WHERE gone = 253402300799;
CREATE INDEX attendance_department ON attendance (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX attendance_event ON attendance (event);

CREATE TABLE minutes (
	event INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	version INTEGER NOT NULL,
	at INTEGER NOT NULL,
	text TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	UNIQUE (meeting_id, version)
) STRICT;

CREATE TABLE decision (
	event INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	at INTEGER NOT NULL,
	text TEXT NOT NULL,
	department_id INTEGER REFERENCES department,
	person TEXT,
	due INTEGER,
	issue_id INTEGER REFERENCES issue,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX decision_meeting ON decision (meeting_id);
CREATE INDEX decision_issue ON decision (issue_id) WHERE issue_id IS NOT NULL;
CREATE INDEX decision_department ON decision (department_id) WHERE department_id IS NOT NULL;

CREATE TABLE follow (
	event INTEGER PRIMARY KEY,
	decision INTEGER NOT NULL REFERENCES decision,
	at INTEGER NOT NULL,
	text TEXT NOT NULL,
	done INTEGER NOT NULL DEFAULT 0,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX follow_decision ON follow (decision);
