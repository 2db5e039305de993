# Registers of facts: the rules each has (R3-R5, R7, R28, R29, R31, R32, R52), csv files, bad input.
load lib.bash

# reg NOUN [OPTION...]: adds a row.
reg() {
	local noun=$1
	shift
	hl-station "$noun" add --reason test "$@"
}

@test "R4 a squad stands once at a station at a time; its members are parted by commas or semicolons" {
	district
	a=$(reg squad --station HTBC --name 平安小分队 --leader 张三 --members 李四,王五 --members 赵六 --from 2026-01-01)
	[ "$(hl-station squad list -f tsv --no-header -F members)" = '李四;王五;赵六' ]
	refuses 7 reg squad --station HTBC --name 平安小分队 --from 2026-05-01
	[[ $err == *"$a"* ]]
	reg squad --station MS --name 平安小分队 --from 2026-01-01
	hl-station squad end "$a" --to 2026-03-31
	refuses 7 reg squad --station HTBC --name 平安小分队 --from 2026-03-31
	reg squad --station HTBC --name 平安小分队 --leader 李四 --from 2026-04-01
	[ "$(hl-station squad list --station HTBC --as-of 2026-03-31 -f tsv --no-header -F leader)" = 张三 ]
	[ "$(hl-station squad list --station HTBC --as-of 2026-04-01 -f tsv --no-header -F leader)" = 李四 ]
	[ "$(hl-station squad list --station HTBC --all -f ids | wc -l)" -eq 2 ]
	refuses 2 reg squad --station HTBC --name 甲队 --members '李四;王五'
}

@test "R4 a cell lies in a grid of the same station, no deeper" {
	district
	g=$(reg grid --station HTBC --code G1 --name 一网格 --leader 网格长甲)
	c=$(reg grid --station HTBC --code G1-1 --name 一单元 --parent G1 --leader 单元长乙)
	[ "$(hl-station grid list -f tsv --no-header -F code,level,parent)" = "$(printf 'G1\tgrid\t\nG1-1\tcell\tG1')" ]
	refuses 7 reg grid --station MS --code G2-1 --name 一单元 --parent G1
	refuses 7 reg grid --station HTBC --code G1-1-1 --name 一楼 --parent G1-1
	refuses 3 reg grid --station HTBC --code G9-1 --name 一单元 --parent G9
	refuses 7 reg grid --station MS --code G1 --name 别的
	refuses 2 reg grid --station HTBC --code 一网格 --name 一网格
	refuses 7 hl-station void "$g" --reason 错
	[[ $err == *"$c"* ]]
	hl-station void "$c" --reason 错
	hl-station void "$g" --reason 错
	[ -z "$(hl-station grid list -f ids)" ]
}

@test "R4 the party line is community, branch, group" {
	district
	reg party --station HTBC --code DW --name 社区党委 --level 社区党组织 --secretary 李书记 --members 120
	refuses 7 reg party --station HTBC --code ZB --name 支部 --level branch
	reg party --station HTBC --code ZB --name 支部 --level branch --parent DW
	reg party --station HTBC --code XZ --name 小组 --level 楼栋党小组 --parent ZB
	refuses 7 reg party --station HTBC --code X2 --name 小组 --level group --parent DW
	refuses 7 reg party --station HTBC --code D2 --name 党委 --level community --parent DW
	refuses 7 reg party --station MS --code Z2 --name 支部 --level branch --parent DW
	refuses 2 reg party --station HTBC --code Z3 --name 支部 --level 市委 --parent DW
	refuses 2 reg party --station HTBC --code Z3 --name 支部 --level branch --parent DW --members -3
	[ "$(hl-station party list --parent DW -f tsv --no-header -F code)" = ZB ]
}

