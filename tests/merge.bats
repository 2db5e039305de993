# Departments that are renamed, merged or dissolved: what they did stays theirs, from then on their work is the successor's.
load lib.bash

# one COMMAND...: a listing without its heading
one() {
	"$@" -f csv --no-header
}

# merge FROM INTO TIME [OPTION...]: ends a department.
merge() {
	hl-station department merge "$1" --into "$2" --at "$3" --reason 机构改革 "${@:4}"
}

# late YEAR [OPTION...]: department=misses of those that have any, in one line.
late() {
	hl-score rank --year "$1" -f csv --no-header -F department,late "${@:2}" | awk -F, '$2 { print $1 "=" $2 }' | sort | tr '\n' ' '
}

# replayed: the journal done again gives the same tables.
replayed() {
	rm -f again.db
	hl-station init -q -d again.db
	hl-report export | hl-station batch -q -d again.db -
	diff <(sqlite3 hl.db .dump) <(sqlite3 again.db .dump)
}

# live ISSUE: departments and roles that are on it.
live() {
	sqlite3 hl.db "SELECT group_concat(x, ' ') FROM (SELECT d.code || ':' || a.role AS x FROM assignment a JOIN department d ON d.id = a.department_id
		JOIN issue i ON i.id = a.issue_id JOIN station s ON s.id = i.station_id
		WHERE s.code || '-' || i.year || '-' || printf('%04d', i.serial) = '$1' AND a.until = 253402300799 AND a.gone = 253402300799 ORDER BY d.code)"
}

@test "a department that is renamed is found by its former name, which tells the present one" {
	district
	hl-station department set CGJ --name 区城市管理局
	hl-station department set CGJ --name 区综合执法局
	run hl-station department show 区城管局 --lang en -f csv
	[ "$status" -eq 0 ]
	[[ $output == *"'区城管局' is called 'CGJ 区综合执法局' now"* ]]
	[[ $output == *"former name,区城管局,,"* ]]
	[[ $output == *"former name,区城市管理局,,"* ]]
	n=$(raise 2026-03-02)
	solo "$n" 区城市管理局 2026-03-02
	[ "$(live "$n")" = CGJ:sole ]
	[ "$(one hl-station department list --former -F code,name,active,successor | tr '\n' ' ')" = "CGJ,区城市管理局,,CGJ CGJ,区城管局,,CGJ " ]
	[ "$(one hl-station department list -F code,name,successor | head -1)" = CGJ,区综合执法局, ]
	replayed
}

@test "a name that another has now is that one's; one that two had before is not found" {
	district
	hl-station department set CGJ --name 区甲局
	hl-station department add --code NEW --name 区城管局 --level district
	[ "$(hl-station department show 区城管局 -f csv 2>/dev/null | sed -n 2p)" = code,NEW,, ]
	hl-station department set ZJJ --name 区丙局
	hl-station department set NEW --name 区住建局
	[ "$(hl-station department show 区住建局 -f csv 2>/dev/null | sed -n 2p)" = code,NEW,, ]
	hl-station department set NEW --name 区丁局
	refuses 3 hl-station department show 区住建局
	refuses 3 hl-station department show 区城管局
	# an import that still has a former name adds no second department
	printf 'name\n区甲局\n区丁局\n' >d.csv
	hl-station department set CGJ --name 区戊局
	[ "$(hl-station department import d.csv -f csv | tail -1)" = 0,2 ]
}

@test "a merger moves live work; the clock goes on, the verdict is the successor's" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	before=$(sqlite3 hl.db "SELECT opened, due FROM deadline")
	run merge CGJ ZJJ '2026-03-03 00:00'
	[ "$status" -eq 0 ]
	[[ ${lines[1]} == "$n"*CGJ*ZJJ*sole*dispatch*"2026-03-05 23:59" ]]
	[ "$(live "$n")" = ZJJ:sole ]
	[ "$(sqlite3 hl.db "SELECT DISTINCT opened, due FROM deadline")" = "$before" ]
	[ "$(one hl-issue overdue --as-of 2026-03-06 -F number,department,due)" = "$n,ZJJ,2026-03-05T23:59:59+08:00" ]
	[ "$(late 2026)" = "ZJJ=1 " ]
	[ "$(late 2026 --as-of '2026-03-05 23:59:59')" = "" ]
	[ "$(one hl-issue flag -F department)" = ZJJ ]
	replayed
}

