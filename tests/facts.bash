# facts.bash: facts written straight into the tables, so that scores can be tested by themselves. Times are Shanghai time.

# Evidence and messages in English, whatever the configuration and the catalogue say.
hl-score() { command hl-score "$@" --lang en; }

# facts: SQL from standard input in which @2025-03-05 10:00:00@ is that moment.
facts() {
	sed -E "s/@([0-9: -]+)@/(strftime('%s', '\1', '-8 hours') + 0)/g" | sqlite3 -bail hl.db
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