@test "R5 the leading group has one leader at a time; ends and periods" {
	a=$(reg leading --role leader --person 张书记 --from 2026-01-01)
	refuses 7 reg leading --role leader --person 李书记 --from 2026-06-01
	refuses 7 reg leading --role leader --person 李书记 --from 2025-06-01 --to 2026-01-01
	reg leading --role leader --person 李书记 --from 2025-06-01 --to 2025-12-31
	reg leading --role 副组长 --person 王区长 --from 2026-01-01
	reg leading --role deputy --person 赵区长 --from 2026-01-01
	refuses 7 reg leading --role deputy --person 甲 --from 2026-05-01 --to 2026-04-30
	refuses 7 reg leading --role deputy --person 甲 --from +3d
	refuses 7 hl-station leading end "$a" --to 2025-12-31
	refuses 3 hl-station leading end 999 --to 2026-03-31
	e=$(hl-station leading end "$a" --to 2026-03-31 && sqlite3 hl.db 'SELECT max(seq) FROM event')
	refuses 7 hl-station leading end "$a" --to 2026-04-30
	[ "$(hl-station leading list --role leader --as-of 2026-03-31T23:59:59 -f tsv --no-header -F person)" = 张书记 ]
	[ -z "$(hl-station leading list --role leader --as-of 2026-04-01T00:00:00 -f ids)" ]
	# the end taken back: the post goes on
	hl-station void "$e" --reason 录错
	[ "$(hl-station leading list --role leader -f tsv --no-header -F person)" = 张书记 ]
	hl-station leading end "$a" --to 2026-05-31
	# what was voided is seen by an earlier moment
	b=$(reg leading --role leader --person 新书记 --from 2026-06-01)
	before=$(date +%s)
	tick
	hl-station void "$b" --reason 录错
	[ -z "$(hl-station leading list --role leader -f ids)" ]
	[ "$(hl-station leading list --role leader --as-of "$(date -d "@$before" '+%Y-%m-%dT%H:%M:%S%:z')" -f ids)" = "$b" ]
	refuses 7 hl-station leading end "$b" --to 2026-07-01
}

@test "R3 a department has one director stationed at a time" {
	district
	reg director --department CGJ --person 张一 --station HTBC --from 2026-01-01 --to 2026-06-30
	refuses 7 reg director --department 区城管局 --person 李二 --station MS --from 2026-06-30
	reg director --department CGJ --person 李二 --station MS --from 2026-07-01
	reg director --department ZJJ --person 王三 --station HTBC --from 2026-01-01
	[ "$(hl-station director list --station HTBC --as-of 2026-05-01 -f tsv --no-header -F department | tr '\n' ' ')" = 'CGJ ZJJ ' ]
	# a station or department with a row is not taken back
	n=$(sqlite3 hl.db "SELECT event FROM station WHERE code = 'MS'")
	refuses 7 hl-station void "$n" --reason 错
	n=$(sqlite3 hl.db "SELECT event FROM department WHERE code = 'ZJJ'")
	refuses 7 hl-station void "$n" --reason 错
}

@test "R7 WeChat groups of stations and of the office are dated yes or no" {
	district
	reg wechat --station HTBC --state 是 --at 2026-03-01
	reg wechat --state yes --at 2026-03-02
	reg wechat --station HTBC --state no --at 2026-04-01
	[ "$(hl-station wechat list -f csv -F station,state)" = "$(printf 'station,state\nHTBC,yes\n,yes\nHTBC,no')" ]
	[ "$(hl-station wechat list --station HTBC --month 2026-04 -f tsv --no-header -F state)" = no ]
	refuses 2 reg wechat --station HTBC --state 也许
}