@test "a miss before the moment stays with the old department, one in the last second before it too" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	solo "$b" CGJ 2026-03-03
	# due 03-05 23:59:59 and 03-06 23:59:59
	merge CGJ ZJJ '2026-03-06 00:00:00'
	[ "$(late 2026)" = "CGJ=1 ZJJ=1 " ]
	[ "$(one hl-issue overdue -F number,department)" = "$b,ZJJ" ]
	feed "$a" ZJJ done 2026-03-09
	feed "$b" ZJJ done 2026-03-06
	[ "$(late 2026)" = "CGJ=1 " ]
	# against the tables: one verdict a pair, of the first miss
	[ "$(sqlite3 hl.db "SELECT p.code, count(DISTINCT d.issue_id) FROM deadline d JOIN department p ON p.id = d.department_id
		WHERE d.met > d.due AND d.void = 253402300799 AND d.gone = 253402300799 GROUP BY 1")" = 'CGJ|1' ]
	replayed
}

@test "a merger at the very second a deadline ends moves it: it is not past yet" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	merge CGJ ZJJ '2026-03-05 23:59:59'
	feed "$n" ZJJ done '2026-03-05 23:59:59'
	[ "$(late 2026)" = "" ]
}

@test "what was said done stays said: no new feedback is owed, the credit is the successor's" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	feed "$n" CGJ done 2026-03-03
	merge CGJ ZJJ 2026-03-04
	[ "$(one hl-issue list -F state)" = resolved ]
	[ -z "$(one hl-issue overdue --as-of 2026-04-01)" ]
	hl-issue close "$n" --at 2026-03-05 --reason t
	[ "$(one hl-score rank --year 2026 -F department,solo | grep -v ,0 | tr '\n' ' ')" = "ZJJ,1 " ]
	[ "$(late 2026)" = "" ]
	replayed
}

@test "a claim taken over falls with a rejection: the successor owes anew" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	feed "$n" CGJ done 2026-03-03
	merge CGJ ZJJ 2026-03-04
	hl-issue reject "$n" --at 2026-03-05 --reason 未修好
	[ "$(one hl-issue list -F state)" = dispatched ]
	[ "$(one hl-issue overdue --as-of 2026-03-12 -F department,due)" = "ZJJ,2026-03-09T23:59:59+08:00" ]	# the 8th is a Sunday
	replayed
}

@test "credits from before stay; the old department is ranked in the year it ended, and no longer after" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	feed "$n" CGJ done 2026-03-03
	hl-issue close "$n" --at 2026-03-04 --reason t
	merge CGJ ZJJ 2026-03-05
	[ "$(one hl-score rank --year 2026 -F department,solo,total | head -1)" = CGJ,1,61.0 ]
	[ "$(one hl-score rank --year 2027 --as-of 2026-11-01 -F department | tr '\n' ' ')" = "JTJ SWJ ZJJ " ]
	[ "$(one hl-station department list -F code,active,successor,until | head -1)" = CGJ,,ZJJ,2026-03-05T17:00:00+08:00 ]
	[ "$(one hl-station department list --as-of 2026-03-05T16:59:59 -F code,active | head -1)" = CGJ,yes ]
	[ "$(one hl-station department list --former -F code,name,successor)" = CGJ,区城管局,ZJJ ]
	run hl-station department show CGJ -f csv
	[[ $output == *"successor,ZJJ 区住建局,2026-03-05T17:00:00+08:00,"* ]]
	[[ $output == *"principal,张一,,2026-03-05T17:00:00+08:00"* ]]
	hl-station department show ZJJ -f csv | grep -q '^predecessor,CGJ 区城管局,,2026-03-05T17:00:00+08:00'
}

