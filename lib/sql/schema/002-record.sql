-- Registers of facts: a row an event; what a column holds is said in lib/register/register.h (several values: a JSON array). gone: the moment it was voided.

-- the leading group and its office (R5); ended: the event that ended it
CREATE TABLE leading (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	role TEXT NOT NULL,
	person TEXT NOT NULL,
	department_id INTEGER REFERENCES department,
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX leading_department ON leading (department_id) WHERE department_id IS NOT NULL;

-- powers and resources moved down to a station (R28)
CREATE TABLE power (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	department_id INTEGER REFERENCES department,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	detail TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX power_station ON power (station_id, at);
CREATE INDEX power_department ON power (department_id) WHERE department_id IS NOT NULL;

-- squads of a station (R4)
CREATE TABLE squad (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	name TEXT NOT NULL,
	leader TEXT,
	members TEXT,
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX squad_station ON squad (station_id, name);

-- grids and cells (R4): parent is the code of a grid
CREATE TABLE grid (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	parent TEXT,
	leader TEXT,
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX grid_code ON grid (code);
CREATE INDEX grid_parent ON grid (parent) WHERE parent IS NOT NULL;
CREATE INDEX grid_station ON grid (station_id);

-- the party line (R4): parent is the code of the body above
CREATE TABLE party (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT NOT NULL,
	parent TEXT,
	secretary TEXT,
	members INTEGER CHECK (members >= 0),
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX party_code ON party (code);
CREATE INDEX party_parent ON party (parent) WHERE parent IS NOT NULL;
CREATE INDEX party_station ON party (station_id);

-- who of a department is stationed where (R3)
CREATE TABLE director (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	department_id INTEGER NOT NULL REFERENCES department,
	person TEXT NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX director_department ON director (department_id);
CREATE INDEX director_station ON director (station_id);

-- WeChat groups of the stations, and of the office (no station) (R7)
CREATE TABLE wechat (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER REFERENCES station,
	state TEXT NOT NULL,
	detail TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX wechat_station ON wechat (station_id, at);

-- work entrusted to a station and the money for it, in fen (R29)
CREATE TABLE fund (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	department_id INTEGER NOT NULL REFERENCES department,
	title TEXT NOT NULL,
	money INTEGER CHECK (money >= 0),
	detail TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX fund_station ON fund (station_id, at);
CREATE INDEX fund_department ON fund (department_id, at);
CREATE TABLE fund_payment (
	event INTEGER PRIMARY KEY,
	fund INTEGER NOT NULL REFERENCES fund,
	at INTEGER NOT NULL,
	money INTEGER NOT NULL CHECK (money > 0),
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX fund_payment_fund ON fund_payment (fund);

-- activities (R31)
CREATE TABLE activity (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	bodies TEXT,
	departments TEXT,
	people INTEGER CHECK (people >= 0),
	meeting_id INTEGER REFERENCES meeting,
	detail TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX activity_station ON activity (station_id, at);
CREATE INDEX activity_meeting ON activity (meeting_id) WHERE meeting_id IS NOT NULL;

-- inspections (R52); followed: when the follow-up was, if it came later
CREATE TABLE inspection (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER REFERENCES station,
	department_id INTEGER REFERENCES department,
	finding TEXT NOT NULL,
	followup TEXT,
	circular INTEGER NOT NULL CHECK (circular IN (0, 1)),
	detail TEXT,
	followed INTEGER,
	followed_event INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX inspection_station ON inspection (station_id, at) WHERE station_id IS NOT NULL;
CREATE INDEX inspection_department ON inspection (department_id, at) WHERE department_id IS NOT NULL;
CREATE INDEX inspection_followed ON inspection (followed_event) WHERE followed_event IS NOT NULL;

-- stations and issues marked as cases (R32)
CREATE TABLE model (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	issue_id INTEGER REFERENCES issue,
	title TEXT NOT NULL,
	media TEXT,
	published TEXT,
	detail TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX model_station ON model (station_id, at);
CREATE INDEX model_issue ON model (issue_id) WHERE issue_id IS NOT NULL;

-- visits (R30) and the issues that came of them
CREATE TABLE visit (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	squad TEXT,
	members TEXT,
	area TEXT NOT NULL,
	place TEXT,
	text TEXT NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX visit_station ON visit (station_id, at);
ALTER TABLE issue ADD COLUMN visit INTEGER REFERENCES visit;
CREATE INDEX issue_visit ON issue (visit) WHERE visit IS NOT NULL;

-- ratings and yearly inspections, and what stations say in them (R28): cycle is the code of one
CREATE TABLE cycle (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	code TEXT NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	subjects TEXT NOT NULL,
	"from" TEXT NOT NULL,
	"to" TEXT,
	ended INTEGER,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX cycle_code ON cycle (code);
CREATE TABLE recommend (
	event INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	cycle TEXT,
	subject TEXT NOT NULL,
	opinion TEXT NOT NULL,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX recommend_station ON recommend (station_id, at);
CREATE INDEX recommend_cycle ON recommend (cycle, subject, station_id) WHERE cycle IS NOT NULL;

-- consultations (R27): a row a station that was asked; event is that of the asking, due the end of the time to answer
CREATE TABLE consult (
	id INTEGER PRIMARY KEY,
	event INTEGER NOT NULL,
	station_id INTEGER NOT NULL REFERENCES station,
	department_id INTEGER NOT NULL REFERENCES department,
	person TEXT,
	matter TEXT NOT NULL,
	title TEXT,
	at INTEGER NOT NULL,
	due INTEGER NOT NULL,
	gone INTEGER NOT NULL DEFAULT 253402300799,
	UNIQUE (event, station_id)
) STRICT;
CREATE INDEX consult_station ON consult (station_id, at);
CREATE INDEX consult_department ON consult (department_id, at);
CREATE TABLE consult_answer (
	event INTEGER PRIMARY KEY,
	consult_id INTEGER NOT NULL REFERENCES consult,
	at INTEGER NOT NULL,
	opinion TEXT NOT NULL,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX consult_answer_consult ON consult_answer (consult_id);
-- consult: the event of the asking
CREATE TABLE consult_decision (
	event INTEGER PRIMARY KEY,
	consult INTEGER NOT NULL,
	at INTEGER NOT NULL,
	text TEXT,
	gone INTEGER NOT NULL DEFAULT 253402300799
) STRICT;
CREATE INDEX consult_decision_consult ON consult_decision (consult);