@test "R28 powers moved down, and opinions of stations in a cycle; who has not spoken" {
	district
	reg power --station HTBC --department CGJ --kind 管理权限 --title 停车位管理
	reg cycle --code WY26 --kind rating --title 物业评价 --subjects 安居物业,和谐物业 --from 2026-03-01 --to 2026-12-31
	hl-station recommend missing --cycle WY26 -f csv -F station,subject >missing
	diff missing - <<-'END'
	station,subject
	HTBC,安居物业
	HTBC,和谐物业
	MS,安居物业
	MS,和谐物业
	END
	a=$(reg recommend --station HTBC --cycle WY26 --subject 安居物业 --opinion 不同意 --text 保洁差 --at 2026-03-05)
	reg recommend --station MS --cycle WY26 --subject 安居物业 --opinion support --at 2026-03-06
	refuses 7 reg recommend --station HTBC --cycle WY26 --subject 安居物业 --opinion support --at 2026-03-07
	refuses 7 reg recommend --station HTBC --cycle WY26 --subject 别的物业 --opinion support --at 2026-03-07
	refuses 7 reg recommend --station HTBC --cycle WY26 --subject 和谐物业 --opinion support --at 2026-02-28
	refuses 3 reg recommend --station HTBC --cycle WY27 --subject 和谐物业 --opinion support
	run hl-station recommend missing --cycle WY26 -f ids -e
	[ "$status" -eq 10 ]
	[ "$(hl-station recommend missing --cycle WY26 -f ids | wc -l)" -eq 2 ]
	# as of an earlier moment, and after a voiding
	[ "$(hl-station recommend missing --cycle WY26 --as-of 2026-03-05 -f ids | wc -l)" -eq 3 ]
	reg recommend --station HTBC --cycle WY26 --subject 和谐物业 --opinion abstain --at 2026-03-08
	reg recommend --station MS --cycle WY26 --subject 和谐物业 --opinion abstain --at 2026-03-08
	hl-station recommend missing --cycle WY26 -e
	hl-station void "$a" --reason 录错
	[ "$(hl-station recommend missing --cycle WY26 -f tsv --no-header -F station,subject)" = "$(printf 'HTBC\t安居物业')" ]
	refuses 3 hl-station recommend missing --cycle WY27
	# outside a cycle a subject may come again
	reg recommend --station HTBC --subject 张模范 --opinion support
	reg recommend --station HTBC --subject 张模范 --opinion support
	n=$(hl-station cycle list --all -f ids)
	refuses 7 hl-station void "$n" --reason 错
}

@test "R29 money is exact in fen; entrusted work without money is listed until it is paid" {
	district
	a=$(reg fund --station HTBC --department CGJ --title 巡查 --money 1200.5)
	b=$(reg fund --station HTBC --department ZJJ --title 排查 --at 2026-03-02)
	reg fund --station MS --department ZJJ --title 零元 --money 0
	[ "$(hl-station fund list --station HTBC -f csv -F money,paid)" = "$(printf 'money,paid\n,0.00\n1200.50,1200.50')" ]
	[ "$(hl-station fund list -f json -F money --station HTBC | tr -d '\n ')" = '[{"money":null},{"money":1200.50}]' ]
	[ "$(hl-station fund list --unfunded -f tsv --no-header -F title | sort | tr '\n' ' ')" = "$(printf '排查\n零元\n' | sort | tr '\n' ' ')" ]
	p=$(hl-station fund pay "$b" --money 0.07 --at 2026-03-03 --reason test)
	hl-station fund pay "$b" --money 99999999.93
	[ "$(hl-station fund list --department ZJJ --station HTBC -f tsv --no-header -F paid)" = 100000000.00 ]
	[ "$(sqlite3 hl.db "SELECT sum(money) FROM fund_payment WHERE fund = $b")" -eq 10000000000 ]
	[ "$(hl-station fund show "$b" -f tsv | grep -c '^payment')" -eq 2 ]
	run hl-station fund list --unfunded --station HTBC -e
	[ "$status" -eq 0 ]
	refuses 7 hl-station void "$b" --reason 错
	hl-station void "$p" --reason 错
	[ "$(hl-station fund list --department ZJJ --station HTBC -f tsv --no-header -F paid)" = 99999999.93 ]
	for bad in 1.234 1,200 abc -5 1e3 '' 99999999999999999 .5 5.; do
		refuses 2 reg fund --station HTBC --department CGJ --title 坏 --money "$bad"
	done
	refuses 7 hl-station fund pay "$b" --money 1 --at 2026-03-01 --reason test
	refuses 2 hl-station fund pay "$b" --money 0
	refuses 3 hl-station fund pay 999 --money 5
	refuses 3 hl-station fund pay "$(sqlite3 hl.db "SELECT event FROM station LIMIT 1")" --money 5
	[ "$a" -gt 0 ]
}