@test "both on one issue: one clock, one verdict; the claim holds only if both had said done" {
	district
	n=$(raise 2026-03-02)
	hl-issue dispatch "$n" --list joint --to CGJ,ZJJ --task t --responsible r --standard s --at 2026-03-02 --reason t
	feed "$n" ZJJ done 2026-03-03
	merge CGJ ZJJ 2026-03-04
	[ "$(live "$n")" = ZJJ:assist ]
	[ "$(one hl-issue list -F state,list)" = dispatched,joint ]
	# the deadline of CGJ goes on, for ZJJ had answered its own
	[ "$(one hl-issue overdue --as-of 2026-03-06 -F department | wc -l)" -eq 1 ]
	feed "$n" ZJJ done 2026-03-05
	[ "$(one hl-issue list -F state)" = resolved ]
	[ "$(late 2026)" = "" ]
	# neither had answered: the successor owes once, not twice
	m=$(raise 2026-04-01)
	hl-issue dispatch "$m" --list joint --to SWJ,JTJ --task t --responsible r --standard s --at 2026-04-01 --reason t
	merge SWJ JTJ 2026-04-02
	[ "$(one hl-issue overdue --as-of 2026-05-01 --station HTBC -F number,department | sort -u)" = "$m,JTJ" ]
	[ "$(one hl-issue overdue --as-of 2026-05-01 -F number | wc -l)" -eq 1 ]
	[ -z "$(one hl-score talks --year 2026 -F department,ground | grep JTJ,consecutive)" ]
	replayed
}

@test "the lead of a transfer that goes into a helper makes it the lead" {
	district
	n=$(raise 2026-03-02)
	hl-issue dispatch "$n" --list transfer --to CGJ --assist ZJJ --city SZJ --task t --responsible r --standard s --at 2026-03-02 --reason t
	merge CGJ ZJJ 2026-03-03
	[ "$(live "$n")" = "SZJ:city ZJJ:lead" ]
	feed "$n" ZJJ done 2026-03-04
	hl-issue close "$n" --at 2026-03-05 --reason t
	[ "$(one hl-score rank --year 2026 -F department,transfer,assist | grep ^ZJJ)" = ZJJ,1,0 ]
	replayed
}

@test "feedback and dispatches that still name the old one go to the successor, told of" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	merge CGJ ZJJ 2026-03-03
	run hl-issue feedback "$n" --department CGJ --kind progress --at 2026-03-04 --reason t --lang en
	[ "$status" -eq 0 ]
	[[ $output == *"the work of 'CGJ' is that of 'ZJJ' now"* ]]
	[ "$(sqlite3 hl.db "SELECT args ->> 'department' FROM event WHERE command = 'feedback'")" = ZJJ ]
	m=$(raise 2026-03-04)
	solo "$m" 区城管局 2026-03-04
	[ "$(live "$m")" = ZJJ:sole ]
	# before the moment it was its own
	feed "$n" CGJ progress '2026-03-03 16:00'
	[ "$(sqlite3 hl.db "SELECT count(*) FROM feedback f JOIN department d ON d.id = f.department_id WHERE d.code = 'CGJ'")" -eq 1 ]
	# which meets the deadline while it was its own
	[ "$(sqlite3 hl.db "SELECT count(*) FROM deadline d JOIN department p ON p.id = d.department_id WHERE p.code = 'ZJJ' AND d.issue_id =
		(SELECT min(id) FROM issue)")" -eq 0 ]
	# and the successor had no part in it then
	refuses 7 feed "$n" ZJJ progress '2026-03-03 16:00'
	replayed
}

@test "an issue reopened after the merger is the successor's, once" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	feed "$a" CGJ done 2026-03-03
	hl-issue close "$a" --at 2026-03-04 --reason t
	hl-issue dispatch "$b" --list joint --to CGJ,ZJJ --task t --responsible r --standard s --at 2026-03-02 --reason t
	feed "$b" CGJ done 2026-03-03
	feed "$b" ZJJ done 2026-03-03
	hl-issue result "$b" --text 办结 --at 2026-03-03T18:00 --reason t
	hl-issue close "$b" --at 2026-03-04 --reason t
	merge CGJ ZJJ 2026-03-05
	hl-issue reopen "$a" "$b" --at 2026-03-09 --reason 复发
	[ "$(live "$a")" = ZJJ:sole ]
	[ "$(live "$b")" = ZJJ:assist ]
	[ "$(one hl-issue overdue --as-of 2026-04-01 -F department | sort | uniq -c | tr -s ' ')" = " 2 ZJJ" ]
	replayed
}

