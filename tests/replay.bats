load lib.bash

# tables DATABASE: all of it, contact data and answers kept for retries apart (see property/replay).
tables() {
	sqlite3 "$1" "UPDATE contact SET salt = NULL, data = NULL; DELETE FROM request" .dump
}

@test "R51 random histories replayed from their journal give the same tables and journal, whatever configuration, clock and zone" {
	SEEDS=${SEEDS:-3} run "$TOP/tests/property/replay"
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
}

@test "R51 a journal replayed into a database that has one is refused, and nothing of it stored" {
	district
	hl-report export >journal
	refuses 4 hl-station batch -q journal
	[[ ${err:?} == *"already"* || $err == *"已"* ]]
	hl-report export | cmp - journal
}

@test "R51 a journal with a line missing in the middle is refused where a later line rests on it" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-03
	hl-report export | grep -v '"do":"hl-issue add"' >journal
	hl-station init -d 2.db
	refuses 4 hl-station batch -q -d 2.db journal
	[ "$(sqlite3 2.db 'SELECT count(*) FROM event')" -eq 0 ]
}

@test "R51 contact data is not in the journal" {
	district
	raise 2026-03-02 --contact '王女士 13900000000'
	run hl-report export
	[[ $output != *13900000000* && $output != *王女士* ]]
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	[ "$(sqlite3 2.db 'SELECT count(*), count(data) FROM contact')" = '1|0' ]
	tables hl.db >one
	tables 2.db | diff one -
}

@test "R51 a name with a comma, come from a csv file, is one value in the journal too" {
	printf 'code,kind,title,subjects,from\nC1,rating,x,"甲,乙;丙，丁、戊",2026-01-01\n' >in.csv
	hl-station cycle import in.csv
	hl-report export >journal
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
	[ "$(sqlite3 2.db 'SELECT subjects FROM cycle')" = '["甲,乙","丙，丁","戊"]' ]
	# what is typed is parted by commas
	hl-station batch -q <<<'{"do":"cycle add","code":"C2","kind":"rating","title":"x","subjects":["甲,乙"],"from":"2026-01-01"}'
	[ "$(sqlite3 hl.db "SELECT subjects FROM cycle WHERE code = 'C2'")" = '["甲","乙"]' ]
}