@test "R31 activities are of the configured kinds" {
	district
	m=$(hl-meeting hold --station HTBC --kind special --chair 王朝东 --event 学习 --plan 三步 --at 2026-03-03 --reason test)
	reg activity --station HTBC --kind 党课 --title 学习讲话 --bodies 社区党委,某公司支部 --departments 区城管局,ZJJ --people 30 --meeting "$m"
	[ "$(hl-station activity list --departments CGJ -f tsv --no-header -F bodies,departments,people,meeting)" = "$(printf '社区党委;某公司支部\tCGJ;ZJJ\t30\t%s' "$m")" ]
	[ -z "$(hl-station activity list --departments SWJ -f ids)" ]
	refuses 2 reg activity --station HTBC --kind 聚餐 --title 聚餐
	refuses 3 reg activity --station HTBC --kind 党课 --title 课 --departments NEMO
	refuses 3 reg activity --station HTBC --kind 党课 --title 课 --meeting HTBC-2026-M009
	printf 'station:\n  activities: [聚餐]\n' >c.yaml
	reg activity -c c.yaml --station HTBC --kind 聚餐 --title 聚餐
	refuses 2 reg activity -c c.yaml --station HTBC --kind 党课 --title 课
}

@test "R32 a station or an issue is marked as a case, and the issue shows it" {
	district
	i=$(raise 2026-03-02)
	reg model --issue "$i" --title 一盏路灯 --media 大观先锋网,安庆日报 --published 2026-03-20
	[ "$(hl-station model list -f tsv --no-header -F station,issue,media)" = "$(printf 'HTBC\t%s\t大观先锋网;安庆日报' "$i")" ]
	hl-issue show "$i" -f tsv | grep -q '^case	一盏路灯'
	reg model --station MS --title 马山经验
	refuses 2 reg model --title 无主
	refuses 7 reg model --station MS --issue "$i" --title 错站
	refuses 7 reg model --station MS --title 将来 --published +5d
	n=$(sqlite3 hl.db "SELECT event FROM issue")
	refuses 7 hl-issue void "$n" --reason 错
}

@test "R52 inspections: follow-up, circular, those still open" {
	district
	a=$(reg inspection --station HTBC --finding 台账不全 --circular --at 2026-03-02)
	b=$(reg inspection --department CGJ --finding 反馈迟缓 --at 2026-03-03)
	refuses 2 reg inspection --finding 无对象
	[ "$(hl-station inspection list -f csv -F department,circular)" = "$(printf 'department,circular\n,yes\nCGJ,')" ]
	run hl-station inspection list --open -f ids -e
	[ "$status" -eq 10 ]
	[ "$output" = "$(printf '%s\n%s' "$a" "$b")" ]
	refuses 7 hl-station inspection follow "$a" --followup 已补 --at 2026-03-01 --reason test
	hl-station inspection follow "$a" --followup 已补齐
	f=$(sqlite3 hl.db 'SELECT max(seq) FROM event')
	refuses 7 hl-station inspection follow "$a" --followup 又补
	refuses 7 hl-station void "$a" --reason 录错
	[[ $err == *"$f"* ]]
	[ "$(hl-station inspection list --open -f ids)" = "$b" ]
	hl-station inspection show "$a" -f tsv | grep -q '^followed	'
	hl-station void "$f" --reason 录错
	[ "$(hl-station inspection list --open -f ids | wc -l)" -eq 2 ]
}