@test "several at once, and on from one to the next" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	solo "$a" CGJ 2026-03-02
	solo "$b" SWJ 2026-03-02
	hl-station department merge CGJ 区水务局 --into ZJJ --at 2026-03-03 --reason 机构改革
	merge ZJJ JTJ 2026-03-04
	[ "$(live "$a") $(live "$b")" = "JTJ:sole JTJ:sole" ]
	[ "$(one hl-issue overdue --as-of 2026-04-01 -F department,due | sort -u)" = "JTJ,2026-03-05T23:59:59+08:00" ]
	c=$(raise 2026-03-05)
	solo "$c" CGJ 2026-03-05
	[ "$(live "$c")" = JTJ:sole ]
	# what CGJ said done two mergers ago would count: none has said so
	[ "$(one hl-issue list -F state | sort -u)" = dispatched ]
	replayed
}

@test "dissolve is the same for one department" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	hl-station department dissolve CGJ --into ZJJ --at 2026-03-03 --reason 撤销
	[ "$(live "$n")" = ZJJ:sole ]
	refuses 2 hl-station department dissolve SWJ JTJ --into ZJJ --reason 撤销
	replayed
}

@test "a merger is refused into itself, into one that has ended, to another level, before the last fact, without a reason" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-03
	refuses 7 merge CGJ CGJ 2026-03-04
	refuses 7 merge CGJ 区城管局 2026-03-04
	refuses 7 merge CGJ SZJ 2026-03-04
	[[ $err == *city* || $err == *市直* ]]
	refuses 7 merge CGJ ZJJ '2026-03-02 08:00'
	refuses 7 merge CGJ ZJJ 2099-01-01
	refuses 3 merge CGJ 没有这个局 2026-03-04
	refuses 2 hl-station department merge CGJ --into ZJJ --at 2026-03-04
	refuses 2 hl-station department merge CGJ --at 2026-03-04 --reason t
	refuses 7 hl-station department merge CGJ CGJ --into ZJJ --at 2026-03-04 --reason t
	hl-station department add --code OLD --name 旧局 --level district --to 2025-12-31
	refuses 7 merge CGJ OLD 2026-03-04
	[ "$(sqlite3 hl.db "SELECT count(*) FROM succession")" -eq 0 ]
	feed "$n" CGJ progress 2026-03-05
	refuses 7 merge CGJ ZJJ 2026-03-04
	merge CGJ ZJJ 2026-03-06
	refuses 7 merge CGJ SWJ 2026-03-07
	[[ $err == *ZJJ* ]]
	refuses 7 merge SWJ CGJ 2026-03-07
	refuses 7 hl-station department set CGJ --name 新局
	refuses 7 hl-station void "$(hl-report journal --command 'department add' -f ids | sed -n 2p)" --reason t
	# the successor may not end before it got the work
	refuses 7 merge ZJJ SWJ '2026-03-06 16:00'
}

@test "R51 a merger voided gives the work back; an earlier moment still sees it" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	merge CGJ ZJJ 2026-03-03
	event=$(hl-report journal --command 'department merge' -f ids)
	[ "$(late 2026 --as-of 2026-03-09)" = "ZJJ=1 " ]
	hl-station void "$event" --at 2026-03-10 --reason 误录
	[ "$(live "$n")" = CGJ:sole ]
	[ "$(late 2026)" = "CGJ=1 " ]
	[ "$(late 2026 --as-of 2026-03-09)" = "ZJJ=1 " ]
	[ "$(one hl-station department list -F code,principal,active,successor | head -1)" = CGJ,张一,yes, ]
	hl-station department set CGJ --name 区城市管理局
	# and it may be merged again, into another
	merge CGJ SWJ 2026-03-11
	[ "$(live "$n")" = SWJ:sole ]
	replayed
}

