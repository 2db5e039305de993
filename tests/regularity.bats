# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
bats_require_minimum_version 1.5.0
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

hold() {
	hl-meeting hold -q --reason test --station HTBC --chair 王朝东 "$@" >/dev/null
}

grid() {
	hl-meeting regularity --year 2025 -f csv --no-header "$@"
}

# periods [OPTION...]: kind, period, status, meeting of HTBC.
periods() {
	hl-meeting regularity --year 2025 --station HTBC --long -f csv --no-header -F kind,period,status,meeting "$@"
}

# expect TIME CELL=STATUS...: the long rows of HTBC at that moment.
expect() {
	local now=$1 w
	shift
	periods --now "$now" >is
	for w; do
		grep -qE "^(joint|dispatch),${w%=*},${w#*=}," is || { echo "at $now wanted $w"; cat is; return 1; }
	done
}

@test "R49 a period is held from the meeting on, missing from the second it is over, pending until then" {
	district
	hold --kind joint --at '2025-02-10 14:00'
	hold --kind dispatch --at '2025-03-31 23:59:59'
	expect '2025-02-10 13:59:59' 2025-Q1=pending 2025-01=missing 2025-02=pending
	expect '2025-02-10 14:00' 2025-Q1=held 2025-02=pending
	expect '2025-03-01 00:00' 2025-02=missing 2025-03=pending
	expect '2025-03-31 23:59:58' 2025-03=pending
	expect '2025-03-31 23:59:59' 2025-03=held
	expect '2025-06-30 23:59:59' 2025-Q2=pending 2025-06=pending 2025-05=missing
	expect '2025-07-01 00:00' 2025-Q2=missing 2025-06=missing 2025-Q3=pending
	expect '2026-01-01 00:00' 2025-Q4=missing 2025-12=missing 2025-Q1=held 2025-03=held
}

@test "R49 the first second of a period belongs to it, in the office's time zone" {
	district
	hold --kind dispatch --at '2025-04-01 00:00:00'
	hold --kind joint --at '2025-04-01 00:00:00'
	expect 2026-02-01 2025-03=missing 2025-04=held 2025-Q1=missing 2025-Q2=held
	printf 'lang: en\ntimezone: UTC\n' >utc.yaml
	HL_CONFIG=utc.yaml expect 2026-02-01 2025-03=held 2025-04=missing 2025-Q1=held 2025-Q2=missing
}

@test "R49 a joint meeting does not count as a dispatch meeting, unless the configuration says so; never the other way round" {
	district
	hold --kind joint --at 2025-02-10
	hold --kind dispatch --at 2025-05-10
	expect 2026-02-01 2025-Q1=held 2025-02=missing 2025-05=held 2025-Q2=missing
	printf 'lang: en\nmeeting:\n  joint_serves: yes\n' >own.yaml
	HL_CONFIG=own.yaml expect 2026-02-01 2025-Q1=held 2025-02=held 2025-05=held 2025-Q2=missing
	[ "$(HL_CONFIG=own.yaml periods --now 2026-02-01 | grep ^dispatch,2025-02)" = dispatch,2025-02,held,HTBC-2025-M001 ]
}

@test "R49 special and coordination meetings hold no period" {
	district
	hold --kind special --event 防汛 --plan 三步走 --at 2025-02-10
	expect 2026-02-01 2025-Q1=missing 2025-02=missing
}

@test "R49 the grids: a row a station, a column a quarter and a month, and how many are missing" {
	district
	hold --kind joint --at 2025-02-10
	hold --kind dispatch --at 2025-03-10
	[ "$(hl-meeting regularity --year 2025 -f csv --now 2025-07-01 | head -1)" = \
	    station,q1,q2,q3,q4,m01,m02,m03,m04,m05,m06,m07,m08,m09,m10,m11,m12,missing ]
	run grid --now 2025-05-15
	[ "${lines[0]}" = HTBC,held,pending,pending,pending,missing,missing,held,missing,pending,pending,pending,pending,pending,pending,pending,pending,3 ]
	[ "${lines[1]}" = MS,missing,pending,pending,pending,missing,missing,missing,missing,pending,pending,pending,pending,pending,pending,pending,pending,5 ]
	[ "$(grid --now 2025-05-15 --kind joint --station MS)" = MS,missing,pending,pending,pending,1 ]
	[ "$(grid --now 2025-05-15 --kind 工作调度会 --station 马山社区 -F station,m04,m05,missing)" = MS,missing,pending,4 ]
}

@test "R49 -e exits 10 when something is missing, not because there are rows" {
	district
	run -0 hl-meeting regularity --year 2025 --now 2025-01-31
	run -0 hl-meeting regularity --year 2025 --now 2025-01-31 -e
	run -10 hl-meeting regularity --year 2025 --now '2025-02-01 00:00' -e
	run -0 hl-meeting regularity --year 2025 --now '2025-02-01 00:00'
	run -0 hl-meeting regularity --year 2025 --now '2025-02-01 00:00' -e --kind joint
	run -10 hl-meeting regularity --year 2025 --now '2025-04-01 00:00' -e --kind joint
	hold --kind dispatch --at 2025-01-15
	run -0 hl-meeting regularity --year 2025 --now '2025-02-01 00:00' -e --station HTBC --long
	run -10 hl-meeting regularity --year 2025 --now '2025-02-01 00:00' -e --station MS --long
}

