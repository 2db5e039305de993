# facts.bash: facts written straight into the tables, so that scores can be tested by themselves. Times are Shanghai time.

# Evidence and messages in English, whatever the configuration and the catalogue say.
hl-score() { command hl-score "$@" --lang en; }

# The key that deadlines sort by, of an issue's number, in SQL.
NUMBER_KEY="UPDATE deadline SET number_key = (SELECT printf('%s %04d%07d', s.code, i.year, i.serial) FROM issue i
	JOIN station s ON s.id = i.station_id WHERE i.id = issue_id);"

# facts: SQL from standard input in which @2025-03-05 10:00:00@ is that moment.
facts() {
	local sql
	read -rd '' sql || true
	while [[ $sql =~ @([0-9: -]+)@ ]]; do
		sql=${sql//"${BASH_REMATCH[0]}"/"(strftime('%s', '${BASH_REMATCH[1]}', '-8 hours') + 0)"}
	done
	sqlite3 -bail hl.db <<<"$sql; $NUMBER_KEY"
}

# d CODE: a department's row id in SQL.
d() { echo "(SELECT id FROM department WHERE code = '$1')"; }

# when TIME: a moment in SQL; - is never.
when() { [ "$1" = - ] && echo 253402300799 || echo "@$1@"; }

# the_issue SERIAL: sets $issue to SQL for an issue of HTBC (row id and reference R after the serial), unless it is there.
the_issue() {
	issue="INSERT OR IGNORE INTO issue (id, station_id, year, serial, ref, title, raised, state, last, event)
	VALUES ($1, (SELECT id FROM station WHERE code = 'HTBC'), 2025, $1, 'R$1', 't', 0, 'dispatched', 0, 1);"
}

# issue SERIAL...: such issues.
issue() {
	local i issue all=
	for i; do
		the_issue "$i"
		all+=$issue
	done
	facts <<<"$all"
}

# moment VARIABLE TIME: sets it to when() of that.
moment() {
	[ "$2" = - ] && printf -v "$1" 253402300799 || printf -v "$1" '@%s@' "$2"
}

# credit DEPT RULE ISSUE AT [REVOKED]: a close-off.
credit() {
	local issue at revoked
	the_issue "$3"
	moment at "$4"
	moment revoked "${5:--}"
	facts <<-END
	$issue
	INSERT INTO credit (year, department_id, rule, at, known, revoked, issue_id, event)
	VALUES (${4%%-*}, (SELECT id FROM department WHERE code = '$1'), '$2', $at, $at, $revoked, $3, 1);
	END
}

# deadline DEPT ISSUE DUE [MET [KIND]]: opened three days before.
deadline() {
	local issue due met
	the_issue "$2"
	moment due "$3"
	moment met "${4:--}"
	facts <<-END
	$issue
	INSERT INTO deadline (department_id, issue_id, kind, opened, due, met, event)
	VALUES ((SELECT id FROM department WHERE code = '$1'), $2, '${5:-dispatch}', $due - 259200, $due, $met, 1);
	END
}

# work DEPT ISSUE SINCE [UNTIL]: an assignment.
work() {
	local issue since until
	the_issue "$2"
	moment since "$3"
	moment until "${4:--}"
	facts <<-END
	$issue
	INSERT INTO assignment (issue_id, department_id, role, since, until, done_from, done_event, event)
	VALUES ($2, (SELECT id FROM department WHERE code = '$1'), 'sole', $since, $until, 0, 1, 1);
	END
}

# The columns that the tests tell of; another one of rank changes nothing here.
RANKED=rank,department,name,base,solo,joint,transfer,assist,late,adjustment,total,no_load,mark

# rank YEAR TIME [OPTION...]: the table as it stood.
rank() {
	local year=$1 time=$2
	shift 2
	hl-score rank --year "$year" --as-of "$time" -f csv --no-header -F "$RANKED" "$@"
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