@test "R51 a merger something rests on is not voided" {
	district
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	merge CGJ ZJJ 2026-03-03
	event=$(hl-report journal --command 'department merge' -f ids)
	feed "$n" ZJJ progress 2026-03-04
	refuses 7 hl-station void "$event" --reason 误录
	[ "$(live "$n")" = ZJJ:sole ]
	hl-issue void "$(hl-report journal --command feedback -f ids)" --reason 误录
	hl-station void "$event" --reason 误录
	[ "$(live "$n")" = CGJ:sole ]
	replayed
}

@test "a dispatch recorded late, dated before the merger, is moved as well; so is an imported case still open" {
	district
	n=$(raise 2026-03-02)
	merge CGJ ZJJ '2026-03-04 00:00'
	solo "$n" CGJ 2026-03-02
	[ "$(live "$n")" = ZJJ:sole ]
	printf 'ref,station,title,raised,departments,done,closed\nK1,HTBC,x,2026-03-02,CGJ,,\nK2,HTBC,y,2026-03-02,CGJ,2026-03-03,2026-03-03\nK3,HTBC,z,2026-03-02,CGJ,2026-03-05,2026-03-06\n' >c.csv
	hl-issue import c.csv --reason 补录
	[ "$(live HTBC-2026-0002)" = ZJJ:sole ]
	# the case closed before is the old one's, the one closed after the successor's
	[ "$(one hl-score rank --year 2026 -F department,solo | grep -v ',0' | sort | tr '\n' ' ')" = "CGJ,1 ZJJ,1 " ]
	[ "$(one hl-issue overdue --as-of 2026-04-01 -F ref,department | sort | tr '\n' ' ')" = ",ZJJ K1,ZJJ " ]
	replayed
}

@test "registers that still name the old one get the successor, told of; asked for the successor they list both" {
	district
	hl-station batch -q --reason test <<-'END'
	{"do":"fund add","station":"HTBC","department":"CGJ","title":"巡查","at":"2026-03-02"}
	{"do":"director add","department":"CGJ","person":"张一","station":"HTBC","from":"2026-01-01"}
	{"do":"activity add","station":"HTBC","kind":"党课","title":"一","departments":["CGJ","SWJ"],"at":"2026-03-02"}
	{"do":"leading add","role":"member","person":"张一","department":"CGJ","from":"2026-01-01"}
	END
	hl-score grade add -q --department CGJ --year 2025 --score 80 --at 2026-01-10 --reason test
	merge CGJ ZJJ '2026-03-03 12:00'
	run hl-station fund add --station HTBC --department 区城管局 --title 清扫 --at 2026-03-04 --reason t --lang en
	[ "$status" -eq 0 ]
	[[ $output == *"the work of 'CGJ' is that of 'ZJJ' now"* ]]
	[ "$(hl-report journal --command 'fund add' -f json | jq -r '.[-1].args | fromjson | .department')" = ZJJ ]
	# to the second
	hl-station fund add -q --station HTBC --department CGJ --title 前 --at '2026-03-03 11:59:59' --reason t
	hl-station fund add -q --station HTBC --department CGJ --title 后 --at '2026-03-03 12:00' --reason t
	[ "$(one hl-station fund list -F title,department | tr '\n' ' ')" = "巡查,CGJ 前,CGJ 后,ZJJ 清扫,ZJJ " ]
	[ "$(one hl-station fund list --department ZJJ -F title | tr '\n' ' ')" = "巡查 前 后 清扫 " ]
	[ "$(one hl-station fund list --department CGJ -F title | tr '\n' ' ')" = "巡查 前 " ]
	# at an earlier moment they are two departments
	[ "$(one hl-station fund list --department ZJJ --as-of 2026-03-03T11:59:59 -F title | tr '\n' ' ')" = "后 清扫 " ]
	# what has a period: by its first day
	hl-station director add -q --department CGJ --person 李二 --station MS --from 2026-03-03 --reason t
	hl-station director add -q --department CGJ --person 王三 --station MS --from 2024-01-01 --to 2024-12-31 --reason t
	[ "$(one hl-station director list --all --department ZJJ -F person,department | sort | tr '\n' ' ')" = "张一,CGJ 李二,ZJJ 王三,CGJ " ]
	# several in a field, each once
	hl-station activity add -q --station HTBC --kind 党课 --title 二 --departments CGJ,SWJ,ZJJ --at 2026-03-05 --reason t
	[ "$(one hl-station activity list -F title,departments | tr '\n' ' ')" = "一,CGJ;SWJ 二,ZJJ;SWJ " ]
	[ "$(one hl-station activity list --departments ZJJ -F title | tr '\n' ' ')" = "一 二 " ]
	[ "$(one hl-station activity list --departments CGJ -F title | tr '\n' ' ')" = "一 " ]
	# an appraisal of a year that was over is the old one's, of the year it ended in the successor's
	hl-score rate add -q --station HTBC --department CGJ --year 2025 --score 70 --reason t
	hl-score rate add -q --station HTBC --department CGJ --year 2026 --score 90 --reason t
	[ "$(one hl-score rate list -F year,department | tr '\n' ' ')" = "2025,CGJ 2026,ZJJ " ]
	# members; a csv file that names it; imported again it is skipped
	hl-station member add -q --station HTBC --name 赵六 --category 网格长 --department CGJ --from 2026-03-04
	[ "$(one hl-station member list -F name,department)" = 赵六,ZJJ ]
	printf '站点,单位,事项,时间\nMS,CGJ,三,2026-03-06\n' >in.csv
	hl-station fund import in.csv -f csv 2>err.txt | tail -1 | grep -qx 1,0
	grep -q ZJJ err.txt
	hl-station fund import in.csv -f csv 2>/dev/null | tail -1 | grep -qx 0,1
	[ "$(one hl-station fund list --station MS -F department)" = ZJJ ]
	replayed
}