@test "R49 a station owes from the quarter and the month it was founded in" {
	district
	hl-station batch -q --reason test <<-'END'
	{"do":"add","code":"NEW","street":"甲","community":"甲","head":"甲","founded":"2025-05-31"}
	{"do":"add","code":"NEXT","street":"乙","community":"乙","head":"乙","founded":"2026-01-01"}
	{"do":"add","code":"OLD","street":"丙","community":"丙","head":"丙","founded":"2024-12-31"}
	END
	[ "$(grid --now 2026-02-01 --station NEW)" = NEW,,missing,missing,missing,,,,,missing,missing,missing,missing,missing,missing,missing,missing,11 ]
	[ "$(grid --now 2026-02-01 --station NEXT)" = NEXT,,,,,,,,,,,,,,,,,0 ]
	[ "$(grid --now 2026-02-01 --station OLD -F q1,m01,missing)" = missing,missing,16 ]
	[ "$(hl-meeting regularity --year 2025 --now 2026-02-01 --station NEW --long -f ids | wc -l)" -eq 11 ]
	run -0 hl-meeting regularity --year 2025 --now 2026-02-01 --station NEXT -e
	# a meeting held before it is shown all the same
	hl-meeting hold -q --reason test --station NEW --kind dispatch --chair 甲 --at 2025-06-10 >/dev/null
	hl-station set NEW --founded 2025-08-01 --reason test
	[ "$(grid --now 2026-02-01 --station NEW -F q2,m06,m07,m08,missing)" = ,held,,missing,7 ]
}

@test "R49 a voided station owes nothing, a voided or cancelled meeting holds nothing" {
	district
	hold --kind dispatch --at 2025-01-15
	hl-meeting void "$(hl-report journal --command hold -f ids)" --reason 录入错误
	expect 2026-02-01 2025-01=missing
	hl-meeting schedule -q --station HTBC --kind dispatch --on 2098-01-06 >/dev/null
	[ "$(hl-meeting regularity --year 2098 --station HTBC -f csv --no-header -F m01)" = planned ]
	hl-meeting cancel HTBC-2098-M001 --reason 防汛
	[ "$(hl-meeting regularity --year 2098 --station HTBC -f csv --no-header -F m01)" = pending ]
	hl-station void "$(sqlite3 hl.db "SELECT event FROM station WHERE code = 'MS'")" --reason 录入错误
	[ "$(grid --now 2026-02-01 -F station)" = HTBC ]
}

@test "R49 a period with a meeting announced is planned until it is over, then missing" {
	district
	[ "$(hl-meeting schedule --station HTBC --kind dispatch --on '2098-03-06 09:00')" = HTBC-2098-M001 ]
	hl-meeting schedule -q --station HTBC --kind dispatch --on '2098-03-20 09:00' >/dev/null
	look() { hl-meeting regularity --year 2098 --station HTBC --long -f csv --no-header -F period,status,meeting --now "$1" | grep ^2098-03; }
	[ "$(look 2098-01-01)" = 2098-03,planned,HTBC-2098-M001 ]
	[ "$(look '2098-03-31 23:59:59')" = 2098-03,planned,HTBC-2098-M001 ]
	[ "$(look '2098-04-01 00:00')" = 2098-03,missing, ]
}

@test "R49 --status gives the rows of one state, by its code or its word" {
	district
	hold --kind joint --at 2025-02-10
	hold --kind joint --at 2025-02-09
	[ "$(periods --now 2025-04-15 --status held)" = joint,2025-Q1,held,HTBC-2025-M002 ]
	[ "$(periods --now 2025-04-15 --status 未召开 | wc -l)" -eq 3 ]
	refuses 2 hl-meeting regularity --year 2025 --status over
	[[ $err == *'held, missing, planned, pending'* ]]
}

@test "R49 the grids agree with the list of meetings, counted another way" {
	district
	for d in 01-03 01-31 02-28 04-01 06-30 07-01 09-30 10-01 12-31; do
		hold --kind dispatch --at "2025-$d"
		hold --kind joint --at "2025-$d 10:00"
	done
	hl-meeting list --year 2025 -f tsv --no-header -F kind,at | awk -F '\t' '
		{ m = substr($2, 6, 2) + 0; if ($1 == "joint") q[int((m - 1) / 3)]; else d[m] }
		END { printf "HTBC"; for (i = 0; i < 4; i++) printf ",%s", (i in q) ? "held" : "missing"
			for (i = 1; i <= 12; i++) printf ",%s", (i in d) ? "held" : "missing"
			for (i = 0; i < 4; i++) n += !(i in q); for (i = 1; i <= 12; i++) n += !(i in d); print "," n }' >want
	grid --now 2026-02-01 --station HTBC | diff want -
}

@test "R49 what is no year, no regular kind or no station is refused" {
	district
	refuses 2 hl-meeting regularity
	[[ $err == *--year* ]]
	refuses 2 hl-meeting regularity --year 99999
	refuses 2 hl-meeting regularity --year 2025 --kind special
	[[ $err == *R49* ]]
	refuses 2 hl-meeting regularity --year 2025 --kind party
	refuses 3 hl-meeting regularity --year 2025 --station HTBX
}

@test "R49 the pass over the meetings reads an index and nothing else" {
	district
	hold --kind joint --at 2025-02-10
	run sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT id, station_id, at, regular FROM meeting INDEXED BY meeting_regular WHERE at >= 1 AND at < 2 AND regular IS NOT NULL"
	[[ $output == *COVERING* ]]
	[ "$(sqlite3 hl.db 'SELECT regular FROM meeting')" = 2 ]
}