@test "a csv file with Chinese headings is imported; bad rows are named, kept back and can be imported again" {
	district
	cat >f.csv <<-'END'
	站点,委托单位,委托事项,经费,日期
	花亭北村社区,区城管局,巡查,1200.50,2026年3月2日
	MS,ZJJ,排查,,2026-03-05
	NEMO,ZJJ,排查,,2026-03-05
	MS,ZJJ,排查,一百,2026-03-05
	MS,ZJJ,排查,5,2026-13-05
	END
	refuses 4 hl-station fund import f.csv
	[[ $err == *f.csv:4:* ]]
	[ -z "$(hl-station fund list -f ids)" ]
	run hl-station fund import f.csv --keep-going --rejects bad.csv -f csv
	[ "$status" -eq 4 ]
	[ "$(hl-station fund list -f csv -F station,department,title,money,at | tail -n +2)" = "$(printf 'HTBC,CGJ,巡查,1200.50,2026-03-02T09:00:00+08:00\nMS,ZJJ,排查,,2026-03-05T09:00:00+08:00')" ]
	[ "$(wc -l <bad.csv)" -eq 4 ]
	sed -i 's/NEMO/MS/; s/一百/100/; s/2026-13-05/2026-04-05/' bad.csv
	hl-station fund import bad.csv -f csv | tail -1 | grep -qx '2,1'
	echo '站点,经费' >g.csv
	echo 'HTBC,5' >>g.csv
	refuses 4 hl-station fund import g.csv
	echo '站点,没有的' >g.csv
	refuses 4 hl-station fund import g.csv
	refuses 3 hl-station fund import none.csv
}

@test "what a register takes: no control characters, no future, no event of another register; back-dating needs a reason" {
	district
	refuses 2 reg power --station HTBC --kind power --title $'a\tb'
	refuses 2 reg power --station HTBC --kind power --title '  '
	refuses 2 reg power --station HTBC --kind power --title x --detail $'a\001b'
	refuses 7 reg power --station HTBC --kind power --title x --at +2d
	refuses 7 hl-station power add --station HTBC --kind power --title x --at 2026-01-05
	refuses 3 hl-station power show 1
	refuses 2 hl-station power show x
	a=$(reg power --station HTBC --kind power --title x --at 2026-01-05)
	refuses 3 hl-station fund show "$a"
	hl-station power show "$a" -f tsv | grep -q '^reason	test'
	refuses 2 hl-station power list --month 2026-13
	refuses 3 hl-station power list --station NEMO
}

@test "listings of registers use an index" {
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT event FROM visit t WHERE t.gone > 1 AND t.station_id = 1 AND t.at >= 1 AND t.at <= 2" | grep -q visit_station
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT count(*) FROM issue i WHERE i.visit = 5" | grep -q issue_visit
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT 1 FROM fund_payment p WHERE p.fund = 3" | grep -q fund_payment_fund
}

@test "a station is shown with what the registers hold of it, as of a moment" {
	district
	reg squad --station HTBC --name 平安小分队 --leader 张三 --from 2026-03-01 --to 2026-03-31
	reg grid --station HTBC --code G1 --name 一网格 --leader 赵六 --from 2026-03-01
	reg party --station HTBC --code DW --name 社区党委 --level community --secretary 李书记 --from 2026-03-01
	reg director --department CGJ --person 张一 --station HTBC --from 2026-03-01
	reg wechat --station HTBC --state yes --at 2026-03-01
	reg wechat --station HTBC --state no --at 2026-04-01
	reg model --station HTBC --title 一站一品 --at 2026-03-01
	hl-station consult ask --department CGJ --matter award --at 2026-03-05 --reason test
	hl-station show HTBC --as-of 2026-03-06 -f tsv --no-header -F field,value | grep -E '^(director|squad|grid|party|wechat|case|consultation)' >is
	diff is - <<-END
	director	CGJ 张一
	squad	平安小分队 (张三)
	grid	G1 一网格 (赵六)
	party community	DW 社区党委 (李书记)
	wechat	yes
	case	一站一品
	consultation	award CGJ
	END
	hl-station show HTBC -f tsv --no-header -F field,value | grep -E '^(squad|wechat|consultation)' >is
	[ "$(cat is)" = 'wechat	no' ]
	[ -z "$(hl-station show MS -f tsv --no-header -F field,value | grep -E '^(director|squad|grid|party|wechat|case|consultation)')" ]
	# a stationed director ends the shortfall of R3
	hl-station check --rule R3 -f tsv --no-header -F station,kind >short || true
	[ "$(grep not-stationed short | cut -f1)" = MS ]
}

