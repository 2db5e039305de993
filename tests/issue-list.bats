# issue-list.bats: supervision, limits, tabling, replies (R15 to R19) and the listings of issues.
load lib.bash
load issue.bash

# --- R15 to R19 ---

@test "R15 a joint issue is closed with the deputy's report since its last dispatch, rejection or reopening" {
	play <<-'END'
	add a 03-02T09:00
	dispatch a 03-02T10:00 list=joint to=CGJ,ZJJ
	feedback a 03-02T11:00 department=CGJ kind=done
	feedback a 03-02T11:00 department=ZJJ kind=done
	END
	denied '*R15*' close a 03-02T12:00
	play <<-'END'
	result a 03-02T12:00 text=已修复
	reject a 03-02T13:00
	feedback a 03-02T14:00 department=CGJ kind=done
	feedback a 03-02T14:00 department=ZJJ kind=done
	END
	denied '*R15*' close a 03-02T15:00
	play <<-'END'
	result a 03-02T15:00 text=已修复
	redispatch a 03-02T16:00 list=joint to=CGJ,SWJ
	feedback a 03-02T17:00 department=CGJ kind=done
	feedback a 03-02T17:00 department=SWJ kind=done
	END
	denied '*R15*' close a 03-02T18:00
	play <<-'END'
	result a 03-02T18:00 text=已修复
	close a 03-02T18:00
	reopen a 03-02T19:00
	feedback a 03-02T20:00 department=CGJ kind=done
	feedback a 03-02T20:00 department=SWJ kind=done
	END
	denied '*R15*' close a 03-02T21:00
	play <<-'END'
	result a 03-02T21:00 text=已修复
	close a 03-02T22:00
	END
	said 'CGJ 1, SWJ 1' scores 2026-04-01 joint
}

@test "R15 a report dated before the rejection but recorded after it is not one since" {
	play <<-'END'
	add a 03-02T09:00
	dispatch a 03-02T10:00 list=joint to=CGJ,ZJJ
	feedback a 03-02T11:00 department=CGJ kind=done
	feedback a 03-02T11:00 department=ZJJ kind=done
	reject a 03-02T12:00
	feedback a 03-02T14:00 department=CGJ kind=done
	feedback a 03-02T14:00 department=ZJJ kind=done
	result a 03-02T11:30 text=已修复
	END
	denied '*R15*' close a 03-02T15:00
}

@test "R15 solo and transfer need no report; supervision.require_result can be switched off" {
	play <<-'END'
	add t 03-02
	dispatch t 03-02 list=transfer to=CGJ city=SZJ
	feedback t 03-03 department=CGJ kind=done
	close t 03-04
	add j 03-02
	dispatch j 03-02 list=joint to=CGJ,ZJJ
	feedback j 03-03 department=CGJ kind=done
	feedback j 03-03 department=ZJJ kind=done
	END
	denied '*R15*' close j 03-04
	policy 'supervision: {require_result: false}'
	one close j 03-04
}

@test "R15 joint and transfer issues with no note for 7 days, and transfers never reported up, are listed" {
	listed() { said "$1" hl-issue list "--$2" --as-of "$3" -f csv --no-header --fields ref; }
	play <<-'END'
	add s 03-02
	add j 03-02
	add t 03-02
	dispatch s 03-02 list=solo to=CGJ
	dispatch j 03-02 list=joint to=CGJ,ZJJ
	dispatch t 03-02 list=transfer to=CGJ city=SZJ
	END
	listed '' unsupervised '2026-03-09 08:59'
	listed $'j\nt' unsupervised '2026-03-09 09:00:01'
	listed t unreported 2026-03-03
	one note j 03-09 text=已催办
	listed t unsupervised 2026-03-10
	listed t unsupervised '2026-03-16 17:00'
	listed $'j\nt' unsupervised '2026-03-16 17:00:01'
	one report t 03-10 text=已报市住建局
	listed '' unreported 2026-03-11
	policy 'supervision: {note_days: 30}'
	listed '' unsupervised 2026-03-20
}

@test "R15 a transfer holds dated reports to the city department and its answers; no other list does" {
	play <<-'END'
	add t 03-02
	dispatch t 03-02 list=transfer to=CGJ city=SZJ
	report t 03-03 text=已报
	answer t 03-04 text=列入计划
	note t 03-05 text=督办
	add s 03-02
	dispatch s 03-02 list=solo to=CGJ
	END
	is t note $'2026-03-03 17:00:00 report: 已报\n2026-03-04 17:00:00 answer: 列入计划\n2026-03-05 17:00:00 note: 督办'
	denied '*' report s 03-03 text=x
	denied '*' answer s 03-03 text=x
}

