# Who was invited and who came (R47); meetings to come: scheduled in full, moved, called off (R45, R46).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

hold() {
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind joint "$@"
}

attend() {
	hl-meeting attend HTBC-2026-M001 --reason test "$@"
}

# attendance [OPTION...]: who, status, who was sent, invited, uninvited.
attendance() {
	hl-meeting attendance -f csv --no-header -F who,status,sent,invitation,uninvited "$@"
}

last() {
	hl-report journal -f ids | tail -1
}

@test "R47 attendance is corrected after the meeting; an earlier moment sees what was known then" {
	district
	hold --at 2026-03-02 --invited CGJ,ZJJ,张三 --present CGJ --absent ZJJ,张三
	[ "$(attend --proxy 区住建局 --sent 陈副局长 --at '2026-03-05 10:00')" = "$(last)" ]
	attend --leave 张三 --present SWJ --at '2026-03-06 10:00' 2>err.txt
	grep -q 'not invited to HTBC-2026-M001, recorded as such: SWJ' err.txt
	[ "$(attendance --now 2026-03-04)" = $'CGJ,present,,yes,\nZJJ,absent,,yes,\n张三,absent,,yes,' ]
	[ "$(attendance --now 2026-03-05)" = $'CGJ,present,,yes,\nZJJ,proxy,陈副局长,yes,\n张三,absent,,yes,' ]
	[ "$(attendance)" = $'CGJ,present,,yes,\nSWJ,present,,,yes\nZJJ,proxy,陈副局长,yes,\n张三,leave,,yes,' ]
	[ "$(hl-meeting list -f csv --no-header -F invited,present,proxy,leave,absent,attended)" = 0,2,1,1,0,3 ]
	hl-meeting show HTBC-2026-M001 -f csv --no-header >show
	grep -qx 'proxy,ZJJ 区住建局 (陈副局长)' show
	[ "$(grep -c ZJJ show)" -eq 1 ]
}

@test "R33 the attendance that is evidence of the base is that known at T" {
	district
	hold --at 2026-03-02 --invited CGJ,ZJJ --present CGJ --absent ZJJ
	attend --present ZJJ --at '2026-03-05 10:00'
	evidence() { hl-score evidence --year 2026 -f csv --no-header -F department,invited,attended "$@" | grep -E '^(CGJ|ZJJ)'; }
	[ "$(evidence --as-of 2026-03-04)" = $'CGJ,1,1\nZJJ,1,0' ]
	[ "$(evidence)" = $'CGJ,1,1\nZJJ,1,1' ]
	hl-meeting void "$(last)" --reason 弄错
	[ "$(evidence)" = $'CGJ,1,1\nZJJ,1,0' ]
	[ "$(evidence --as-of 2026-03-06)" = $'CGJ,1,1\nZJJ,1,1' ]
}

@test "R51 a voided correction: what was known before stands again; a later one must go first" {
	district
	hold --at 2026-03-02 --present 张三
	a=$(attend --leave 张三 --at '2026-03-05 10:00')
	b=$(attend --absent 张三,李四 --at '2026-03-06 10:00')
	refuses 7 hl-meeting void "$a" --reason 弄错
	[[ $err == *"event $b rests on it"* ]]
	hl-meeting void "$b" --reason 弄错
	[ "$(attendance)" = 张三,leave,,, ]
	hl-meeting void "$a" --reason 弄错
	[ "$(attendance)" = 张三,present,,, ]
	[ "$(attendance --now '2026-03-07')" = $'张三,absent,,,\n李四,absent,,,' ]
}

@test "R47 what says nothing new is no event" {
	district
	hold --at 2026-03-02 --invited CGJ --present CGJ
	n=$(last)
	[ -z "$(attend --present CGJ)" ]
	[ -z "$(attend --invited CGJ)" ]
	[ "$(last)" = "$n" ]
	attend --absent CGJ
	[ "$(last)" -gt "$n" ]
}

@test "R47 bad attendance is refused" {
	district
	hold --at 2026-03-02 --present CGJ
	refuses 2 attend
	refuses 3 hl-meeting attend HTBC-2026-M009 --present CGJ
	refuses 7 attend --present CGJ --absent CGJ
	refuses 7 attend --present CGJ,CGJ
	refuses 7 attend --absent CGJ --at 2026-03-01
	[[ $err == *'was held at 2026-03-02'* ]]
	refuses 2 attend --proxy CGJ,ZJJ --sent 张三
	[[ $err == *WHO=NAME* ]]
	refuses 2 attend --proxy CGJ --sent ZJJ=张三
	refuses 2 attend --present CGJ --sent 张三
	attend --leave CGJ --at '2026-03-05 10:00'
	refuses 7 attend --present CGJ --at '2026-03-04 10:00'
	[[ $err == *'on record since'* ]]
	refuses 7 attend --present CGJ --at 2090-03-04
}

@test "R47 attendance is listed by meeting, station, department, kind, status and time" {
	district
	hold --at 2026-03-02 --present CGJ,张三 --absent ZJJ
	hl-meeting hold --reason test --station MS --chair 吴爱德 --kind dispatch --at 2026-04-02 --proxy CGJ --sent 王五
	rows() { hl-meeting attendance -f csv --no-header -F meeting,who "$@" | tr '\n' ' '; }
	[ "$(rows)" = 'HTBC-2026-M001,CGJ HTBC-2026-M001,张三 HTBC-2026-M001,ZJJ MS-2026-M001,CGJ ' ]
	[ "$(rows --meeting MS-2026-M001)" = 'MS-2026-M001,CGJ ' ]
	[ "$(rows --station HTBC --department 区城管局)" = 'HTBC-2026-M001,CGJ ' ]
	[ "$(rows --kind 工作调度会)" = 'MS-2026-M001,CGJ ' ]
	[ "$(rows --status 缺席)" = 'HTBC-2026-M001,ZJJ ' ]
	[ "$(rows --since 2026-04-01)" = 'MS-2026-M001,CGJ ' ]
	[ "$(rows --until 2026-03-31 --department CGJ)" = 'HTBC-2026-M001,CGJ ' ]
	[ -z "$(rows --year 2025)" ]
	run hl-meeting attendance -e --status absent
	[ "$status" -eq 10 ]
	[ "$(hl-meeting attendance --department CGJ --kind joint -f json | jq -c '.[0] | [.department, .invitation, .uninvited, .at]')" = \
	    '["区城管局",false,false,"2026-03-02T09:00:00+08:00"]' ]
}

