load lib.bash
load facts.bash

# talks TIME [OPTION...]: those of 2025
talks() {
	local time=$1
	shift
	hl-score talks --year 2025 --as-of "$time" -f csv --no-header "$@"
}

# runs TIME: those of ground consecutive as DEPT:FIRST-LAST/LENGTH:STATUS, serials only
runs() {
	talks "$1" -F department,ground,first,last,length,status "${@:2}" |
	    sed -En 's/^([^,]*),consecutive,HTBC-2025-0*([0-9]*),(HTBC-2025-0*([0-9]*))?,([0-9]*),(.*)/\1:\2-\4\/\5:\6/p' | paste -sd' '
}

# missed DEPT ISSUE DAY [KIND]: a deadline at the end of a day of 2025, as 03-04, never met
missed() { deadline "$1" "$2" "2025-$3 23:59:59" - "${4:-dispatch}"; }
# kept DEPT ISSUE DAY
kept() { deadline "$1" "$2" "2025-$3 23:59:59" "2025-$3 08:00:00"; }

# --- R38 ---

@test "R38 talks names its fields" {
	district
	run hl-score talks --year 2025 -f csv
	[ "${lines[0]}" = department,principal,ground,first,last,first_ref,last_ref,length,status ]
}

@test "R38 two missed in a row are a talk, one or one between kept ones is not" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	missed ZJJ 3 03-04
	kept ZJJ 4 03-05
	missed ZJJ 5 03-06
	[ "$(talks 2025-04-01)" = "CGJ,张一,consecutive,HTBC-2025-0001,HTBC-2025-0002,R1,R2,2,proposed" ]
	[ -z "$(runs 2025-03-05T23:59:59)" ]
	[ "$(runs 2025-03-06T00:00:00)" = "CGJ:1-2/2:proposed" ]
}

@test "R38 every maximal run is one item with its first, last and length" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	missed CGJ 3 03-06
	kept CGJ 4 03-07
	missed CGJ 5 03-10
	kept CGJ 6 03-11
	missed CGJ 7 03-12
	missed CGJ 8 03-13
	[ "$(runs 2025-04-01)" = "CGJ:1-3/3:proposed CGJ:7-8/2:proposed" ]
}

@test "R38 order: due, then issue number with the serial as a number, then opening" {
	district
	missed CGJ 9 03-04
	kept CGJ 10 03-04
	missed CGJ 11 03-04
	missed CGJ 12 03-05
	[ "$(runs 2025-04-01)" = "CGJ:11-12/2:proposed" ]
	# of the same issue and due: the one opened first is first
	facts <<-END
	DELETE FROM deadline;
	INSERT INTO deadline (department_id, issue_id, kind, opened, due, met, event) VALUES
	($(d CGJ), 9, 'coordination', 200, @2025-03-04 23:59:59@, 300, 1),
	($(d CGJ), 9, 'dispatch', 100, @2025-03-04 23:59:59@, 253402300799, 1),
	($(d CGJ), 10, 'dispatch', 100, @2025-03-04 23:59:59@, 253402300799, 1);
	END
	[ -z "$(runs 2025-04-01)" ]
	facts <<<"UPDATE deadline SET opened = 50 WHERE kind = 'coordination'"
	[ "$(runs 2025-04-01)" = "CGJ:9-10/2:proposed" ]
}

@test "R38 order: station code bytewise before year and serial" {
	district
	missed CGJ 1 03-04
	kept CGJ 2 03-04
	missed CGJ 3 03-04
	[ -z "$(runs 2025-04-01)" ]
	facts <<<"UPDATE issue SET station_id = (SELECT id FROM station WHERE code = 'MS') WHERE id = 2"
	[ "$(runs 2025-04-01)" = "CGJ:1-3/2:proposed" ]
}

@test "R38 a dispatch and a coordination miss of one issue are two" {
	district
	missed CGJ 1 03-04
	missed CGJ 1 03-05 coordination
	[ "$(runs 2025-04-01)" = "CGJ:1-1/2:proposed" ]
}

@test "R38 fed back late is missed, and counts although late.kinds leaves its kind out" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59' '2025-03-05 00:00:00'
	missed CGJ 2 03-05 progress
	printf 'late:\n  kinds: [dispatch]\n' >config.yaml
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:proposed" ]
}

