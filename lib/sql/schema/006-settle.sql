-- Settled years (R40). What was settled is never changed: a re-issue is a new version.

CREATE TABLE settlement (
	event INTEGER PRIMARY KEY,
	year INTEGER NOT NULL,
	version INTEGER NOT NULL,
	at INTEGER NOT NULL,
	as_of INTEGER NOT NULL,		-- the moment the year was looked at from
	authors TEXT NOT NULL,
	reason TEXT,
	policy TEXT NOT NULL,		-- the rules used, "key=value" a line
	entries INTEGER NOT NULL,
	sha256 TEXT NOT NULL,		-- of all that was settled, see settle.c
	UNIQUE (year, version)
) STRICT;

CREATE TABLE settled_rank (
	settlement INTEGER NOT NULL REFERENCES settlement,
	n INTEGER NOT NULL,		-- the order of the table
	place INTEGER,			-- NULL: listed apart
	department_id INTEGER NOT NULL REFERENCES department,
	name TEXT NOT NULL,
	base INTEGER NOT NULL,		-- tenths, as adjustment and total; the others are counts
	solo INTEGER NOT NULL,
	joint INTEGER NOT NULL,
	transfer INTEGER NOT NULL,
	assist INTEGER NOT NULL,
	late INTEGER NOT NULL,
	adjustment INTEGER NOT NULL,
	total INTEGER NOT NULL,
	no_load INTEGER NOT NULL,
	mark TEXT,
	PRIMARY KEY (settlement, n)
) STRICT, WITHOUT ROWID;

-- The entries of a department, packed one after the other (entry.c): a row each would be ten times the bytes.
CREATE TABLE settled_page (
	settlement INTEGER NOT NULL REFERENCES settlement,
	department_id INTEGER NOT NULL REFERENCES department,
	entries INTEGER NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (settlement, department_id)
) STRICT;

CREATE TABLE settled_talk (
	settlement INTEGER NOT NULL REFERENCES settlement,
	n INTEGER NOT NULL,
	department_id INTEGER NOT NULL REFERENCES department,
	principal TEXT,
	ground TEXT NOT NULL,
	first TEXT,
	last TEXT,
	first_ref TEXT,
	last_ref TEXT,
	length INTEGER,
	status TEXT NOT NULL,
	PRIMARY KEY (settlement, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER settlement_update BEFORE UPDATE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settlement_delete BEFORE DELETE ON settlement BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_rank_update BEFORE UPDATE ON settled_rank BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_rank_delete BEFORE DELETE ON settled_rank BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_page_update BEFORE UPDATE ON settled_page BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_page_delete BEFORE DELETE ON settled_page BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_talk_update BEFORE UPDATE ON settled_talk BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
CREATE TRIGGER settled_talk_delete BEFORE DELETE ON settled_talk BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;

-- R50: facts put on record after they happened, with the reason given; few, so that looking for them costs little.
CREATE INDEX event_backdated ON event (issue_id, seq, at, recorded_at)
	WHERE recorded_at > at AND reason IS NOT NULL AND issue_id IS NOT NULL AND command <> 'case';

-- all that an entry of a close-off says, so that settling a year reads nothing else
DROP INDEX credit_rank;
CREATE INDEX credit_rank ON credit (year, department_id, rule, known, revoked, at, issue_id, event);
