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

-- What takes an event back after T, and what undid a close-off: both few, asked for issue by issue (R43).
CREATE INDEX event_void ON event (at) WHERE command = 'void';
CREATE INDEX event_again ON event (issue_id) WHERE command IN ('reject', 'reopen');

-- Registers (lib/register/register.h): the resident survey (R43), reverse appraisal of departments by stations and the stationed-director
-- appraisal (R42); score in tenths.
CREATE TABLE survey (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	round TEXT NOT NULL,
	asked INTEGER NOT NULL CONSTRAINT "a survey asks at least one resident" CHECK (asked > 0),
	answered INTEGER NOT NULL,
	aware INTEGER NOT NULL,
	satisfied INTEGER NOT NULL,
	way TEXT,
	by TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX survey_station ON survey (station_id, at);

CREATE TABLE rate (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	department_id INTEGER NOT NULL REFERENCES department,
	year INTEGER NOT NULL,
	score INTEGER NOT NULL CONSTRAINT "score must be from 0 to 100" CHECK (score BETWEEN 0 AND 1000),
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX rate_year ON rate (year, department_id);
CREATE INDEX rate_station ON rate (station_id);

CREATE TABLE grade (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	department_id INTEGER NOT NULL REFERENCES department,
	year INTEGER NOT NULL,
	score INTEGER NOT NULL CONSTRAINT "score must be from 0 to 100" CHECK (score BETWEEN 0 AND 1000),
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX grade_year ON grade (year, department_id);
