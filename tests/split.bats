# split.bats: a compound issue becomes parts, each an issue of its own (R9, R16).
load lib.bash
load issue.bash

# tables DATABASE: all of it but contact data and answers kept for retries (see property/replay).
tables() {
	sqlite3 "$1" "UPDATE contact SET salt = NULL, data = NULL; DELETE FROM request" .dump
}

# replays: the journal in an empty database gives the same tables and the same journal.
replays() {
	hl-report export >journal
	rm -f 2.db
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	hl-report -d 2.db export | cmp journal -
	tables hl.db >one.sql
	tables 2.db | diff one.sql -
}

compound() {
	hl-issue add --ref c --station HTBC --title 路灯不亮，路面破损 --detail $'三处\n两处' --category 民生改善 --source hotline --grid 一网格 \
	    --promise 十日内 --agent 张三 --contact '王 13900000000' --close-by 2026-04-30 --at 2026-03-02 --reason test
	solo ref:c CGJ 2026-03-03 >/dev/null
}

split() { hl-issue split ref:c --part 路灯不亮 --part 路面破损 --at 2026-03-05 --reason 两事; }

@test "R9 a split cancels the issue and registers the parts with what it had; each is dispatched for itself" {
	compound
	said $'HTBC-2026-0002\nHTBC-2026-0003' split
	said $'HTBC-2026-0001,cancelled,\nHTBC-2026-0002,open,HTBC-2026-0001\nHTBC-2026-0003,open,HTBC-2026-0001' \
	    hl-issue list -f csv --no-header -F number,state,part_of
	said 'HTBC-2026-0002,路灯不亮,民生改善,2026-03-02T09:00:00+08:00,2026-04-30T23:59:59+08:00' \
	    sh -c 'hl-issue parts ref:c -f csv --no-header -F number,title,category,raised,close_by | head -1'
	hl-issue show HTBC-2026-0003 --contact -f tsv --no-header >shown
	for want in $'title\t路面破损' $'source\thotline' $'grid\t一网格' $'promise\t十日内' $'agent\t张三' $'contact\t王 13900000000' \
	    $'part_of\tHTBC-2026-0001'; do
		grep -qxF "$want" shown || { echo "$want"; false; }
	done
	grep -q 三处 shown
	is c part $'HTBC-2026-0002 open 路灯不亮\nHTBC-2026-0003 open 路面破损'
	solo HTBC-2026-0002 CGJ 2026-03-06 >/dev/null
	solo HTBC-2026-0003 ZJJ 2026-03-06 >/dev/null
	feed HTBC-2026-0002 CGJ done 2026-03-07
	feed HTBC-2026-0003 ZJJ done 2026-03-07
	hl-issue close HTBC-2026-0002 HTBC-2026-0003 --at 2026-03-08 --reason test
	said 'CGJ 1, ZJJ 1' scores 2026-04-01 solo
	is c state cancelled
	replays
}

@test "R9 the whole credits nobody; its deadline not yet past is void, a miss stays" {
	compound
	split >/dev/null
	deadlines c 'CGJ dispatch 03-03 09:00 .. 03-06 23:59:59 void 03-05 17:00'
	said '' scores 2026-04-01 late
	hl-issue add -q --ref d --station HTBC --title x --at 2026-03-02 --reason test
	solo ref:d ZJJ 2026-03-03 >/dev/null
	hl-issue split ref:d --part x1 --part x2 --at 2026-03-20 --reason test >/dev/null
	said 'ZJJ 1' scores 2026-04-01 late
	said '' scores 2026-04-01 solo
}

@test "R9 a split wants two parts or more, different ones, of an issue that is not at an end" {
	compound
	refuses 2 hl-issue split ref:c --reason x
	refuses 7 hl-issue split ref:c --part 一 --reason x
	[[ $err == *"two"* ]]
	refuses 7 hl-issue split ref:c --part 一 --part 一 --reason x
	refuses 3 hl-issue split ref:nobody --part 一 --part 二
	refuses 2 hl-issue split ref:c --part 一 --part $'二\a' --reason x
	refuses 2 hl-issue split ref:c --part 一 --part '' --reason x
	refuses 7 hl-issue split ref:c --part 一 --part 二 --at 2026-03-02 --reason x
	[ "$(hl-issue list -f ids | wc -l)" -eq 1 ]
	split >/dev/null
	refuses 7 hl-issue split ref:c --part 一 --part 二 --reason x
	[[ $err == *cancelled* ]]
	hl-issue add -q --ref d --station HTBC --title x --at 2026-03-02 --reason test
	hl-issue close ref:d --at 2026-03-03 --reason test
	refuses 7 hl-issue split ref:d --part 一 --part 二 --reason x
	hl-issue add -q --ref e --station HTBC --title x --at 2026-03-02 --reason test
	hl-issue duplicate ref:e --of ref:d --at 2026-03-03 --reason test
	refuses 7 hl-issue split ref:e --part 一 --part 二 --reason x
}

@test "R9 an open and a resolved issue are split too; a part is split again" {
	play <<-'END'
	add o 03-02
	add r 03-02
	dispatch r 03-02 list=joint to=CGJ,ZJJ
	feedback r 03-03 department=CGJ kind=done
	feedback r 03-03 department=ZJJ kind=done
	END
	is r state resolved
	hl-issue split ref:o --part 一 --part 二 --part 三 --at 2026-03-04 --reason x >/dev/null
	hl-issue split ref:r --part 四 --part 五 --at 2026-03-04 --reason x >/dev/null
	hl-issue split HTBC-2026-0004 --part 六 --part 七 --at 2026-03-05 --reason x >/dev/null
	said $'HTBC-2026-0003\nHTBC-2026-0004\nHTBC-2026-0005' hl-issue parts ref:o -f ids
	said $'HTBC-2026-0008\nHTBC-2026-0009' hl-issue parts HTBC-2026-0004 -f ids
	is o state cancelled
	is r state cancelled
	replays
}