@test "R29 money in yuan: whole, with one decimal, with two; nothing else" {
	district
	for m in 0 7 100 1200 100.0 100.5 100.05 0.07 999999999.99; do
		reg fund --station HTBC --department CGJ --title "m$m" --money "$m" >/dev/null
	done
	[ "$(hl-station fund list -f csv --no-header -F title,money | tr '\n' ' ')" = "m0,0.00 m7,7.00 m100,100.00 m1200,1200.00 m100.0,100.00 m100.5,100.50 \
m100.05,100.05 m0.07,0.07 m999999999.99,999999999.99 " ]
	printf 'station,department,title,money\nMS,CGJ,一,80\nMS,CGJ,二,80.5\n' >in.csv
	hl-station fund import -q in.csv >/dev/null
	[ "$(hl-station fund list --station MS -f csv --no-header -F money | tr '\n' ' ')" = "80.00 80.50 " ]
	for m in 1.005 1. .5 1,5 -1 1e3 一百 ''; do
		refuses 2 reg fund --station HTBC --department CGJ --title x --money "$m"
	done
}

# --- corrections (R51) ---

# list NOUN TIME FIELDS [OPTION...]: as it stood.
listed() { hl-station "$1" list --as-of "$2" -f csv --no-header -F "$3" "${@:4}"; }

# last: the number of the last event.
last() { sqlite3 hl.db 'SELECT max(seq) FROM event'; }

# replays: the journal done again gives the same tables.
replays() {
	rm -f 2.db
	hl-report export >journal
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R51 NOUN set corrects fields from its moment on; an earlier one sees what was there; the journal has both" {
	district >/dev/null
	a=$(reg fund --station HTBC --department CGJ --title 巡查 --money 100 --detail 旧 --at '2026-03-02 10:00')
	hl-station fund set "$a" --title 清扫 --money 120.5 --clear detail --at '2026-04-01 10:00' --reason 录入错误
	[ "$(listed fund '2026-04-01 09:59:59' event,at,title,money,detail)" = "$a,2026-03-02T10:00:00+08:00,巡查,100.00,旧" ]
	[ "$(listed fund '2026-04-01 10:00:00' event,at,title,money,detail)" = "$a,2026-03-02T10:00:00+08:00,清扫,120.50," ]
	[ "$(hl-report journal --command 'fund set' -f json | jq -r '.[-1].decided' | jq -c .)" = \
	    '{"before":{"title":"巡查","money":"100.00","detail":"旧"},"after":{"title":"清扫","money":"120.50","detail":null}}' ]
	[ "$(hl-report journal --command 'fund set' -f csv --no-header -F reason)" = 录入错误 ]
	hl-station fund show "$a" -f csv | grep -qx title,清扫
	# again, one after the other; money paid goes with every version
	hl-station fund pay "$a" --money 10 --at '2026-04-02 10:00' --reason t
	hl-station fund set "$a" --title 保洁 --at '2026-05-01 10:00' --reason 再更正
	[ "$(listed fund 2026-04-15 title,paid)" = 清扫,130.50 ]
	[ "$(listed fund 2026-05-02 title,paid)" = 保洁,130.50 ]
	[ "$(listed fund 2026-03-15 title)" = 巡查 ]
	replays
}

