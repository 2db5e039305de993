-- The tables. Instants are seconds UTC; 253402300799 (9999-12-31T23:59:59Z) is an end that has not come.
-- known/gone: a row of a scored fact stands for every moment T with known <= T < gone (R33, R51);
-- voiding a fact never rewrites what an earlier T sees, it ends one version and begins another.
-- "event" columns hold the event.seq that made the row.

CREATE TABLE meta (
	key TEXT PRIMARY KEY,
	value TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
	seq INTEGER PRIMARY KEY,
	recorded_at INTEGER NOT NULL,
	at INTEGER NOT NULL,
	actor TEXT NOT NULL,
	program TEXT NOT NULL,
	command TEXT NOT NULL,
	issue_id INTEGER,
	args TEXT NOT NULL,
	decided TEXT,
	reason TEXT,
	now INTEGER,		-- --now, when it was given
	voided INTEGER		-- seq of the event that voids this one
) STRICT;
CREATE INDEX event_issue ON event (issue_id, seq) WHERE issue_id IS NOT NULL;

CREATE TABLE request (
	id TEXT PRIMARY KEY,
	event INTEGER NOT NULL,
	hash TEXT NOT NULL,
	answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE calendar (
	day TEXT PRIMARY KEY CONSTRAINT "no such day" CHECK (date(day, '+0 days') IS day),
	kind TEXT NOT NULL CONSTRAINT "kind must be one of: holiday, workday" CHECK (kind IN ('holiday', 'workday')),
	name TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE station (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	street TEXT NOT NULL,
	community TEXT NOT NULL,
	founded TEXT,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE UNIQUE INDEX station_place ON station (street, community) WHERE gone = 253402300799;
CREATE INDEX station_community ON station (community);

CREATE TABLE department (
	id INTEGER PRIMARY KEY,
	code TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	level TEXT NOT NULL
		CONSTRAINT "level must be one of: district, city, street, member"
		CHECK (level IN ('district', 'city', 'street', 'member')),
	stationed_id INTEGER REFERENCES station,
	active_from TEXT,
	active_to TEXT,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE UNIQUE INDEX department_name ON department (name) WHERE gone = 253402300799;

CREATE TABLE principal (
	id INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	name TEXT NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL DEFAULT 253402300799,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX principal_department ON principal (department_id, since);

CREATE TABLE post (
	id INTEGER PRIMARY KEY,
	station_id INTEGER NOT NULL REFERENCES station,
	role TEXT NOT NULL CHECK (role IN ('head', 'deputy')),
	name TEXT NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL DEFAULT 253402300799,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX post_station ON post (station_id, role, since);

CREATE TABLE member (
	id INTEGER PRIMARY KEY,
	station_id INTEGER NOT NULL REFERENCES station,
	name TEXT NOT NULL,
	category TEXT NOT NULL,
	department_id INTEGER REFERENCES department,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL DEFAULT 253402300799,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX member_station ON member (station_id);

CREATE TABLE contact (
	id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL,	-- of salt and data: what the event holds
	salt TEXT,
	data TEXT		-- NULL once erased
) STRICT;

CREATE TABLE issue (
	id INTEGER PRIMARY KEY,
	station_id INTEGER NOT NULL REFERENCES station,
	year INTEGER NOT NULL,
	serial INTEGER NOT NULL,
	ref TEXT,
	title TEXT NOT NULL,
	detail TEXT,
	category TEXT,
	source TEXT,
	grid TEXT,
	nature TEXT,
	difficulty TEXT,
	promise TEXT,
	agent TEXT,
	contact_id INTEGER REFERENCES contact,
	raised INTEGER NOT NULL,
	state TEXT NOT NULL CHECK (state IN ('open', 'dispatched', 'resolved', 'closed', 'cancelled', 'duplicate')),
	list TEXT CHECK (list IN ('local', 'solo', 'joint', 'transfer')),
	task TEXT,
	standard TEXT,
	responsible TEXT,
	close_by INTEGER,	-- the completion limit (R17)
	dispatched INTEGER,	-- first dispatch
	closed INTEGER,
	closed_event INTEGER,
	last INTEGER NOT NULL,	-- the last fact that changed the state (R50)
	fresh INTEGER,		-- last dispatch, rejection or reopening: a result report must be later (R15)
	fresh_event INTEGER,
	result INTEGER,		-- last report of the deputy
	result_event INTEGER,
	moves INTEGER NOT NULL DEFAULT 0,	-- re-dispatches (R14)
	unable INTEGER,		-- marked as beyond street and community (R18)
	station_handles INTEGER NOT NULL DEFAULT 0,
	imported INTEGER NOT NULL DEFAULT 0,
	duplicate_of INTEGER REFERENCES issue,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	UNIQUE (station_id, year, serial)
) STRICT;
CREATE UNIQUE INDEX issue_ref ON issue (ref) WHERE ref IS NOT NULL AND gone = 253402300799;
CREATE INDEX issue_state ON issue (state, raised);

-- One row a span in which a department is live on an issue, with its role in that span.
CREATE TABLE assignment (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	department_id INTEGER NOT NULL REFERENCES department,
	role TEXT NOT NULL CHECK (role IN ('sole', 'assist', 'lead', 'city', 'local')),
	responsible TEXT,
	since INTEGER NOT NULL,
	until INTEGER NOT NULL DEFAULT 253402300799,
	done_from INTEGER NOT NULL,	-- a done counts when later than this (R14, R16, R9)
	done_event INTEGER NOT NULL,
	until_event INTEGER NOT NULL DEFAULT 0,
	event INTEGER NOT NULL,
	known INTEGER NOT NULL DEFAULT 0,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX assignment_issue ON assignment (issue_id, department_id);
CREATE INDEX assignment_department ON assignment (department_id, since, until);

CREATE TABLE feedback (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	department_id INTEGER NOT NULL REFERENCES department,
	kind TEXT NOT NULL CHECK (kind IN ('receipt', 'progress', 'done', 'return')),
	at INTEGER NOT NULL,
	text TEXT,
	ruling TEXT CHECK (ruling IN ('accepted', 'refused', 'moot')),	-- of a return (R13)
	ruled INTEGER,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX feedback_issue ON feedback (issue_id);

CREATE TABLE deadline (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	department_id INTEGER NOT NULL REFERENCES department,
	kind TEXT NOT NULL CHECK (kind IN ('dispatch', 'coordination', 'progress')),
	opened INTEGER NOT NULL,
	due INTEGER NOT NULL,
	met INTEGER NOT NULL DEFAULT 253402300799,	-- earliest counted feedback (R23)
	void INTEGER NOT NULL DEFAULT 253402300799,
	waived INTEGER NOT NULL DEFAULT 253402300799,	-- by a ruling (R34)
	ended INTEGER NOT NULL DEFAULT 253402300799,	-- met, void, withdrawn or the issue's end: no longer overdue
	uncovered INTEGER NOT NULL DEFAULT 0,	-- counted over days the calendar did not cover (R26)
	flagged INTEGER,	-- seq of the flag event
	event INTEGER NOT NULL,
	known INTEGER NOT NULL DEFAULT 0,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX deadline_issue ON deadline (issue_id, department_id);
-- overdue: standing past its due, or still open; named by INDEXED BY
CREATE INDEX deadline_standing ON deadline (ended, due) WHERE ended > due;
-- misses (R24) by department, the few there are and those still open: all that rank asks of them (0.7 to 0.1 s at 1e6 issues)
CREATE INDEX deadline_missed ON deadline (department_id, due, issue_id, kind, void, waived, known, gone) WHERE met > due;
CREATE INDEX deadline_unflagged ON deadline (due) WHERE met > due AND flagged IS NULL;
-- runs (R38)
CREATE INDEX deadline_department ON deadline (department_id, due);

-- What a close-off earned: the list and roles at that moment (R33).
CREATE TABLE credit (
	id INTEGER PRIMARY KEY,
	year INTEGER NOT NULL,
	department_id INTEGER NOT NULL REFERENCES department,
	rule TEXT NOT NULL CHECK (rule IN ('solo', 'joint', 'transfer', 'assist')),
	at INTEGER NOT NULL,
	known INTEGER NOT NULL,		-- at, or later when a voiding brought it back
	revoked INTEGER NOT NULL DEFAULT 253402300799,
	issue_id INTEGER NOT NULL REFERENCES issue,
	event INTEGER NOT NULL
) STRICT;
CREATE INDEX credit_rank ON credit (year, department_id, rule, known, revoked);
CREATE INDEX credit_issue ON credit (issue_id);

CREATE TABLE note (
	id INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	kind TEXT NOT NULL CHECK (kind IN ('note', 'result', 'report', 'answer', 'reply')),
	at INTEGER NOT NULL,
	text TEXT NOT NULL,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX note_issue ON note (issue_id, kind, at);

CREATE TABLE meeting (
	id INTEGER PRIMARY KEY,
	station_id INTEGER NOT NULL REFERENCES station,
	year INTEGER NOT NULL,
	serial INTEGER NOT NULL,
	kind TEXT NOT NULL
		CONSTRAINT "kind must be one of: joint, dispatch, special, coordination"
		CHECK (kind IN ('joint', 'dispatch', 'special', 'coordination')),
	state TEXT NOT NULL CHECK (state IN ('scheduled', 'held', 'cancelled')),
	at INTEGER NOT NULL,
	chair TEXT,
	chair_post TEXT,
	agenda TEXT,
	way TEXT,
	method TEXT,
	guarantee TEXT,
	occasion TEXT,		-- the event a special meeting is about
	plan TEXT,
	event INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	UNIQUE (station_id, year, serial)
) STRICT;
CREATE INDEX meeting_station ON meeting (station_id, kind, at);

CREATE TABLE meeting_issue (
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	issue_id INTEGER NOT NULL REFERENCES issue,
	PRIMARY KEY (meeting_id, issue_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_issue_issue ON meeting_issue (issue_id);

CREATE TABLE attendance (
	id INTEGER PRIMARY KEY,
	meeting_id INTEGER NOT NULL REFERENCES meeting,
	status TEXT NOT NULL CHECK (status IN ('invited', 'present', 'proxy', 'leave', 'absent')),
	who TEXT NOT NULL,		-- a person, or the department's code
	department_id INTEGER REFERENCES department,
	UNIQUE (meeting_id, who)
) STRICT;
CREATE INDEX attendance_department ON attendance (department_id) WHERE department_id IS NOT NULL;

CREATE TABLE adjustment (
	event INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	year INTEGER NOT NULL,
	kind TEXT NOT NULL CONSTRAINT "kind must be one of: base, other" CHECK (kind IN ('base', 'other')),
	points INTEGER NOT NULL,	-- tenths
	at INTEGER NOT NULL,
	reason TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX adjustment_year ON adjustment (year, department_id);

CREATE TABLE appeal (
	event INTEGER PRIMARY KEY,
	issue_id INTEGER NOT NULL REFERENCES issue,
	department_id INTEGER NOT NULL REFERENCES department,
	filed INTEGER NOT NULL,
	reason TEXT NOT NULL,
	ruling TEXT CHECK (ruling IN ('upheld', 'rejected')),
	ruled INTEGER,
	ruled_reason TEXT,
	ruled_event INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX appeal_issue ON appeal (issue_id, department_id);

-- A talk held or dismissed (R38, R39); a run is known by its first deadline.
CREATE TABLE talk (
	event INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	ground TEXT NOT NULL
		CONSTRAINT "ground must be one of: last, consecutive, appraisal"
		CHECK (ground IN ('last', 'consecutive', 'appraisal')),
	year INTEGER NOT NULL,
	status TEXT NOT NULL CHECK (status IN ('held', 'dismissed')),
	at INTEGER NOT NULL,
	issue_id INTEGER REFERENCES issue,	-- of the run's first deadline
	kind TEXT,
	opened INTEGER,
	person TEXT,
	held_by TEXT,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX talk_department ON talk (department_id, year);
