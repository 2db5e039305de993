# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# titled TITLE DATE [OPTION...]: an issue of HTBC; prints its number.
titled() {
	local title=$1 at=$2
	shift 2
	hl-issue add --reason test --station HTBC --title "$title" --category 民生改善 --at "$at" "$@"
}

# One issue of each list, dispatched on 2026-03-02, and one of the next month.
sheets() {
	district
	A=$(raise 2026-03-02 --ref 12345-1 --detail 路口三盏)
	solo "$A" CGJ 2026-03-02
	B=$(titled 污水外溢 2026-03-02)
	hl-issue dispatch "$B" --list joint --to CGJ,SWJ --task 疏通 --responsible SWJ=陈工,张工 --standard 无外溢 \
	    --at 2026-03-02 --reason test
	C=$(titled 电梯停运 2026-03-02 --contact 13800000000)
	hl-issue dispatch "$C" --list transfer --to ZJJ --assist JTJ --city SZJ --task 维修 --responsible 李工 --standard 恢复运行 \
	    --at 2026-03-02 --reason test
	D=$(titled 占道经营 2026-04-01)
	solo "$D" CGJ 2026-04-01
}

@test "lists: the three lists of annex 5, each numbered from 1" {
	sheets
	run hl-report lists --now 2026-04-02 -f csv
	[ "${lines[0]}" = n,list,number,ref,title,category,lead,departments,city,dispatched,due,feedback,state,closed ]
	[ "${lines[1]}" = "1,solo,$A,12345-1,路灯不亮,民生改善,,CGJ,,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,overdue,dispatched," ]
	[ "${lines[2]}" = "2,solo,$D,,占道经营,民生改善,,CGJ,,2026-04-01T09:00:00+08:00,2026-04-07T23:59:59+08:00,pending,dispatched," ]
	[ "${lines[3]}" = "1,joint,$B,,污水外溢,民生改善,,CGJ;SWJ,,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,overdue,dispatched," ]
	[ "${lines[4]}" = "1,transfer,$C,,电梯停运,民生改善,ZJJ,JTJ;ZJJ,SZJ,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,overdue,dispatched," ]
	[ "${#lines[@]}" -eq 5 ]
}

@test "lists: feedback on time, late, pending; a closed issue keeps its departments" {
	sheets
	feed "$A" CGJ 'done' '2026-03-05 23:59:59'
	hl-issue close "$A" --at 2026-03-06 --reason test
	feed "$D" CGJ 'done' '2026-04-08 10:00'
	run hl-report lists --list solo -f csv --no-header -F number,departments,due,feedback,state,closed
	[ "${lines[0]}" = "$A,CGJ,,on time,closed,2026-03-06T17:00:00+08:00" ]
	[ "${lines[1]}" = "$D,CGJ,,late,resolved," ]
}

@test "lists: --list, --station, --department and the period" {
	sheets
	[ "$(hl-report lists --list 问题协办清单 -f ids -F number)" = "$B" ]
	[ "$(hl-report lists --department 区水务局 -f ids -F number)" = "$B" ]
	[ "$(hl-report lists --department SZJ -f ids -F number)" = "$C" ]
	[ "$(hl-report lists --month 2026-04 -f ids -F number)" = "$D" ]
	[ "$(hl-report lists --month 2026年4月 -f ids -F number)" = "$D" ]
	[ "$(hl-report lists --since 2026-03-03 --year 2026 -f ids -F number)" = "$D" ]
	[ "$(hl-report lists --until 2026-03-01 -f ids)" = "" ]
	[ "$(hl-report lists --station MS -f json)" = "[]" ]
}

@test "lists: --department judges the feedback of that department alone" {
	sheets
	feed "$B" CGJ 'done' 2026-03-03
	[ "$(hl-report lists --list joint --department CGJ -f csv --no-header -F due,feedback)" = ",on time" ]
	[ "$(hl-report lists --list joint --department SWJ --now 2026-03-04 -f csv --no-header -F feedback)" = pending ]
	[ "$(hl-report lists --list joint -f csv --no-header -F feedback)" = overdue ]
}

@test "four-lists: problem, task, responsibility, standard" {
	sheets
	run hl-report four-lists -f csv
	[ "${lines[0]}" = n,number,ref,list,problem,task,responsible,standard,departments,dispatched,close_by,state ]
	[[ ${lines[1]} == "1,$A,12345-1,solo,路灯不亮：路口三盏,修复,CGJ 张工,恢复照明,CGJ,2026-03-02T09:00:00+08:00,"*,dispatched ]]
	[[ ${lines[2]} == "2,$B,,joint,污水外溢,疏通,CGJ 张工;SWJ 陈工,无外溢,CGJ;SWJ,"* ]]
	[[ ${lines[3]} == "3,$C,,transfer,电梯停运,维修,JTJ 李工;ZJJ 李工,恢复运行,JTJ;SZJ;ZJJ,"* ]]
	[ "$(hl-report lists --list four -f csv)" = "$output" ]
	[ "$(hl-report four-lists --department SWJ -f ids -F number)" = "$B" ]
}

@test "four-lists: work of the station itself is its own responsibility" {
	district
	a=$(raise 2026-03-02)
	hl-issue dispatch "$a" --list local --task 清扫 --responsible 王工 --standard 干净 --at 2026-03-02 --reason test
	[ "$(hl-report four-lists -f csv --no-header -F list,responsible,departments)" = "local,HTBC 王工," ]
	[ -z "$(hl-report lists)" ]
}