@test "R38 void and waived ones are left out: they neither count nor end a run" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	missed CGJ 3 03-06
	facts <<<"UPDATE deadline SET waived = @2025-03-20 10:00:00@ WHERE issue_id = 2"
	[ "$(runs 2025-03-20T09:59:59)" = "CGJ:1-3/3:proposed" ]
	[ "$(runs 2025-03-20T10:00:00)" = "CGJ:1-3/2:proposed" ]
	facts <<<"UPDATE deadline SET void = @2025-03-25 10:00:00@ WHERE issue_id = 1"
	[ -z "$(runs 2025-03-25T10:00:00)" ]
}

@test "R38 a void deadline that was kept does not end a run" {
	district
	missed CGJ 1 03-04
	kept CGJ 2 03-05
	missed CGJ 3 03-06
	[ -z "$(runs 2025-04-01)" ]
	facts <<<"UPDATE deadline SET void = @2025-03-01 10:00:00@ WHERE issue_id = 2"
	[ "$(runs 2025-04-01)" = "CGJ:1-3/2:proposed" ]
}

@test "R38 what is not decided at T is left out; kept ones count from their feedback" {
	district
	missed CGJ 1 03-04
	deadline CGJ 2 '2025-03-05 23:59:59' '2025-03-05 08:00:00'
	missed CGJ 3 03-06
	deadline ZJJ 4 '2025-03-20 23:59:59' '2025-03-10 08:00:00'
	[ -z "$(runs 2025-03-05T07:00:00)" ]
	[ -z "$(runs 2025-04-01)" ]
	facts <<<"UPDATE deadline SET due = @2025-03-04 23:59:59@ WHERE issue_id = 3"
	# 1 and 3 are past at 03-05 00:00:00, 2 is open until its feedback: afterwards it comes after both
	[ "$(runs 2025-03-05T00:00:00)" = "CGJ:1-3/2:proposed" ]
	[ "$(runs 2025-04-01)" = "CGJ:1-3/2:proposed" ]
}

@test "R38 a run belongs to the year of its last miss at T" {
	district
	deadline CGJ 1 '2024-12-30 23:59:59'
	deadline CGJ 2 '2024-12-31 23:59:59'
	missed CGJ 3 01-02
	[ "$(hl-score talks --year 2024 --as-of 2025-01-01T00:00:00 -f csv --no-header -F ground,length,status | grep consecutive)" = consecutive,2,proposed ]
	[ -z "$(runs 2025-01-02T23:59:59)" ]
	[ "$(runs 2025-01-03)" = "CGJ:1-3/3:proposed" ]
	[ -z "$(hl-score talks --year 2024 --as-of 2025-01-03 -f csv --no-header | grep consecutive)" ]
	# and one that goes on into the next year is not of this one
	deadline CGJ 4 '2026-01-05 23:59:59'
	[ -z "$(runs 2026-02-01)" ]
	[ "$(hl-score talks --year 2026 --as-of 2026-02-01 -f csv --no-header -F first,last,length | head -n 1)" = ",," ]
	[ "$(hl-score talks --year 2026 --as-of 2026-02-01 -f csv --no-header -F first,last,length | tail -n 1)" = HTBC-2025-0001,HTBC-2025-0004,4 ]
}

@test "R38 by the programs: two issues late in a row" {
	district
	A=$(raise 2025-03-03 --ref X1)
	B=$(raise 2025-03-04 --ref X2)
	solo "$A" CGJ 2025-03-03
	solo "$B" CGJ 2025-03-04
	feed "$A" CGJ done 2025-03-10
	[ "$(talks 2025-03-08T00:00:00 | grep consecutive)" = "CGJ,张一,consecutive,$A,$B,X1,X2,2,proposed" ]
	[ -z "$(talks 2025-03-07T23:59:59 | grep consecutive)" ]
}

@test "R39 the principal is the one on the due date of the run's last deadline" {
	district
	facts <<-END
	UPDATE principal SET until = @2025-03-06 00:00:00@ WHERE department_id = $(d CGJ);
	INSERT INTO principal (department_id, name, since, event) VALUES ($(d CGJ), '新局长', @2025-03-06 00:00:00@, 1);
	END
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	[ "$(talks 2025-04-01 | grep consecutive | cut -d, -f2)" = 张一 ]
	missed CGJ 3 03-06
	[ "$(talks 2025-04-01 | grep consecutive | cut -d, -f2)" = 新局长 ]
	[ "$(talks 2025-03-05T12:00:00 --department CGJ | grep last | cut -d, -f2)" = 张一 ]
}

