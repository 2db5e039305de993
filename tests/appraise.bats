load lib.bash
load facts.bash

# evidence TIME FIELDS [OPTION...]: of 2025, without the heading
evidence() {
	local time=$1 fields=$2
	shift 2
	hl-score evidence --year 2025 --as-of "$time" -f csv --no-header -F "$fields" "$@"
}

# met YEAR-SERIAL KIND AT DEPT=STATUS...: a meeting held, straight into the tables
met() {
	local serial=$1 at=$2 who
	shift 2
	facts <<-END
	INSERT INTO meeting (station_id, year, serial, kind, state, at, event)
	VALUES ((SELECT id FROM station WHERE code = 'HTBC'), 2025, $serial, 'dispatch', 'held', $(when "$at"), 1);
	END
	for who; do
		facts <<-END
		INSERT INTO attendance (meeting_id, status, who, department_id)
		VALUES ((SELECT max(id) FROM meeting), '${who#*=}', '${who%=*}', $(d "${who%=*}"));
		END
	done
}

# --- evidence of the base (R33) ---

@test "R33 evidence: meetings asked to, attended, by proxy, and the rate" {
	district
	met 1 '2025-02-03 09:00:00' CGJ=present ZJJ=absent SWJ=invited
	met 2 '2025-03-03 09:00:00' CGJ=proxy ZJJ=leave
	met 3 '2025-04-03 09:00:00' CGJ=absent
	[ "$(evidence 2025-06-01 department,invited,attended,proxy,rate)" = "CGJ,3,2,1,66.7
JTJ,0,0,0,
SWJ,1,0,0,0.0
ZJJ,2,0,0,0.0" ]
	# those held by T only, to the second
	[ "$(evidence '2025-02-03 08:59:59' invited --department CGJ)" = 0 ]
	[ "$(evidence '2025-02-03 09:00:00' invited --department CGJ)" = 1 ]
	printf 'meeting:\n  proxy_counts: false\n' >config.yaml
	[ "$(evidence 2025-06-01 invited,attended,proxy,rate --department CGJ)" = 3,1,1,33.3 ]
}

@test "R33 evidence: meetings of other years, cancelled and voided ones are not evidence" {
	district
	met 1 '2024-12-31 23:59:59' CGJ=present
	met 2 '2025-01-01 00:00:00' CGJ=present
	met 3 '2026-01-01 00:00:00' CGJ=present
	[ "$(evidence 2026-06-01 invited --department CGJ)" = 1 ]
	facts <<<"UPDATE meeting SET gone = @2025-05-01 10:00:00@ WHERE serial = 2"
	[ "$(evidence '2025-05-01 09:59:59' invited --department CGJ)" = 1 ]
	[ "$(evidence '2025-05-01 10:00:00' invited --department CGJ)" = 0 ]
}

@test "R33 evidence: deadlines owed are on time, late, waived or pending" {
	district
	deadline CGJ 1 '2025-03-04 23:59:59' '2025-03-04 23:59:59'
	deadline CGJ 2 '2025-03-05 23:59:59' '2025-03-06 00:00:00'
	deadline CGJ 3 '2025-03-06 23:59:59'
	deadline CGJ 4 '2025-03-07 23:59:59'
	deadline CGJ 5 '2024-12-31 23:59:59'
	deadline CGJ 6 '2026-01-01 00:00:00'
	facts <<<"UPDATE deadline SET waived = @2025-03-20 10:00:00@ WHERE issue_id = 3"
	facts <<<"UPDATE deadline SET void = @2025-03-25 10:00:00@ WHERE issue_id = 4"
	f=owed,on_time,late,waived,pending
	[ "$(evidence '2025-03-01 23:59:58' $f --department CGJ)" = 0,0,0,0,0 ]
	[ "$(evidence '2025-03-04 23:59:58' $f --department CGJ)" = 3,0,0,0,3 ]	# the fourth opens a second later
	[ "$(evidence '2025-03-04 23:59:59' $f --department CGJ)" = 4,1,0,0,3 ]
	[ "$(evidence '2025-03-05 23:59:59' $f --department CGJ)" = 4,1,0,0,3 ]
	[ "$(evidence '2025-03-06 00:00:00' $f --department CGJ)" = 4,1,1,0,2 ]
	[ "$(evidence '2025-03-08 00:00:00' $f --department CGJ)" = 4,1,3,0,0 ]
	[ "$(evidence '2025-03-20 10:00:00' $f --department CGJ)" = 4,1,2,1,0 ]
	[ "$(evidence '2025-03-25 10:00:00' $f --department CGJ)" = 3,1,1,1,0 ]
}

@test "R33 evidence: receipts, and the median of the hours to the first feedback" {
	district
	# opened 72 hours before it is due
	deadline CGJ 1 '2025-03-04 00:00:00' '2025-03-01 01:00:00'
	[ "$(evidence 2025-06-01 hours --department CGJ)" = 1.0 ]
	deadline CGJ 2 '2025-03-04 00:00:00' '2025-03-01 02:30:00'
	[ "$(evidence 2025-06-01 hours --department CGJ)" = 1.8 ]	# 1.75, half up
	deadline CGJ 3 '2025-03-04 00:00:00' '2025-03-09 00:00:00'
	[ "$(evidence 2025-06-01 hours --department CGJ)" = 2.5 ]
	[ "$(evidence '2025-03-01 01:00:00' hours --department CGJ)" = 1.0 ]
	[ "$(evidence '2025-03-01 00:59:59' hours --department CGJ)" = '""' ]
	deadline CGJ 4 '2025-03-04 00:00:00' '2025-03-01 00:03:00' coordination
	[ "$(evidence 2025-06-01 hours --department CGJ)" = 2.5 ]
	n=$(raise 2025-03-03)
	solo "$n" CGJ 2025-03-03
	feed "$n" CGJ receipt '2025-03-03 10:00'
	[ "$(evidence '2025-03-03 09:59:59' receipts --department CGJ)" = 0 ]
	[ "$(evidence '2025-03-03 10:00:00' receipts --department CGJ)" = 1 ]
	e=$(sqlite3 hl.db "SELECT max(seq) FROM event")
	hl-issue void "$e" --at '2025-04-01 10:00' --reason 错录
	[ "$(evidence '2025-04-01 09:59:59' receipts --department CGJ)" = 1 ]
	[ "$(evidence '2025-04-01 10:00:00' receipts --department CGJ)" = 0 ]
}

@test "R33 evidence: the base with its rulings, as in the ranking, with and without base.min_attendance" {
	district
	met 1 '2025-02-03 09:00:00' CGJ=present ZJJ=absent
	met 2 '2025-03-03 09:00:00' CGJ=absent ZJJ=absent
	hl-score adjust --department CGJ --year 2025 --points -2.5 --kind base --reason 缺席 --at '2025-04-01 10:00'
	hl-score adjust --department CGJ --year 2025 --points 7 --reason 其他 --at '2025-04-01 10:00'
	f=department,base,adjustment
	[ "$(evidence '2025-04-01 09:59:59' $f --department CGJ)" = CGJ,60.0,0.0 ]
	[ "$(evidence '2025-04-01 10:00:00' $f --department CGJ)" = CGJ,57.5,-2.5 ]
	printf 'base:\n  min_attendance: 50\n' >config.yaml
	[ "$(evidence 2025-06-01 $f | paste -sd' ')" = "CGJ,57.5,-2.5 JTJ,60.0,0.0 SWJ,60.0,0.0 ZJJ,0.0,0.0" ]
	diff <(evidence 2025-06-01 department,base) <(rank 2025 2025-06-01 -F department,base --sort department)
	printf 'base:\n  min_attendance: 51\n' >config.yaml
	[ "$(evidence 2025-06-01 $f --department CGJ)" = CGJ,-2.5,-2.5 ]
	diff <(evidence 2025-06-01 department,base) <(rank 2025 2025-06-01 -F department,base --sort department)
}

@test "R33 evidence: only departments that are scored; refuses a year and a department that are not" {
	district
	[ "$(evidence 2025-06-01 department | paste -sd' ')" = "CGJ JTJ SWJ ZJJ" ]
	[ -z "$(evidence 2025-06-01 department --department SZJ)" ]
	printf 'score:\n  levels: [district, city]\n' >config.yaml
	[ "$(evidence 2025-06-01 department --department SZJ)" = SZJ ]
	refuses 3 hl-score evidence --year 2025 --department XX
	refuses 2 hl-score evidence --year 20255
	refuses 2 hl-score evidence
}

@test "R33 property: evidence of random deadlines is what a plain count says" {
	district
	random_deadlines 500
	for t in 2024-07-01 2025-01-02 2025-06-15 2026-06-01; do
		T=$(date -d "$t 23:59:59 +0800" +%s)
		sqlite3 -separator , hl.db "SELECT p.code, d.due, d.met, d.waived, d.opened FROM deadline d JOIN department p ON p.id = d.department_id
			WHERE strftime('%Y', d.due, 'unixepoch', '+8 hours') = '2025' AND d.void > $T ORDER BY p.code, d.met - d.opened" |
		    awk -F, -v T="$T" '
			function median() { if (!n) return ""; m = n % 2 ? took[(n + 1) / 2] : (took[n / 2] + took[n / 2 + 1]) / 2; return sprintf("%.1f", int(m / 360 + 0.5) / 10) }
			function say() { if (owed) print c "," owed "," on + 0 "," late + 0 "," waived + 0 "," owed - on - late - waived "," median() }
			$1 != c { say(); c = $1; owed = on = late = waived = n = 0 }
			$5 > T { next }
			{ owed++ }
			$3 <= $2 && $3 <= T { on++ }
			$3 > $2 && T > $2 { if ($4 > T) late++; else waived++ }
			$3 <= T { took[++n] = $3 - $5 }
			END { say() }' >want
		evidence $t department,owed,on_time,late,waived,pending,hours | grep -v ',0,0,0,0,0,$' >got || true
		diff want got
	done
	[ -s got ]
}

# --- bonuses (R36) ---

# bonus TIME: of 2025, as PLACE:DEPT
bonus() { hl-score bonus --year 2025 --as-of "$1" -f csv --no-header -F rank,department | tr , : | paste -sd' '; }

@test "R36 bonus names its fields and what a top place adds, never part of the total" {
	district
	credit CGJ solo 1 '2025-03-04 10:00:00'
	before=$(rank 2025 2026-01-01T00:00:00)
	[ "$(hl-score bonus --year 2025 --as-of 2026-01-01T00:00:00 -f csv | head -n 2)" = "rank,department,name,total,party,director,status
1,CGJ,区城管局,61.0,1.0,3.0,final" ]
	printf 'rank:\n  top_party: 2.5\n  top_director: 4\n' >config.yaml
	[ "$(hl-score bonus --year 2025 --as-of 2026-01-01T00:00:00 -f csv --no-header -F total,party,director | head -n 1)" = 61.0,2.5,4.0 ]
	[ "$(rank 2025 2026-01-01T00:00:00)" = "$before" ]
}

@test "R36 every department whose place is up to 3: ties 1 1 3, 1 2 3 3, 1 2 2, all equal" {
	district
	[ "$(bonus 2026-02-01)" = "1:CGJ 1:JTJ 1:SWJ 1:ZJJ" ]
	credit CGJ solo 1 '2025-03-04 10:00:00'
	credit ZJJ solo 2 '2025-03-04 10:00:00'
	[ "$(bonus 2026-02-01)" = "1:CGJ 1:ZJJ 3:JTJ 3:SWJ" ]
	credit CGJ solo 3 '2025-03-04 10:00:00'
	[ "$(bonus 2026-02-01)" = "1:CGJ 2:ZJJ 3:JTJ 3:SWJ" ]
	credit SWJ solo 4 '2025-03-04 10:00:00'
	[ "$(bonus 2026-02-01)" = "1:CGJ 2:SWJ 2:ZJJ" ]
	printf 'rank:\n  top: 1\n' >config.yaml
	[ "$(bonus 2026-02-01)" = "1:CGJ" ]
	printf 'rank:\n  top: 0\n' >config.yaml
	[ -z "$(bonus 2026-02-01)" ]
}

@test "R36 R35 departments without load listed apart have no place and no bonus" {
	district
	work CGJ 1 '2025-03-03 10:00:00'
	credit ZJJ solo 2 '2025-03-04 10:00:00'
	work ZJJ 2 '2025-03-03 10:00:00'
	[ "$(bonus 2026-02-01)" = "1:ZJJ 2:CGJ 2:JTJ 2:SWJ" ]
	printf 'rank:\n  no_load: separate\n' >config.yaml
	[ "$(bonus 2026-02-01)" = "1:ZJJ 2:CGJ" ]
}

@test "R36 bonus is provisional before the year is over" {
	district
	s() { hl-score bonus --year 2025 --as-of "$1" -f csv --no-header -F status | sort -u; }
	[ "$(s 2025-12-31T23:59:59)" = provisional ]
	[ "$(s 2026-01-01T00:00:00)" = final ]
	refuses 2 hl-score bonus
	refuses 2 hl-score bonus --year 1
}

# --- talks the office proposes, outcomes (R39) ---

# appraisals TIME [FIELDS]: talks of 2025 on ground appraisal
appraisals() { hl-score talks --year 2025 --as-of "$1" -f csv --no-header -F "ground,${2:-department,status,outcome,at,by,person,text,event}" | sed -n 's/^appraisal,//p'; }

@test "R39 ground appraisal is proposed by the office, with a reason, and never arises by itself" {
	district
	[ -z "$(appraisals 2026-06-01)" ]
	refuses 2 hl-score talk propose --department CGJ --year 2025
	refuses 2 hl-score talk propose --year 2025 --reason 差
	refuses 3 hl-score talk propose --department XX --year 2025 --reason 差
	refuses 2 hl-score talk propose --department CGJ --year 25 --reason 差
	refuses 7 hl-score talk propose --department CGJ --year 2025 --reason 差 --at 2999-01-01
	p=$(hl-score talk propose --department 区城管局 --year 2025 --text 考评较差 --reason 年终 --at '2025-06-01 10:00')
	[ -z "$(appraisals 2025-06-01T09:59:59)" ]
	[ "$(appraisals 2025-06-01T10:00:00)" = "CGJ,proposed,,2025-06-01T10:00:00+08:00,,,考评较差,$p" ]
	[ "$(appraisals 2025-06-01T10:00:00 principal)" = 张一 ]
	refuses 7 hl-score talk propose --department CGJ --year 2025 --reason 差 --at '2025-06-02 10:00'
	[[ $err == *"event $p"* ]]
	hl-score talk propose --department SZJ --year 2025 --reason 差 --at '2025-06-02 10:00'
	[ "$(appraisals 2026-06-01 department,text | paste -sd' ')" = "CGJ,考评较差 SZJ,差" ]
}

@test "R39 a talk is held with its outcome: 诫勉, 问责 or none" {
	district
	hl-score talk propose --department CGJ --year 2025 --reason 年终 --at '2025-06-01 10:00'
	hold="hl-score talk hold --department CGJ --year 2025 --ground 考评 --by 王部长 --reason 补录"
	refuses 7 $hold --at '2025-06-01 09:59'
	refuses 2 $hold --outcome 开除 --at '2025-06-03 10:00'
	[[ $err == *"none, admonish, accountable"* ]]
	e=$($hold --outcome 诫勉 --text 谈话 --at '2025-06-03 10:00')
	[ "$(appraisals 2025-06-03T09:59:59 status,outcome)" = proposed, ]
	[ "$(appraisals 2025-06-03T10:00:00)" = "CGJ,held,admonish,2025-06-03T10:00:00+08:00,王部长,张一,谈话,$e" ]
	refuses 7 $hold --at '2025-06-04 10:00'
	# a later one is proposed anew and held with another outcome
	hl-score talk propose --department CGJ --year 2025 --reason 又差 --at '2025-07-01 10:00'
	$hold --outcome accountable --at '2025-07-03 10:00'
	hl-score talk propose --department CGJ --year 2025 --reason 再差 --at '2025-08-01 10:00'
	$hold --person 李二 --at '2025-08-03 10:00'
	[ "$(appraisals 2026-06-01 status,outcome,person | paste -sd' ')" = "held,admonish,张一 held,accountable,张一 held,none,李二" ]
}

@test "R39 dismissed with a reason; the person is the principal on the day of the proposal" {
	district
	hl-station department set CGJ --principal 新局长 --at '2025-06-02 00:00' --reason test
	hl-score talk propose --department CGJ --year 2025 --reason 年终 --at '2025-06-01 10:00'
	hl-score talk propose --department ZJJ --year 2025 --reason 年终 --at '2025-06-03 10:00'
	[ "$(appraisals 2026-06-01 department,principal | paste -sd' ')" = "CGJ,张一 ZJJ,李二" ]
	refuses 7 hl-score talk dismiss --department CGJ --year 2025 --ground appraisal --at '2025-06-05 10:00'
	hl-score talk dismiss --department CGJ --year 2025 --ground appraisal --at '2025-06-05 10:00' --reason 已改进
	[ "$(appraisals 2026-06-01 department,status,outcome | paste -sd' ')" = "CGJ,dismissed, ZJJ,proposed," ]
}

@test "R51 a proposal and its talk taken back: the talk first, an earlier T still sees both" {
	district
	p=$(hl-score talk propose --department CGJ --year 2025 --reason 年终 --at '2025-06-01 10:00')
	e=$(hl-score talk hold --department CGJ --year 2025 --ground appraisal --by 王 --at '2025-06-03 10:00' --reason 补录)
	refuses 7 hl-score void "$p" --at '2025-07-01 10:00' --reason 错录
	[[ $err == *"event $e"* ]]
	hl-score void "$e" --at '2025-07-01 10:00' --reason 错录
	[ "$(appraisals 2025-07-01T09:59:59 status)" = held ]
	[ "$(appraisals 2025-07-01T10:00:00 status)" = proposed ]
	hl-score void "$p" --at '2025-08-01 10:00' --reason 错录
	[ "$(appraisals 2025-08-01T09:59:59 status)" = proposed ]
	[ -z "$(appraisals 2025-08-01T10:00:00 status)" ]
	[ "$(appraisals 2025-06-20 status)" = held ]
	hl-score talk propose --department CGJ --year 2025 --reason 重提 --at '2025-09-01 10:00'
}

# --- commendations (R39) ---

# commended TIME [FIELDS]
commended() { hl-score commend list --year 2025 --as-of "$1" -f csv --no-header -F "${2:-department,station,ground,status,by}"; }

@test "R39 commendations are proposed, then awarded or dismissed" {
	district
	a=$(hl-score commend propose --department CGJ --year 2025 --text 实绩突出 --at '2025-06-01 10:00' --reason 补录)
	b=$(hl-score commend propose --station HTBC --year 2025 --ground 考评 --text 群众好评 --at '2025-06-02 10:00' --reason 补录)
	[ "$(commended 2025-06-01T09:59:59)" = "" ]
	[ "$(commended 2025-06-02T10:00:00)" = "CGJ,,other,proposed,
,HTBC,appraisal,proposed," ]
	hl-score commend award "$a" --by 区委组织部 --text 通报表扬 --at '2025-07-01 10:00' --reason 补录
	refuses 2 hl-score commend dismiss "$b" --at '2025-07-01 10:00'
	hl-score commend dismiss "$b" --at '2025-07-01 10:00' --reason 重复
	[ "$(commended 2025-06-30 status | sort -u)" = proposed ]
	[ "$(commended 2025-07-01T10:00:00 status,by,ruled,ruled_reason | paste -sd' ')" = \
	    "awarded,区委组织部,2025-07-01T10:00:00+08:00,通报表扬 dismissed,,2025-07-01T10:00:00+08:00,重复" ]
	[ "$(hl-score commend list --year 2025 --station HTBC -f csv --no-header -F event)" = "$b" ]
	[ -z "$(hl-score commend list --year 2024 -f csv --no-header)" ]
}

@test "R39 what cannot be commended is refused" {
	district
	p="hl-score commend propose --year 2025 --text 好 --reason 补录"
	refuses 2 $p
	refuses 2 $p --department CGJ --station HTBC
	refuses 2 $p --department CGJ --ground 最好
	refuses 3 $p --department XX
	refuses 3 $p --station XX
	refuses 2 hl-score commend propose --department CGJ --year 2025
	refuses 7 $p --department CGJ --at 2999-01-01
	a=$($p --department CGJ --at '2025-06-01 10:00')
	refuses 7 $p --department CGJ --at '2025-06-02 10:00'
	[[ $err == *"event $a"* ]]
	refuses 7 hl-score commend award "$a" --by 王 --at '2025-06-01 09:59' --reason 补录
	hl-score commend award "$a" --by 王 --at '2025-06-03 10:00' --reason 补录
	refuses 7 hl-score commend award "$a" --by 王 --at '2025-06-04 10:00' --reason 补录
	refuses 7 hl-score commend dismiss "$a" --at '2025-06-04 10:00' --reason 补录
	refuses 3 hl-score commend award 1 --by 王
	refuses 3 hl-score commend award 999 --by 王
	refuses 2 hl-score commend award x --by 王
	refuses 2 hl-score commend award "$a"
}

@test "R36 R39 ground top needs a bonus of the year, which is over" {
	district
	printf 'rank:\n  top: 1\n' >config.yaml
	credit CGJ solo 1 '2025-03-04 10:00:00'
	p="hl-score commend propose --year 2025 --ground top --text 前三 --reason 补录"
	refuses 7 $p --department CGJ --at '2025-12-31 23:59:59'
	refuses 7 $p --department ZJJ --at '2026-01-05 10:00'
	refuses 7 $p --station HTBC --at '2026-01-05 10:00'
	$p --department CGJ --at '2026-01-01 00:00'
	[ "$(commended 2026-02-01)" = CGJ,,top,proposed, ]
}

@test "R51 a commendation and its award taken back, the award first" {
	district
	a=$(hl-score commend propose --department CGJ --year 2025 --text 好 --at '2025-06-01 10:00' --reason 补录)
	b=$(hl-score commend award "$a" --by 王 --at '2025-06-03 10:00' --reason 补录)
	refuses 7 hl-score void "$a" --at '2025-07-01 10:00' --reason 错录
	hl-score void "$b" --at '2025-07-01 10:00' --reason 错录
	[ "$(commended 2025-07-01T09:59:59 status)" = awarded ]
	[ "$(commended 2025-07-01T10:00:00 status)" = proposed ]
	hl-score commend dismiss "$a" --at '2025-07-02 10:00' --reason 不授
	[ "$(commended 2025-07-02T10:00:00 status)" = dismissed ]
	hl-score void "$(sqlite3 hl.db 'SELECT max(seq) FROM event')" --at '2025-07-03 10:00' --reason 错录
	hl-score void "$a" --at '2025-07-04 10:00' --reason 错录
	[ -z "$(commended 2025-07-04T10:00:00)" ]
	[ "$(commended 2025-06-10 status)" = awarded ]
}

@test "R39 commend import: what list prints, with what came of each; again it is skipped; the journal replays it" {
	district
	a=$(hl-score commend propose --department CGJ --year 2025 --text $'实绩,\n"突出"' --at '2025-06-01 10:00' --reason 补录)
	b=$(hl-score commend propose --station HTBC --year 2025 --ground 考评 --text 群众好评 --at '2025-06-02 10:00' --reason 补录)
	hl-score commend propose --station MS --year 2024 --text 创新 --at '2025-06-03 10:00' --reason 补录
	hl-score commend award "$a" --by 区委组织部 --text $'通报\n表扬' --at '2025-07-01 10:00' --reason 补录
	hl-score commend dismiss "$b" --at '2025-07-02 10:00' --reason '重复, "撤下"'
	hl-score commend list -f csv >all.csv
	hl-station init -d 2.db
	cp hl.db one.db
	rm hl.db && hl-station init && district
	hl-score commend import all.csv -f csv | tail -1 | grep -qx 3,0
	cut -d, -f2- <(hl-score commend list -f csv) | diff - <(cut -d, -f2- all.csv)
	hl-score commend import all.csv -f csv | tail -1 | grep -qx 0,3
	# each is an event of its own: a dismissal has its own reason
	[ "$(hl-report journal --command 'commend dismiss' -f csv --no-header -F reason)" = '"重复, ""撤下"""' ]
	refuses 7 hl-score void "$(hl-report journal --command 'commend import' -f ids | head -1)" --reason 错录
	hl-report export >journal
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R39 commend import: Chinese headings; what was proposed here is ruled on as the file says" {
	district
	hl-score commend propose --department CGJ --year 2025 --text 实绩突出 --at '2025-06-01 10:00' --reason 补录
	cat >in.csv <<-END
	单位,站点,年度,事由,事迹,提出时间,状态,裁定时间,授予单位,备注
	区城管局,,2025,其他,实绩突出,2025-06-01 10:00,已表彰,2025年7月1日,区 委,通报
	,马山社区,2025,,好,2025-06-02,,,,
	END
	hl-score commend import in.csv -f csv | tail -1 | grep -qx 2,0
	[ "$(commended 2025-12-31 department,station,status,by,ruled)" = "CGJ,,awarded,区委,2025-07-01T17:00:00+08:00
,MS,proposed,," ]
	[ "$(hl-score commend list --since 2025-06-02 --until 2025-06-02 -f csv --no-header -F station,year)" = MS,2025 ]
	[ "$(hl-report journal --command 'commend propose' -f ids | wc -l)" -eq 2 ]
	hl-score commend show "$(hl-score commend list --station MS -f ids)" -f csv >show.csv
	grep -qx station,MS show.csv && grep -qx status,proposed show.csv
	refuses 3 hl-score commend show 1
	refuses 2 hl-score commend show x
}

@test "R39 commend import: a bad row is named, and nothing of the file is stored" {
	district
	head=department,station,year,text,at,status,ruled,by,ruled_reason
	for row in 'CGJ,MS,2025,好,2025-06-01,,,,' 'NN,,2025,好,2025-06-01,,,,' 'CGJ,,2025,,2025-06-01,,,,' 'CGJ,,x,好,2025-06-01,,,,' \
	    'CGJ,,2025,好,2025-02-30,,,,' 'CGJ,,2025,好,2025-06-01,给了,,,' 'CGJ,,2025,好,2025-06-01,awarded,,区委,' \
	    'CGJ,,2025,好,2025-06-01,awarded,2025-07-01,,' 'CGJ,,2025,好,2025-06-01,dismissed,2025-07-01,,' \
	    'CGJ,,2025,好,2025-06-01,awarded,2025-05-01,区委,' 'CGJ,,2025,好,2199-06-01,,,,'; do
		printf '%s\n,MS,2025,好,2025-06-01,,,,\n%s\n' $head "$row" >in.csv
		refuses 4 hl-score commend import in.csv
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-score commend list -f ids)" ]
		hl-score commend import in.csv --keep-going --rejects rej.csv -q -n || [ $? -eq 4 ]
	done
	echo department,reward >in.csv
	refuses 4 hl-score commend import in.csv
	hl-score commend import in.csv && return 1
	refuses 3 hl-score commend import none.csv
	refuses 2 hl-score commend list --year x
	refuses 2 hl-score commend list --month 2025-13
}

@test "R51 a commendation voided can be proposed anew for the same day, and not be awarded any more" {
	district
	a=$(hl-score commend propose --department CGJ --year 2025 --text 好 --at '2025-06-01 10:00' --reason 补录)
	hl-score void "$a" --reason 错录
	refuses 3 hl-score commend award "$a" --by 王 --at '2025-06-03 10:00' --reason 补录
	hl-score commend propose --department CGJ --year 2025 --text 好 --at '2025-06-01 10:00' --reason 补录
}

@test "R51 appraisal replayed from its journal gives the same tables" {
	district
	hl-score talk propose --department CGJ --year 2025 --text 差 --reason 年终 --at '2025-06-01 10:00'
	hl-score talk hold --department CGJ --year 2025 --ground 考评 --outcome 问责 --by 王 --at '2025-06-03 10:00' --reason 补录
	a=$(hl-score commend propose --station 花亭北村社区 --year 2025 --text 好 --at '2025-06-01 10:00' --reason 补录)
	b=$(hl-score commend award "$a" --by 王 --at '2025-06-03 10:00' --reason 补录)
	hl-score void "$b" --at '2025-07-01 10:00' --reason 错录
	hl-score commend dismiss "$a" --at '2025-07-02 10:00' --reason 不授
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}