@test "R45 a meeting is scheduled with place, length, reminder, those invited and its issues" {
	district
	a=$(raise 2026-03-02)
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 --place 社区会议室 --duration 90 --reminder 30 --invited CGJ,张三 \
	    --issues "$a"
	[ "$(hl-meeting list -f csv --no-header -F place,duration,reminder,invited,issues,items)" = "社区会议室,90,30,2,$a,1" ]
	hl-meeting attend HTBC-2098-M001 --leave 张三
	refuses 7 hl-meeting attend HTBC-2098-M001 --present CGJ
	[[ $err == *'yet to come'* ]]
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --present CGJ,SWJ --place 区政府
	[ "$(hl-meeting list -f csv --no-header -F state,place,duration,invited,present,leave)" = held,区政府,90,0,2,1 ]
	[ "$(attendance)" = $'CGJ,present,,yes,\nSWJ,present,,,yes\n张三,leave,,yes,' ]
	hl-meeting void "$(last)" --reason 弄错
	[ "$(hl-meeting list -f csv --no-header -F state,place,duration,invited,present,leave)" = scheduled,社区会议室,90,1,0,1 ]
}

@test "R45 a special meeting keeps event and plan of its schedule, a coordination meeting its issues" {
	district
	a=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	hl-meeting schedule --station HTBC --kind special --on 2098-01-06 --event 防汛
	refuses 7 hl-meeting hold HTBC-2098-M001 --chair 王朝东
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --plan 三步走
	[ "$(hl-meeting list -f csv --no-header -F about,plan)" = 防汛,三步走 ]
	hl-meeting void "$(last)" --reason 弄错
	[ "$(hl-meeting list -f csv --no-header -F about,plan)" = 防汛, ]
	hl-meeting schedule --station HTBC --kind coordination --on 2098-02-06 --issues "$a"
	[ -z "$(hl-issue overdue --now 2098-02-01 -f csv --no-header -F kind | grep coordination)" ]
	hl-meeting hold HTBC-2098-M002 --chair 王朝东
	hl-issue overdue --now 2098-02-01 -f csv --no-header -F kind | grep -qx coordination
	hl-report journal --command hold -f json -F args | grep -q "$a"
	hl-meeting void "$(last)" --reason 弄错
	[ "$(hl-meeting list -f csv --no-header -F state,issues --kind coordination)" = "scheduled,$a" ]
}

@test "R46 a scheduled meeting is moved and given another chair; its version counts up; void brings it back" {
	district
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06 --chair 李书记 --place 甲
	f() { hl-meeting list -f csv --no-header -F at,chair,place,agenda,version; }
	hl-meeting set HTBC-2098-M001 --on '2098-01-07 14:30' --place 乙
	[ "$(f)" = 2098-01-07T14:30:00+08:00,李书记,乙,,1 ]
	hl-meeting set HTBC-2098-M001 --chair 王朝东 --agenda 四清单
	[ "$(f)" = 2098-01-07T14:30:00+08:00,王朝东,乙,四清单,1 ]
	n=$(last)
	hl-meeting set HTBC-2098-M001 --place 乙
	[ "$(last)" = "$n" ]
	refuses 7 hl-meeting set HTBC-2098-M001 --chair 吴爱德
	[[ $err == *R46* ]]
	refuses 7 hl-meeting set HTBC-2098-M001 --on 2020-01-06
	refuses 2 hl-meeting set HTBC-2098-M001 --duration 1441
	[[ $err == *'1 to 1440'* ]]
	refuses 7 hl-meeting void "$(hl-report journal --command set -f ids | head -1)" --reason 弄错
	[[ $err == *"event $n rests on it"* ]]
	hl-meeting void "$n" --reason 弄错
	[ "$(f)" = 2098-01-07T14:30:00+08:00,李书记,乙,,2 ]
	hl-meeting void "$(hl-report journal --command set -f ids | head -1)" --reason 弄错
	[ "$(f)" = 2098-01-06T09:00:00+08:00,李书记,甲,,3 ]
	hl-meeting hold HTBC-2098-M001
	refuses 7 hl-meeting set HTBC-2098-M001 --on 2098-01-08
	hl-meeting set HTBC-2098-M001 --way 联合执法
	hl-meeting show HTBC-2098-M001 -f tsv | grep -q $'^way\t联合执法$'
}

@test "R51 attendance and changes of a meeting replay from the journal" {
	district
	a=$(raise 2026-03-02)
	hold --at 2026-03-02 --invited CGJ,张三 --present CGJ --absent 张三
	attend --proxy CGJ --sent 王五 --at '2026-03-05 10:00'
	attend --leave 张三 --at '2026-03-05 11:00'
	hl-meeting void "$(last)" --reason 弄错
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 --place 甲 --invited CGJ --issues "$a"
	hl-meeting set HTBC-2098-M001 --place 乙 --on 2098-01-08
	hl-meeting item add HTBC-2098-M001 --topic 困难 --text 经费
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --present CGJ
	hl-meeting void "$(last)" --reason 弄错
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}