@test "R16 done is only a claim; a rejection opens a fresh deadline for each that had claimed it" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=done
	reject a 03-04T09:00
	END
	is a state dispatched
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' \
	    'CGJ dispatch 03-04 09:00 .. 03-09 23:59:59 missed' 'ZJJ dispatch 03-04 09:00 .. 03-09 23:59:59 missed'
	said '' scores 2026-04-01 transfer
}

@test "R17 the completion limit is extended with approver and reason; feedback deadlines are not" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	refuses 2 hl-issue extend ref:a --close-by 2026-05-01 --reason x
	refuses 2 hl-issue extend ref:a --close-by 2026-05-01 --approver 王朝东
	refuses 2 hl-issue extend ref:a --approver 王朝东 --reason x
	hl-issue extend ref:a --close-by 2026-05-01 --approver 王朝东 --reason 雨季 --at 2026-03-10
	is a close_by 2026-05-01T23:59:59+08:00
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	hl-issue history ref:a -f csv | grep extend | grep -q '王朝东.*2026-04-01.*雨季'
}

@test "R17 issues past their completion limit have a list of their own" {
	listed() { said "$1" hl-issue list --expired --as-of "$2" -f csv --no-header --fields ref; }
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ close-by=2026-03-20
	dispatch b 03-02 list=solo to=CGJ close-by=2026-03-20
	feedback b 03-03 department=CGJ kind=done
	close b 03-04
	END
	listed '' 2026-03-20
	listed a 2026-03-21
	hl-issue extend ref:a --close-by 2026-04-20 --approver 王朝东 --reason 雨季 --at 2026-03-19
	listed '' 2026-04-01
	listed a 2026-04-21
}

@test "R18 what street and community cannot solve and the next dispatch meeting did not table is listed" {
	listed() { said "$1" hl-issue list --untabled --as-of "$2" -f csv --no-header --fields ref; }
	play <<-'END'
	add old 03-02
	add local 03-02
	add marked 04-10
	add young 04-10
	add solo 03-02
	add tabled 03-02
	dispatch local 03-02 list=local to=JD
	dispatch solo 03-02 list=solo to=CGJ
	unable marked 04-10
	END
	listed '' 2026-04-14
	one hold tabled 04-15 kind=dispatch
	listed $'old\nlocal\nmarked' 2026-04-16
	one hold old,local,marked 04-17 kind=dispatch
	listed '' 2026-04-18
	denied '*' unable marked 04-18
	policy 'issue: {untabled_days: 3}'
	listed young 2026-04-18
}

@test "R19 replies are dated facts; their lag and the share closed off at once are told by station" {
	play <<-'END'
	add a 03-02
	add b 03-02
	add c 03-02
	close a 03-03
	reply a 03-04 text=已告知
	dispatch b 03-02 list=solo to=CGJ
	feedback b 03-03T09:00 department=CGJ kind=done
	reject b 03-03T10:00
	feedback b 03-03T11:00 department=CGJ kind=done
	close b 03-05
	reply b 03-06 text=已告知
	reply b 03-09 text=再告知
	END
	said HTBC,3,2,3.0,2,1 hl-issue replies --year 2026 -f csv --no-header
	said '' hl-issue replies --year 2025 -f csv --no-header
	is a note '2026-03-04 17:00:00 reply: 已告知'
}

# --- listings ---

@test "list has its fields; state, station, department, list, category, since, until and text choose" {
	play <<-'END'
	add a 03-02 title=三号楼灯坏
	add b 03-03 detail=井盖 category=其他
	add m 03-04 station=MS
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-03 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	close a 03-04
	feedback b 03-10 department=CGJ kind=progress
	END
	said 'number,ref,station,state,list,category,title,departments,raised,dispatched,closed,due,late' \
	    sh -c 'hl-issue list -f csv | head -1'
	got() { said "$1" hl-issue list -f csv --no-header --fields ref "${@:2}"; }
	got $'a\nb\nm'
	got a --state closed
	got m --station MS
	got $'a\nb' --department CGJ
	got b --list joint
	got b --category 其他
	got $'b\nm' --since 2026-03-03
	got $'a\nb' --until 2026-03-03
	got a --text 楼灯
	got b --text 井盖
	got '' --text %
	one add w 03-05 title=东门路灯 detail=水泵房50%停电
	got w --text '水泵 路灯'
	got w --text '东门　w 停电'
	got w --text '0%'
	got '' --text '东门 井盖'
	got '' --text '东门 %灯'
	hl-issue void "$(event w add)" --reason x
	said 'HTBC-2026-0002,CGJ;ZJJ,2026-03-06T23:59:59+08:00,2' hl-issue list -f csv --no-header --state dispatched \
	    --fields number,departments,due,late --as-of 2026-03-11
	said 'HTBC-2026-0002,2026-03-06T23:59:59+08:00,0' hl-issue list -f csv --no-header --state dispatched --fields number,due,late \
	    --as-of 2026-03-06
	refuses 2 hl-issue list --state done
	[[ $err == *open*dispatched*resolved*closed*cancelled*duplicate* ]]
}