@test "a consultation about a department that has ended asks where its successor is stationed" {
	district
	hl-station department set ZJJ --stationed MS --reason t
	hl-station department set CGJ --stationed HTBC --reason t
	merge CGJ ZJJ 2026-03-03
	hl-station consult ask -q --department CGJ --matter award --at 2026-03-04 --reason t
	[ "$(one hl-station consult list -F station,department)" = MS,ZJJ ]
	replayed
}

@test "R27 R48 consultations, members and decisions of the old one are listed for the successor; the gate looks at them" {
	district
	hl-station department set CGJ --stationed HTBC --reason t
	hl-station department set ZJJ --stationed MS --reason t
	hl-station member add -q --station MS --name 陈三 --category 网格长 --department CGJ --from 2026-01-01
	a=$(hl-station consult ask --department CGJ --matter award --at '2026-03-03 11:00' --reason t)
	merge CGJ ZJJ '2026-03-03 12:00'
	b=$(hl-station consult ask --department CGJ --matter honour --at '2026-03-03 12:00' --reason t 2>/dev/null)
	[ "$(one hl-station consult list --department ZJJ -F event,department | tr '\n' ' ')" = "$a,CGJ $a,CGJ $b,ZJJ " ]
	[ "$(one hl-station consult list --department CGJ -F event | sort -u)" = "$a" ]
	[ -z "$(one hl-station consult list --department ZJJ --as-of '2026-03-03 11:59:59' -F event)" ]
	[ "$(one hl-station member list --department ZJJ -F name,department)" = 陈三,CGJ ]
	run hl-station consult check ZJJ --matter award --as-of 2026-03-04 -f csv --no-header -F event
	[ "$status" -eq 10 ]
	[ "$(sort -u <<<"$output")" = "$a" ]
	hl-station void "$(hl-report journal --command 'department merge' -f ids)" --reason 撤销
	[ "$(one hl-station consult list --department ZJJ -F event)" = "$b" ]
	[ -z "$(one hl-station member list --department ZJJ)" ]
}