@test "R51 a correction voided: what was there before is back from then on, the last one first" {
	district >/dev/null
	a=$(reg squad --station HTBC --name 平安队 --leader 张三 --members 李四,王五 --from 2026-01-01 --at '2026-01-01 09:00')
	hl-station squad set "$a" --leader 赵六 --at '2026-03-01 10:00' --reason 换人
	s1=$(last)
	hl-station squad set "$a" --members 李四,王五,孙七 --at '2026-04-01 10:00' --reason 添人
	s2=$(last)
	refuses 7 hl-station void "$s1" --reason 错 --at '2026-05-01 10:00'
	[[ $err == *$s2* ]]
	hl-station void "$s2" --reason 错 --at '2026-05-01 10:00'
	hl-station void "$s1" --reason 错 --at '2026-06-01 10:00'
	f=leader,members
	[ "$(listed squad 2026-02-01 $f)" = '张三,李四;王五' ]
	[ "$(listed squad 2026-03-02 $f)" = '赵六,李四;王五' ]
	[ "$(listed squad 2026-04-02 $f)" = '赵六,李四;王五;孙七' ]
	[ "$(listed squad 2026-05-02 $f)" = '赵六,李四;王五' ]
	[ "$(listed squad 2026-06-02 $f)" = '张三,李四;王五' ]
	[ "$(listed squad 2026-06-02 event --all)" = "$a" ]
	refuses 7 hl-station void "$s1" --reason 错
	# with the row itself void nothing is corrected, nor taken back
	hl-station squad set "$a" --leader 钱八 --at '2026-06-03 10:00' --reason 换人
	s3=$(last)
	hl-station void "$a" --reason 错 --at '2026-06-04 10:00'
	refuses 7 hl-station squad set "$a" --leader 张三 --reason x
	refuses 7 hl-station void "$s3" --reason 错
	[ "$(listed squad 2026-06-03T11:00 leader)" = 钱八 ]
	[ -z "$(listed squad 2026-06-05 leader)" ]
	replays
}

@test "R51 what is added to the row later stays through a correction taken back; an end is not corrected, nor what others go by" {
	district >/dev/null
	a=$(reg grid --station HTBC --code G1 --name 一网格 --from 2026-01-01 --at '2026-01-01 09:00')
	b=$(reg grid --station HTBC --code G1-1 --name 一单元 --parent G1 --from 2026-01-01 --at '2026-01-01 09:00')
	hl-station grid set "$a" --name 第一网格 --leader 张三 --at '2026-02-01 10:00' --reason x
	s=$(last)
	for field in '--code G2' '--station MS' '--parent G1-1'; do
		# shellcheck disable=SC2086
		refuses 7 hl-station grid set "$a" $field --reason x
	done
	refuses 7 hl-station grid set "$a" --code G2 --reason x
	[[ $err == *$b* ]]
	hl-station grid end "$a" --to 2026-03-31 --reason 撤
	refuses 7 hl-station grid set "$a" --to 2026-04-30 --reason x
	hl-station void "$s" --reason 错
	[ "$(hl-station grid list --all -f csv --no-header -F name,leader,to | head -1)" = 一网格,,2026-03-31 ]
	hl-station grid set "$b" --code G1-9 --to 2026-04-30 --reason x
	[ "$(hl-station grid list --all -f csv --no-header -F code,to | tail -1)" = G1-9,2026-04-30 ]
	refuses 7 hl-station grid set "$b" --from 2026-05-01 --reason x
	replays
}

@test "R51 NOUN set: the rules of the register hold for what it becomes" {
	district >/dev/null
	a=$(reg leading --role leader --person 张书记 --from 2026-01-01)
	b=$(reg leading --role deputy --person 李部长 --from 2026-01-01)
	hl-station leading set "$a" --person 王书记 --reason x
	refuses 7 hl-station leading set "$b" --role leader --reason x
	[[ $err == *R5* ]]
	s=$(reg squad --station HTBC --name 甲队 --from 2026-01-01)
	t=$(reg squad --station HTBC --name 乙队 --from 2026-01-01)
	hl-station squad set "$s" --name 甲队 --leader 张三 --reason x
	refuses 7 hl-station squad set "$t" --name 甲队 --reason x
	i=$(reg inspection --station HTBC --finding 台账不全 --circular --at 2026-03-02)
	refuses 2 hl-station inspection set "$i" --clear station --reason x
	hl-station inspection set "$i" --clear circular --department CGJ --reason x
	[ "$(hl-station inspection list -f csv --no-header -F station,department,circular)" = HTBC,CGJ, ]
	replays
}