@test "R50 a part is not dispatched before the split, whenever the whole was raised; nor registered without one" {
	compound
	split >/dev/null
	refuses 7 solo HTBC-2026-0002 CGJ 2026-03-04
	solo HTBC-2026-0002 CGJ '2026-03-05 17:00' >/dev/null
	echo '{"do":"add","station":"HTBC","title":"x","part-of":"HTBC-2026-0001","at":"2026-03-05"}' >add.jsonl
	refuses 4 hl-issue batch add.jsonl --reason x
	[[ $err == *splitting* ]]
}

@test "R51 a split is an audited event, and its parts' registrations name the whole" {
	compound
	split >/dev/null
	said split sh -c 'hl-issue history ref:c -f csv --no-header -F command | tail -1'
	hl-issue history ref:c -f jsonl | tail -1 | jq -e '.reason == "两事" and (.args | test("路面破损")) and (.decided | test("cancelled"))'
	hl-issue history HTBC-2026-0002 -f jsonl | jq -e '.command == "add" and (.args | test("HTBC-2026-0001"))'
	split_of=$(event c split)
	refuses 7 hl-issue void "$((split_of + 1))" --reason x
	[[ $err == *split* ]]
}

@test "R51 a split voided: the whole is as it was, the parts are gone, their numbers are not given again" {
	compound
	split >/dev/null
	hl-issue void "$(event c split)" --at 2026-03-10 --reason 误拆
	is c state dispatched
	deadlines c 'CGJ dispatch 03-03 09:00 .. 03-06 23:59:59 missed'
	said HTBC-2026-0001 hl-issue list -f ids
	said '' hl-issue parts ref:c -f ids
	refuses 3 hl-issue show HTBC-2026-0002
	said '' scores 2026-03-09 late
	said 'CGJ 1' scores 2026-03-11 late
	said $'HTBC-2026-0004\nHTBC-2026-0005' hl-issue split ref:c --part 甲 --part 乙 --at 2026-03-12 --reason x
	said $'HTBC-2026-0004\nHTBC-2026-0005' hl-issue parts ref:c -f ids
	replays
}

@test "R51 a split is not voided while something rests on a part" {
	compound
	split >/dev/null
	hl-issue note HTBC-2026-0003 --text 催办 --at 2026-03-06 --reason test
	refuses 7 hl-issue void "$(event c split)" --reason 误拆
	said $'HTBC-2026-0002\nHTBC-2026-0003' hl-issue parts ref:c -f ids
	hl-issue void "$(sqlite3 hl.db "SELECT seq FROM event WHERE command = 'note'")" --reason 录错
	case=$(hl-station model add --issue HTBC-2026-0003 --title 一盏路灯 --at 2026-03-08 --reason test)
	refuses 7 hl-issue void "$(event c split)" --reason 误拆
	[[ $err == *"$case"* ]]
	hl-station void "$case" --reason 录错
	hl-issue add -q --ref k --station HTBC --title x --at 2026-03-06 --reason test
	hl-issue duplicate ref:k --of HTBC-2026-0002 --at 2026-03-07 --reason test
	refuses 7 hl-issue void "$(event c split)" --reason 误拆
	hl-issue void "$(event k duplicate)" --reason 录错
	hl-meeting hold --station HTBC --kind dispatch --chair 王朝东 --issues HTBC-2026-0002 --at 2026-03-08 --reason test
	refuses 7 hl-issue void "$(event c split)" --reason 误拆
	hl-meeting void "$(sqlite3 hl.db "SELECT max(seq) FROM event WHERE program = 'hl-meeting'")" --reason 录错
	hl-issue void "$(event c split)" --reason 误拆
	said '' hl-issue parts ref:c -f ids
	replays
}

@test "R9 a title of a part is whole, commas and all; the parts are repeated" {
	compound
	refuses 7 hl-issue split ref:c --part 路灯不亮,路面破损 --reason x
	[[ $err == *'two to 99 parts, not 1'* ]]
	hl-issue split -q ref:c --part 'a,b' --part '三号楼，路灯、栏杆' --part 'c\,d' --at 2026-03-05 --reason 两事
	said $'"a,b"\n三号楼，路灯、栏杆\n"c\\,d"' hl-issue parts ref:c -f csv --no-header -F title
	replays
}

@test "R51 a split in batch, dry run and with a request id" {
	compound
	hl-issue split -n ref:c --part 一 --part 二 --at 2026-03-05 --reason x >/dev/null
	is c state dispatched
	echo '{"do":"split","issue":"ref:c","part":["甲, 一","乙"],"at":"2026-03-05"}' | hl-issue batch -q --reason x
	said $'"甲, 一"\n乙' hl-issue parts ref:c -f csv --no-header -F title
	hl-issue add -q --ref d --station HTBC --title x --at 2026-03-02 --reason test
	again() { hl-issue split ref:d --part 一 --part 二 --at 2026-03-05 --reason x --request-id q1; }
	said $'HTBC-2026-0005\nHTBC-2026-0006' again
	said $'HTBC-2026-0005\nHTBC-2026-0006' again
	refuses 7 hl-issue split ref:d --part 一 --part 三 --at 2026-03-05 --reason x --request-id q1
	replays
}

@test "R8 contact data of the whole erased is erased of its parts" {
	compound
	split >/dev/null
	hl-issue contact erase HTBC-2026-0002 --reason 到期
	said '' sh -c 'hl-issue show ref:c --contact -f tsv | grep 139 || true'
	said '' sh -c 'hl-issue show HTBC-2026-0003 --contact -f tsv | grep 139 || true'
}