@test "R8 contact data is in no sheet and no export" {
	sheets
	for f in csv json html; do
		[ "$(hl-report lists -f $f | grep -c 13800000000)" -eq 0 ]
		[ "$(hl-report four-lists -f $f | grep -c 13800000000)" -eq 0 ]
	done
	[ "$(hl-report journal -f json | grep -c 13800000000)" -eq 0 ]
	[ "$(hl-report export | grep -c 13800000000)" -eq 0 ]
}

@test "the sheets in every text format" {
	sheets
	f="list,title,departments,feedback"
	run hl-report lists --list joint --now 2026-04-02 -F $f -f csv
	[ "$output" = $'list,title,departments,feedback\njoint,污水外溢,CGJ;SWJ,overdue' ]
	run hl-report lists --list joint --now 2026-04-02 -F $f -f tsv
	[ "$output" = $'list\ttitle\tdepartments\tfeedback\njoint\t污水外溢\tCGJ;SWJ\toverdue' ]
	run hl-report lists --list joint --now 2026-04-02 -F $f -f jsonl
	[ "$output" = '{"list":"joint","title":"污水外溢","departments":"CGJ;SWJ","feedback":"overdue"}' ]
	hl-report lists --list joint --now 2026-04-02 -F $f -f json | jq -e '.[0].title == "污水外溢" and length == 1'
	hl-report lists -f json | jq -e 'map(.n) == [1, 2, 1, 1] and .[0].closed == null'
	hl-report lists --list joint --now 2026-04-02 -F $f -f md | grep -q '^|.*污水外溢.*|.*CGJ;SWJ.*|$'
	hl-report lists --list joint --now 2026-04-02 -F $f -f html | grep -q '<td>污水外溢'
	[ "$(hl-report lists --list joint -F number -f ids)" = "$B" ]
}

@test "a table of hanzi keeps its columns" {
	sheets
	hl-issue add --reason test --station HTBC --title abc --category 其他 --at 2026-03-02
	solo HTBC-2026-0005 CGJ 2026-03-02
	for l in C C.UTF-8 ''; do
		LANG=$l LC_ALL=$l hl-report lists --list solo --lang en -F title,category,departments -f table >out
		while read -r row; do printf '%s' "${row%CGJ*}" | LC_ALL=C.UTF-8 wc -L; done < <(grep CGJ out) | sort -u >widths
		[ "$(wc -l <widths)" -eq 1 ]
	done
}

@test "journal: every event, with filters" {
	sheets
	run hl-report journal -f csv --no-header -F event
	[ "${lines[0]}" = 1 ]
	[ "${#lines[@]}" -eq "${lines[-1]}" ]
	[ "$(hl-report journal --issue "$A" -f csv --no-header -F program,command,issue | tail -1)" = "hl-issue,dispatch,$A" ]
	[ "$(hl-report journal --issue ref:12345-1 -f ids | wc -l)" -eq 2 ]
	[ "$(hl-report journal --program issue -f ids | wc -l)" -eq 8 ]
	[ "$(hl-report journal --program hl-issue --command add -f ids | wc -l)" -eq 4 ]
	[ -z "$(hl-report journal --until 2020-01-01)" ]
	[ -z "$(hl-report journal --by nobody-of-that-name)" ]
	hl-issue note "$B" --text 督办 --actor 王朝东 --reason test
	[ "$(hl-report journal --by 王朝东 -f csv --no-header -F command,reason)" = note,test ]
	hl-report journal -f jsonl -F args | while read -r line; do jq -e '.args | fromjson | type == "object"' <<<"$line"; done
}

@test "export: lines that replay into an empty database and come out the same" {
	sheets
	hl-meeting hold --reason $'原因 "引号" \\' --station HTBC --kind special --chair 王朝东 --event 防汛 --plan 三步走 --at 2026-03-03
	hl-meeting hold --reason test --station HTBC --kind coordination --chair 王朝东 --issues "$B,$C" --present CGJ,张三 --at 2026-03-04
	hl-issue add --station HTBC --title t --category 其他 --now 2026-03-04T10:00 --reason test
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-05 --agenda 议程
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --absent CGJ --reason test
	hl-meeting void "$(hl-report journal --command hold -f ids | tail -1)" --reason 录入错误
	hl-meeting void "$(hl-report journal --command hold -f ids | sed -n 2p)" --reason 录入错误
	hl-report export >one
	hl-report export -o file.jsonl
	cmp one file.jsonl
	jq -e '.do and .seq and .["recorded-at"]' one >/dev/null
	[ "$(grep -c '"now":' one)" -eq 1 ]
	[ "$(wc -l <one)" -eq "$(hl-report journal -f ids | wc -l)" ]
	hl-station -d two.db init
	hl-station -d two.db batch -q one
	hl-report -d two.db export >two
	cmp one two
	for t in station department issue assignment deadline feedback meeting attendance meeting_issue credit; do
		cmp <(sqlite3 hl.db "SELECT * FROM $t") <(sqlite3 two.db "SELECT * FROM $t")
	done
}

@test "reports refuse what they do not know" {
	sheets
	refuses 2 hl-report lists --list local
	[[ $err == *'solo, joint, transfer, four'* ]]
	refuses 3 hl-report lists --station HTBX
	refuses 3 hl-report lists --department CGX
	refuses 2 hl-report lists --month 2026-00
	refuses 2 hl-report lists --year 20x6
	refuses 2 hl-report lists --since 2026-02-30
	refuses 3 hl-report journal --issue HTBC-2026-0099
	refuses 2 hl-report list
}