@test "R51 NOUN set: bad input is refused, and nothing stored" {
	district >/dev/null
	a=$(reg activity --station HTBC --kind 党课 --title 一 --departments CGJ,ZJJ --people 3 --at '2026-03-02 10:00')
	before=$(last)
	refuses 2 hl-station activity set "$a" --title 二
	refuses 2 hl-station activity set "$a" --reason x
	refuses 2 hl-station activity set --title 二 --reason x
	refuses 2 hl-station activity set x --title 二 --reason x
	refuses 2 hl-station activity set "$a" --people -1 --reason x
	refuses 2 hl-station activity set "$a" --kind 唱歌 --reason x
	refuses 3 hl-station activity set "$a" --station XX --reason x
	refuses 3 hl-station activity set "$a" --departments CGJ,NN --reason x
	refuses 3 hl-station activity set 1 --title 二 --reason x
	refuses 3 hl-station fund set "$a" --title 二 --reason x
	refuses 2 hl-station activity set "$a" --clear title --reason x
	refuses 2 hl-station activity set "$a" --clear colour --reason x
	refuses 2 hl-station activity set "$a" --clear people --people 4 --reason x
	refuses 7 hl-station activity set "$a" --title 二 --reason x --at '2026-03-02 09:59:59'
	refuses 7 hl-station activity set "$a" --title 二 --reason x --at 2199-01-01
	refuses 4 hl-station batch --reason x <<<"{\"do\":\"activity set\",\"event\":$a,\"people\":\"many\"}"
	hl-station activity set "$a" --title 二 --reason x -n
	hl-station activity set "$a" --title 一 --people 3 --departments ZJJ,CGJ --clear detail --reason x -n
	[ "$(last)" -eq "$before" ]
	# the same again is no event
	hl-station activity set "$a" --title 一 --people 3 --departments CGJ,ZJJ --clear detail --reason x
	[ "$(last)" -eq "$before" ]
	hl-station batch -q --reason x <<<"{\"do\":\"activity set\",\"event\":$a,\"departments\":[\"ZJJ\"],\"clear\":[\"people\"]}"
	[ "$(hl-station activity list -f csv --no-header -F departments,people)" = ZJJ, ]
	refuses 7 hl-station activity set "$a" --title 三 --reason x --at '2026-03-02 10:00'
	replays
}

@test "R51 an appraisal corrected counts as it stood; a csv file with the row as it was is skipped still" {
	district >/dev/null
	a=$(hl-score rate add --station HTBC --department CGJ --year 2026 --score 80 --at '2026-03-02 10:00' --reason t)
	hl-score rate list -f csv >old.csv
	hl-score rate set "$a" --score 90 --at '2026-04-01 10:00' --reason 笔误
	mean() { hl-score rates --year 2026 --as-of "$1" -f csv --no-header -F count,mean; }
	[ "$(mean 2026-03-31)" = 1,80.0 ]
	[ "$(mean 2026-04-02)" = 1,90.0 ]
	[ "$(hl-score yearend --year 2026 --as-of 2026-03-31 --department CGJ -f csv --no-header -F rating,raters)" = 80.0,1 ]
	[ "$(hl-score yearend --year 2026 --as-of 2026-04-02 --department CGJ -f csv --no-header -F rating,raters)" = 90.0,1 ]
	hl-score rate import old.csv -f csv | tail -1 | grep -qx 0,1
	b=$(reg visit --station HTBC --members 张三 --area 基层治理 --text 旧 --at '2026-03-02 10:00')
	hl-station visit set "$b" --text 新 --at '2026-04-01 10:00' --reason 笔误
	visits() { hl-score stations --year 2026 --as-of "$1" --station HTBC -f csv --no-header -F visits; }
	[ "$(visits 2026-03-31)" = 1 ]
	[ "$(visits 2026-04-02)" = 1 ]
	replays
}
