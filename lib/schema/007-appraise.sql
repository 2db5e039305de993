-- Appraisal beside the points: what came of talks, talks the office proposes itself, commendations (R39).

CREATE TABLE talk_proposal (
	event INTEGER PRIMARY KEY,
	department_id INTEGER NOT NULL REFERENCES department,
	year INTEGER NOT NULL,
	at INTEGER NOT NULL,
	reason TEXT NOT NULL,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX talk_proposal_year ON talk_proposal (year, department_id);

ALTER TABLE talk ADD COLUMN outcome TEXT
	CONSTRAINT "outcome must be one of: none, admonish, accountable"
	CHECK (outcome IN ('none', 'admonish', 'accountable'));
ALTER TABLE talk ADD COLUMN proposal INTEGER REFERENCES talk_proposal;

CREATE TABLE commendation (
	event INTEGER PRIMARY KEY,
	department_id INTEGER REFERENCES department,
	station_id INTEGER REFERENCES station,
	year INTEGER NOT NULL,
	ground TEXT NOT NULL
		CONSTRAINT "ground must be one of: top, appraisal, other"
		CHECK (ground IN ('top', 'appraisal', 'other')),
	at INTEGER NOT NULL,
	text TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	CONSTRAINT "a commendation is for a department or a station, not both"
		CHECK ((department_id IS NULL) <> (station_id IS NULL))
) STRICT;
CREATE INDEX commendation_year ON commendation (year);

-- What became of it: awarded or dismissed.
CREATE TABLE commendation_end (
	event INTEGER PRIMARY KEY,
	commendation INTEGER NOT NULL REFERENCES commendation,
	status TEXT NOT NULL CHECK (status IN ('awarded', 'dismissed')),
	at INTEGER NOT NULL,
	given_by TEXT,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX commendation_end_of ON commendation_end (commendation);