# --- R37 ---

@test "R37 last: provisional before the year is over, proposed from its cut-off" {
	district
	missed CGJ 1 03-04
	missed ZJJ 2 03-04
	[ -z "$(talks 2025-12-31T23:59:59)" ]	# on the lowest total, but third
	printf 'rank:\n  top: 1\n' >config.yaml
	[ "$(talks 2025-12-31T23:59:59)" = "CGJ,张一,last,,,,,,provisional
ZJJ,李二,last,,,,,,provisional" ]
	[ "$(talks 2025-12-31T23:59:59 -F department,status | paste -sd' ')" = "CGJ,provisional ZJJ,provisional" ]
	[ "$(talks 2026-01-01T00:00:00 -F department,status | paste -sd' ')" = "CGJ,proposed ZJJ,proposed" ]
	[ -z "$(talks 2025-03-04)" ]
}

@test "talks --department shows one" {
	district
	for i in 1 2; do missed CGJ $i 03-0$i; missed ZJJ $i 03-0$i; done
	[ "$(runs 2025-04-01 --department ZJJ)" = "ZJJ:1-2/2:proposed" ]
	refuses 3 hl-score talks --year 2025 --department XX
}

# --- R39 ---

@test "R38 R39 a talk held: the run is dealt with, two further misses are a new item" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	e=$(hl-score talk hold --department 区城管局 --year 2025 --ground consecutive --first ref:R1 --by 王部长 --at '2025-03-07 10:00' --reason 补录)
	[ "$(runs 2025-03-07T09:59:59)" = "CGJ:1-2/2:proposed" ]
	[ "$(runs 2025-03-07T10:00:00)" = "CGJ:1-2/2:held" ]
	[ "$(sqlite3 hl.db "SELECT event, person, held_by, kind FROM talk")" = "$e|张一|王部长|dispatch" ]
	missed CGJ 3 03-10
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:held" ]
	missed CGJ 4 03-11
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:held CGJ:3-4/2:proposed" ]
	missed CGJ 5 03-12
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:held CGJ:3-5/3:proposed" ]
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0003 --by 王部长 --at '2025-03-20 10:00' --reason 补录
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:held CGJ:3-5/3:held" ]
	printf 'talk:\n  rearm: false\n' >config.yaml
	[ "$(runs 2025-04-01 | cut -d' ' -f1)" = "CGJ:1-5/5:held" ]
}

@test "R39 a talk is held once, and only one that is proposed" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	hold="hl-score talk hold --department CGJ --year 2025 --by 王部长 --reason 补录"
	refuses 7 $hold --ground consecutive --first HTBC-2025-0001 --at '2025-03-05 10:00'
	refuses 7 $hold --ground consecutive --first HTBC-2025-0002 --at '2025-03-07 10:00'
	refuses 7 $hold --ground appraisal --at '2025-03-07 10:00'
	refuses 7 $hold --ground last --at '2025-03-07 10:00'
	[[ $err == *provisional* ]]
	refuses 3 $hold --ground consecutive --first HTBC-2025-0009 --at '2025-03-07 10:00'
	refuses 2 $hold --ground consecutive --at '2025-03-07 10:00'
	refuses 2 $hold --ground last --first HTBC-2025-0001 --at '2025-03-07 10:00'
	refuses 2 $hold --ground worst --at '2025-03-07 10:00'
	refuses 2 hl-score talk hold --department CGJ --year 2025 --ground last --reason 补录
	refuses 7 $hold --ground consecutive --first HTBC-2025-0001 --at 2999-01-01
	$hold --ground consecutive --first HTBC-2025-0001 --at '2025-03-07 10:00'
	refuses 7 $hold --ground consecutive --first HTBC-2025-0001 --at '2025-03-08 10:00'
	[[ $err == *already* ]]
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM talk')" -eq 1 ]
}

@test "R39 ground last: held after the year, listed as held from then on" {
	district
	printf 'rank:\n  top: 1\n' >config.yaml
	deadline CGJ 1 '2024-03-04 23:59:59'
	hl-score talk hold --department CGJ --year 2024 --ground last --by 王部长 --person 张一 --text 谈话 --at '2025-01-10 10:00' --reason 补录
	s() { hl-score talks --year 2024 --as-of "$1" -f csv --no-header -F status; }
	[ "$(s 2025-01-10T09:59:59)" = proposed ]
	[ "$(s 2025-01-10T10:00:00)" = held ]
	[ "$(s 2024-12-01)" = provisional ]
}

