# facts.bash: facts written straight into the tables, so that scores can be tested by themselves. Times are Shanghai time.

# Evidence and messages in English, whatever the configuration and the catalogue say.
hl-score() { command hl-score "$@" --lang en; }

# The key that deadlines sort by, of an issue's number, in SQL.
NUMBER_KEY="UPDATE deadline SET number_key = (SELECT printf('%s %04d%07d', s.code, i.year, i.serial) FROM issue i
	JOIN station s ON s.id = i.station_id WHERE i.id = issue_id);"

# facts: SQL from standard input in which @2025-03-05 10:00:00@ is that moment.
facts() {
	{ sed -E "s/@([0-9: -]+)@/(strftime('%s', '\1', '-8 hours') + 0)/g" && echo ";$NUMBER_KEY"; } | sqlite3 -bail hl.db
}

# d CODE: a department's row id in SQL.
d() { echo "(SELECT id FROM department WHERE code = '$1')"; }

# when TIME: a moment in SQL; - is never.
when() { [ "$1" = - ] && echo 253402300799 || echo "@$1@"; }

# issue SERIAL...: issues of HTBC (row id and reference R after the serial), unless they are there.
issue() {
	local i
	for i; do
		echo "INSERT OR IGNORE INTO issue (id, station_id, year, serial, ref, title, raised, state, last, event)
		VALUES ($i, (SELECT id FROM station WHERE code = 'HTBC'), 2025, $i, 'R$i', 't', 0, 'dispatched', 0, 1);"
	done | facts
}

# credit DEPT RULE ISSUE AT [REVOKED]: a close-off.
credit() {
	issue "$3"
	facts <<-END
	INSERT INTO credit (year, department_id, rule, at, known, revoked, issue_id, event)
	VALUES (${4%%-*}, $(d "$1"), '$2', $(when "$4"), $(when "$4"), $(when "${5:--}"), $3, 1);
	END
}

# deadline DEPT ISSUE DUE [MET [KIND]]: opened three days before.
deadline() {
	issue "$2"
	facts <<-END
	INSERT INTO deadline (department_id, issue_id, kind, opened, due, met, event)
	VALUES ($(d "$1"), $2, '${5:-dispatch}', $(when "$3") - 259200, $(when "$3"), $(when "${4:--}"), 1);
	END
}

# work DEPT ISSUE SINCE [UNTIL]: an assignment.
work() {
	issue "$2"
	facts <<-END
	INSERT INTO assignment (issue_id, department_id, role, since, until, done_from, done_event, event)
	VALUES ($2, $(d "$1"), 'sole', $(when "$3"), $(when "${4:--}"), 0, 1, 1);
	END
}

# rank YEAR TIME [OPTION...]: the table as it stood.
rank() {
	local year=$1 time=$2
	shift 2
	hl-score rank --year "$year" --as-of "$time" -f csv --no-header "$@"
}

# random_deadlines N: so many issues with a deadline each, of four departments, met or not, some void or waived.
random_deadlines() {
	sqlite3 hl.db <<-END
	CREATE TEMP TABLE x AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
	SELECT i, 1704067200 + abs(random()) % 366 * 86400 * 2 AS t, abs(random()) % 4 + 1 AS d, abs(random()) % 1000 AS a, abs(random()) % 1000 AS b FROM n;
	INSERT INTO issue (id, station_id, year, serial, title, raised, state, last, event) SELECT i, 1 + a % 2, 2024 + b % 2, i, 't', t, 'closed', t, 1 FROM x;
	INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, waived, event)
	SELECT i, (SELECT min(id) FROM department WHERE level = 'district') + d - 1, 'dispatch', t, t + 316799, iif(a % 3, t + a * 800, 253402300799),
	iif(b % 11 = 0, t + 500000, 253402300799), iif(b % 13 = 0, t + 900000, 253402300799), 1 FROM x;
	$NUMBER_KEY
	END
}