@test "R48 a decision not done at the merger is the successor's work from then on, to the second; a second merger passes it on" {
	district
	decisions() {
		one hl-meeting decisions -F text,department,given_to,status "$@" | tr '\n' ' '
	}
	m=$(hl-meeting hold --station HTBC --kind dispatch --chair 王朝东 --at 2026-03-02 --reason t)
	decide() {
		hl-meeting decide "$m" --text "$1" --department "$2" --due 2026-03-10 --at 2026-03-02 --reason t
	}
	decide 甲 CGJ
	b=$(decide 乙 CGJ)
	c=$(decide 丙 CGJ)
	decide 丁 SWJ
	hl-meeting follow -q "$b" --text 好 --done --at '2026-03-04 11:59:59' --reason t
	hl-meeting follow -q "$c" --text 好 --done --at '2026-03-04 12:00:00' --reason t
	hl-station consult ask -q --department CGJ --matter award --station MS --at 2026-03-03 --reason t
	run merge CGJ ZJJ '2026-03-04 12:00' --lang en
	[[ $output == *"CGJ"*"(1)"* ]]
	[ "$(decisions --department ZJJ)" = '甲,ZJJ,CGJ,overdue 乙,CGJ,CGJ,done 丙,ZJJ,CGJ,done ' ]
	[ "$(decisions --department CGJ)" = '乙,CGJ,CGJ,done ' ]
	[ "$(decisions --department CGJ --as-of '2026-03-04 11:59:59')" = '甲,CGJ,CGJ,open 乙,CGJ,CGJ,done 丙,CGJ,CGJ,open ' ]
	[ -z "$(decisions --department ZJJ --as-of '2026-03-04 11:59:59')" ]
	[ "$(decisions --open --as-of '2026-03-04 12:00')" = '甲,ZJJ,CGJ,open 丁,SWJ,SWJ,open ' ]
	[ "$(one hl-meeting agenda HTBC --on 2026-03-05 -F title,departments | tr '\n' ' ')" = '甲,ZJJ 丁,SWJ ' ]
	merge ZJJ JTJ '2026-03-05 12:00'
	[ "$(decisions --department JTJ --open)" = '甲,JTJ,CGJ,overdue ' ]
	[ "$(decisions --department JTJ)" = '甲,JTJ,CGJ,overdue 乙,CGJ,CGJ,done 丙,ZJJ,CGJ,done ' ]
	hl-station void "$(hl-report journal --command 'department merge' -f ids | tail -1)" --reason 撤销
	[ "$(decisions --department ZJJ --open)" = '甲,ZJJ,CGJ,overdue ' ]
	replayed
}

@test "a merger tells what the old one leaves open, each kind with its number; nothing open is not told" {
	district
	hl-station member add -q --station MS --name 陈三 --category 网格长 --department CGJ --from 2026-01-01
	hl-station member add -q --station MS --name 陈四 --category 网格长 --department CGJ --from 2025-01-01 --to 2025-12-31
	hl-station director add -q --department CGJ --person 张一 --station HTBC --from 2026-01-01 --reason t
	hl-station director add -q --department CGJ --person 张二 --station MS --from 2025-01-01 --to 2025-12-31 --reason t
	a=$(hl-station consult ask --department CGJ --matter award --at 2026-03-02 --reason t)
	b=$(hl-station consult ask --department CGJ --matter honour --at 2026-03-02 --reason t)
	hl-station consult decide -q "$a" --at 2026-03-03 --reason t 2>/dev/null
	n=$(raise 2026-03-02)
	solo "$n" CGJ 2026-03-02
	hl-score appeal file -q --issue "$n" --department CGJ --at 2026-03-09 --reason 断电
	hl-station department merge CGJ --into ZJJ --at 2026-03-10 --reason 机构改革 --lang en >/dev/null 2>note
	[ "$(<note)" = "hl-station: 'CGJ' leaves open: consultations (1), appeals (1), members (1), stationed directors (1)" ]
	hl-station department merge SWJ --into ZJJ --at 2026-03-10 --reason 机构改革 2>note
	[ ! -s note ]
}