@test "R39 dismissed needs a reason, and does not begin a new item" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	refuses 7 hl-score talk dismiss --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --at '2025-03-07 10:00'
	[[ $err == *--reason* ]]
	hl-score talk dismiss --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --at '2025-03-07 10:00' --reason 系统故障
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:dismissed" ]
	missed CGJ 3 03-10
	missed CGJ 4 03-11
	[ "$(runs 2025-04-01)" = "CGJ:1-4/4:dismissed" ]
	refuses 7 hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --by 王 --at '2025-03-20 10:00' --reason 补录
}

@test "R39 one issue that begins two runs: --kind tells which" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	kept CGJ 3 03-06
	missed CGJ 1 03-07 coordination
	missed CGJ 4 03-10
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --kind coordination --by 王 --at '2025-03-20 10:00' --reason 补录
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:proposed CGJ:1-4/2:held" ]
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --by 王 --at '2025-03-21 10:00' --reason 补录
	[ "$(runs 2025-04-01)" = "CGJ:1-2/2:held CGJ:1-4/2:held" ]
}

@test "R39 what was held stays on the list when its ground goes" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --by 王 --at '2025-03-07 10:00' --reason 补录
	facts <<<"UPDATE deadline SET waived = @2025-03-20 10:00:00@ WHERE issue_id = 1"
	[ "$(talks 2025-04-01 | grep consecutive)" = "CGJ,张一,consecutive,HTBC-2025-0001,,R1,,,held" ]
}

@test "R51 a talk taken back is proposed again, unless a later one rests on it" {
	district
	missed CGJ 1 03-04
	missed CGJ 2 03-05
	missed CGJ 3 03-10
	missed CGJ 4 03-11
	a=$(hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0001 --by 王 --at '2025-03-07 10:00' --reason 补录)
	b=$(hl-score talk hold --department CGJ --year 2025 --ground consecutive --first HTBC-2025-0003 --by 王 --at '2025-03-20 10:00' --reason 补录)
	refuses 7 hl-score void "$a" --at '2025-04-01 10:00' --reason 错录
	[[ $err == *"$b"* ]]
	hl-score void "$b" --at '2025-04-01 10:00' --reason 错录
	[ "$(runs 2025-04-01T09:59:59)" = "CGJ:1-2/2:held CGJ:3-4/2:held" ]
	[ "$(runs 2025-04-01T10:00:00)" = "CGJ:1-2/2:held CGJ:3-4/2:proposed" ]
	hl-score void "$a" --at '2025-04-02 10:00' --reason 错录
	[ "$(runs 2025-05-01)" = "CGJ:1-4/4:proposed" ]
}

@test "R38 property: the runs of random years are those of a plain window query" {
	district
	random_deadlines 600
	for t in 2024-07-01 2025-01-02 2025-06-15 2026-06-01; do
		T=$(date -d "$t 23:59:59 +0800" +%s)
		sqlite3 -separator , hl.db <<-END >want
		WITH o AS (SELECT d.department_id AS dep, d.due, d.met > d.due AND d.due < $T AS missed,
		s.code || '-' || i.year || '-' || format('%04d', i.serial) AS number,
		row_number() OVER (PARTITION BY d.department_id ORDER BY d.due, s.code, i.year, i.serial) AS n
		FROM deadline d JOIN issue i ON i.id = d.issue_id JOIN station s ON s.id = i.station_id
		WHERE d.void > $T AND d.waived > $T AND (d.due < $T OR (d.met <= d.due AND d.met <= $T))),
		g AS (SELECT *, n - row_number() OVER (PARTITION BY dep, missed ORDER BY n) AS run FROM o),
		r AS (SELECT dep, min(n) AS a, max(n) AS z, count(*) AS length, max(due) AS due FROM g WHERE missed GROUP BY dep, run)
		SELECT p.code, f.number, l.number, length FROM r JOIN department p ON p.id = r.dep
		JOIN o f ON f.dep = r.dep AND f.n = a JOIN o l ON l.dep = r.dep AND l.n = z
		WHERE length >= 2 AND strftime('%Y', r.due, 'unixepoch', '+8 hours') = '2025' ORDER BY p.code, a;
		END
		hl-score talks --year 2025 --as-of $t -f csv --no-header -F department,first,last,length,ground | sed -n 's/,consecutive$//p' >got
		diff want got
	done
	[ -s got ]
}
