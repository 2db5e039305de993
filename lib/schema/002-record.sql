-- Registers of facts: a row an event; what a column holds is said in lib/registers.h. gone: the moment it was voided.

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
