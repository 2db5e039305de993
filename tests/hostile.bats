# A database that was damaged is refused or read as far as it goes; nothing ends by a signal (fuzz/hostile, under sanitizers with make SAN=1).
load lib.bash
load issue.bash

# broken SQL: the record without what keeps bad values out, changed by it
broken() {
	sqlite3 hl.db '.dbconfig defensive off' 'PRAGMA writable_schema = ON' "UPDATE sqlite_schema
		SET sql = replace(replace(replace(sql, ') STRICT', ')'), ' IS NOT NULL', ' NOTNULL'), ' NOT NULL', '') WHERE type = 'table'" >/dev/null
	sqlite3 hl.db "SELECT printf('DROP TRIGGER %s;', name) FROM sqlite_schema WHERE type = 'trigger'" | sqlite3 hl.db
	sqlite3 hl.db 'PRAGMA ignore_check_constraints = ON' "$1"
}

@test "a version that no database has is refused, and the file left alone" {
	for version in -1 -2 -1000; do
		sqlite3 hl.db "PRAGMA user_version = $version"
		sha256sum hl.db >before
		refuses 1 hl-station list --lang en
		[[ "$err" == *"is not an hl database"* ]]
		refuses 1 hl-station init --lang en
		sha256sum -c --quiet before
	done
}

@test "a calendar without a day or its kind is damage" {
	printf '2027-01-01\tholiday\t元旦\n' >2027.tsv
	hl-station calendar import -q 2027.tsv --reason test
	cp hl.db whole.db
	for change in "day = 'x' WHERE day = '2027-01-01'" 'kind = NULL'; do
		cp whole.db hl.db
		broken "UPDATE calendar SET $change"
		refuses 5 hl-issue due --from 2026-03-02 --kind dispatch --lang en
		[[ "$err" == *"is damaged: calendar"* ]]
		run hl-station check
		[ "$status" -lt 126 ]
	done
}

@test "a word of an issue that there is none of is damage, also in a fact of the journal that is told anew" {
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	hl-issue feedback -q "$n" --department CGJ --kind progress --at 2026-03-04 --reason test
	cp hl.db whole.db
	for change in "assignment SET role = 'x'" "issue SET state = 'x'" "issue SET list = 'x'" "deadline SET kind = 'x'" \
		"feedback SET kind = 'x'" "event SET args = json_replace(args, '$.kind', 'x') WHERE command = 'feedback'" \
		"event SET args = json_replace(args, '$.list', 'x') WHERE command = 'dispatch'"; do
		cp whole.db hl.db
		broken "UPDATE $change"
		run hl-issue feedback "$n" --department CGJ --kind receipt --at 2026-03-03 --reason test --lang en
		[ "$status" -eq 1 ] || { echo "$change: $status $output"; false; }
		[[ "$output" == *"is damaged: $n" ]]
	done
}

@test "damaged copies of a history of every command: all is asked of them, nothing crashes" {
	gzip -dc "$TOP/tests/before/old.db.gz" >old.db
	hl-station init -q -d old.db
	"$TOP/tests/fuzz/hostile" old.db "${HOSTILE_EVERY:-151}"
}