@test "R51 a merger voided: registers are the old one's again from then on, what was put down to the successor stays" {
	district
	merge CGJ ZJJ '2026-03-03 12:00'
	hl-station fund add -q --station HTBC --department CGJ --title 清扫 --at 2026-03-04 --reason t
	hl-station void "$(hl-report journal --command 'department merge' -f ids)" --reason 撤销
	hl-station fund add -q --station HTBC --department CGJ --title 巡查 --at 2026-03-04 --reason t
	[ "$(one hl-station fund list -F title,department | tr '\n' ' ')" = "清扫,ZJJ 巡查,CGJ " ]
	[ "$(one hl-station fund list --department ZJJ -F title)" = 清扫 ]
	replayed
}

@test "R34 R38 the successor appeals for what the old one missed; runs of the two are not joined" {
	district
	a=$(raise 2026-03-02)
	b=$(raise 2026-03-02)
	c=$(raise 2026-03-09)
	solo "$a" CGJ 2026-03-02
	solo "$b" ZJJ 2026-03-02
	solo "$c" CGJ 2026-03-09
	merge CGJ ZJJ '2026-03-12 00:00'
	# CGJ missed a; ZJJ missed b and then c, which it took over: a run of two, of ZJJ alone
	[ "$(one hl-score talks --year 2026 -F department,ground,first,last,length | grep consecutive)" = "ZJJ,consecutive,$b,$c,2" ]
	hl-score appeal file --issue "$a" --department CGJ --at 2026-03-13 --reason 断电
	hl-score appeal uphold --issue "$a" --department CGJ --at 2026-03-16 --reason 属实
	[ "$(late 2026)" = "ZJJ=2 " ]
	replayed
}

@test "worked out anew, every issue is what it was: random histories with mergers" {
	district >/dev/null
	for seed in 1 2; do
		hl-station init -q -d h.db
		awk -v seed=$seed -v len=200 -f "$TOP/tests/property/history.awk" >h.jsonl
		hl-station batch -q -d h.db --keep-going --rejects r.jsonl h.jsonl 2>/dev/null || true
		codes=$(hl-station department list -d h.db --level district -f ids | head -3)
		# shellcheck disable=SC2086
		set -- $codes
		hl-station department merge "$1" --into "$2" -d h.db --reason 机构改革 >moved
		hl-station department merge "$2" --into "$3" -d h.db --reason 机构改革 >>moved
		[ "$(wc -l <moved)" -gt 4 ]
		cat >q.sql <<-'END'
		SELECT 'a', issue_id, department_id, role, responsible, since, until, done_from, done_event, until_event, event, taken_id, 0, 0 FROM assignment WHERE gone = 253402300799
		UNION ALL SELECT 'd', issue_id, department_id, kind, opened, due, met, void, waived, ended, uncovered, flagged, event, 0 FROM deadline WHERE gone = 253402300799
		UNION ALL SELECT 'c', issue_id, department_id, rule, at, event, 0, 0, 0, 0, 0, 0, 0, 0 FROM credit WHERE revoked = 253402300799
		UNION ALL SELECT 'i', id, state, list, close_by, dispatched, closed, last, fresh, moves, 0, 0, 0, 0 FROM issue ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9
		END
		sqlite3 h.db <q.sql >was
		# a result report dated before other facts works its issue out anew, and is then taken back
		hl-issue list -d h.db -f csv --no-header -F number,state,dispatched | awk -F, '($2 == "dispatched" || $2 == "resolved") && $3 != "" { print $1, $3 }' >open
		[ -s open ]
		while read -r number at; do
			hl-issue result "$number" -d h.db --text x --at "$at" --reason t >/dev/null
			hl-issue void "$(hl-report journal -d h.db --issue "$number" --command result -f ids | tail -1)" -d h.db --reason t
		done <open
		sqlite3 h.db <q.sql | diff was -
		hl-station init -q -d h2.db
		hl-report export -d h.db | hl-station batch -q -d h2.db -
		diff <(sqlite3 h.db "DELETE FROM request" .dump) <(sqlite3 h2.db .dump)
		rm -f h.db* h2.db*
	done
}