@test "history lists the events of an issue, meetings and voidings among them" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	hold a 03-03 kind=coordination
	feedback a 03-03 department=CGJ kind=progress
	END
	hl-issue void "$(event a feedback)" --reason 录错
	said $'add\ndispatch\nhold\nfeedback\nvoid' hl-issue history ref:a -f csv --no-header --fields command
}

# grids: two grids of HTBC, one with two cells, one that ended; a grid of MS of the same name.
grids() {
	hl-station batch -q --reason test <<-'END'
	{"do":"grid add","station":"HTBC","code":"G1","name":"一网格","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-1","name":"一单元","parent":"G1","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G1-2","name":"二单元","parent":"G1","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G2","name":"二网格","from":"2026-01-01"}
	{"do":"grid add","station":"HTBC","code":"G0","name":"老网格","from":"2025-01-01","to":"2025-12-31"}
	{"do":"grid add","station":"MS","code":"M1","name":"一网格","from":"2026-01-01"}
	END
}

@test "R8 a grid that is none of the station's is warned of; where it has none registered, anything goes" {
	add() { { hl-issue add --reason test --station HTBC --title 积水 --category 民生改善 "$@" >number; } 2>&1; }
	said '' add --at 2026-03-02 --grid 三号楼
	grids
	for grid in G1 一网格 G1-2 '二 单元'; do
		said '' add --at 2026-03-02 --grid "$grid"
	done
	said '' add --at 2026-03-02
	for grid in 三号楼 G3 G0 老网格 M1; do
		said "hl-issue: '$grid' is no grid or cell that 'HTBC' had on 2026-03-02 (R8)" add --at 2026-03-02 --grid "$grid"
	done
	# those of that day
	said '' add --at 2025-12-31 --grid G0
	said "hl-issue: 'G1' is no grid or cell that 'HTBC' had on 2025-12-31 (R8)" add --at 2025-12-31 --grid G1
	# it is stored as it was given, and corrected the same way
	hl-issue show HTBC-2026-0010 -f csv | grep -qx grid,老网格
	run hl-issue set HTBC-2026-0001 --grid G9 --reason test
	[ "$status" -eq 0 ]
	[[ $output == *"'G9' is no grid or cell that 'HTBC' had on"* ]]
	run hl-issue set HTBC-2026-0001 --grid G2 --reason test
	[ -z "$output" ]
	# a grid ended is none of them any more
	hl-station grid end "$(hl-station grid list -f csv --no-header -F event,code | sed -n 's/,G2$//p')" --to 2026-03-31 --reason test
	said "hl-issue: 'G2' is no grid or cell that 'HTBC' had on 2026-04-01 (R8)" add --at 2026-04-01 --grid G2
}

@test "R4 issue list --grid: the grid by code or name, and the cells in it" {
	grids
	play <<-'END'
	add a 03-02 grid=G1
	add b 03-02 grid=一单元
	add c 03-02 grid=G1-2
	add d 03-02 grid=二网格
	add e 03-02 station=MS grid=一网格
	add f 03-02 grid=三号楼
	add g 03-02
	END
	got() { said "$1" hl-issue list -f csv --no-header --fields ref "${@:2}"; }
	got $'a\nb\nc' --grid G1
	got $'a\nb\nc\ne' --grid 一网格
	got $'a\nb\nc' --grid 一网格 --station HTBC
	got c --grid 二单元
	got b --grid G1-1
	got d --grid G2
	got e --grid M1
	got f --grid 三号楼
	got '' --grid G9
	got '' --grid G1 --station MS
	got a --grid G1 --text '路' --limit 1
	said $'a,G1\nb,一单元' hl-issue list -f csv --no-header --fields ref,grid --limit 2
	# with the other ways to the list
	one 'dispatch c 03-02 list=solo to=CGJ'
	got c --grid G1 --department CGJ
	got c --grid G1 --state dispatched
	refuses 2 hl-issue list --grid
	refuses 2 hl-issue list --grid ''
}
