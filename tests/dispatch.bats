# dispatch.bats: dispatches, returns and re-dispatches (R10 to R14).
load lib.bash
load issue.bash

four=(--task 修复 --responsible 张工 --standard 恢复照明)

# --- R10 R11 R12 ---

@test "R10 each of list, department, task, person and standard must be there" {
	one add a 03-02
	denied '*list*R10*' dispatch a 03-02 to=CGJ
	denied '*task*R10*' dispatch a 03-02 list=solo to=CGJ task=
	denied '*responsible*R10*' dispatch a 03-02 list=solo to=CGJ responsible=
	denied '*standard*R10*' dispatch a 03-02 list=solo to=CGJ standard=
	for list in solo joint transfer; do
		denied '*' dispatch a 03-02 list=$list
		refuses 7 hl-issue dispatch ref:a --list $list "${four[@]}"
	done
	refuses 7 hl-issue dispatch ref:a --list solo --to CGJ --task 修复 --standard 亮
}

@test "R10 dispatch.require is relaxed" {
	policy 'dispatch: {require: [task]}'
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ responsible= standard=
	END
	policy 'dispatch: {require: []}'
	play <<-'END'
	add b 03-02
	dispatch b 03-02 list=solo to=CGJ responsible= standard= task=
	END
	is b state dispatched
}

@test "R10 a person for each department, by code" {
	one add a 03-02
	refuses 7 hl-issue dispatch ref:a --list joint --to CGJ,ZJJ --task 修 --standard 亮 --responsible CGJ=张工
	hl-issue dispatch ref:a --list joint --to CGJ,ZJJ --task 修 --standard 亮 --responsible CGJ=张工,ZJJ=李工 --at 2026-03-02 --reason x
	[[ $(field a assignment) == *CGJ*张工*ZJJ*李工* ]]
	refuses 7 hl-issue redispatch ref:a --list joint --to CGJ,ZJJ --responsible SWJ=王工 --reason x
}

@test "R10 R17 the completion limit: given, else 30 days, else issue.limit_days" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	add b 03-02 close-by=2026-03-20
	dispatch b 03-02 list=solo to=CGJ
	add c 03-02
	dispatch c 03-02 list=solo to=CGJ close-by=2026-03-10
	END
	is a close_by 2026-04-01T23:59:59+08:00
	[[ $(field b close_by) == 2026-03-20* ]]
	[[ $(field c close_by) == 2026-03-10* ]]
	policy 'issue: {limit_days: 5}'
	play <<-'END'
	add d 03-02
	dispatch d 03-02 list=solo to=CGJ
	END
	[[ $(field d close_by) == 2026-03-07* ]]
}

@test "R11 solo is exactly one district department" {
	one add a 03-02
	for to in CGJ,ZJJ SZJ JD CGJ,SZJ; do
		denied '*' dispatch a 03-02 list=solo to=$to
	done
	denied '*' dispatch a 03-02 list=solo to=CGJ assist=ZJJ
	denied '*' dispatch a 03-02 list=solo to=CGJ city=SZJ
	one dispatch a 03-02 list=solo to=CGJ
}

@test "R11 joint is at least two district departments, one may lead" {
	one add a 03-02
	for to in CGJ CGJ,SZJ CGJ,JD CGJ,CGJ; do
		denied '*' dispatch a 03-02 list=joint to=$to
	done
	denied '*' dispatch a 03-02 list=joint to=CGJ,ZJJ city=SZJ
	denied '*' dispatch a 03-02 list=joint to=CGJ city=SZJ
	play <<-'END'
	dispatch a 03-02 list=joint to=CGJ assist=ZJJ,SWJ
	add b 03-02
	dispatch b 03-02 list=joint to=CGJ,ZJJ lead=ZJJ
	END
	is a departments 'CGJ;ZJJ;SWJ'
	said $'CGJ,assist\nCGJ,assist\nSWJ,assist\nZJJ,assist\nZJJ,lead' sort <(overdue department,role)
}

@test "R11 transfer is one district lead and at least one city department; helpers are of the district" {
	one add a 03-02
	denied '*' dispatch a 03-02 list=transfer to=CGJ
	denied '*' dispatch a 03-02 list=transfer city=SZJ
	denied '*' dispatch a 03-02 list=transfer to=CGJ,ZJJ city=SZJ
	denied '*' dispatch a 03-02 list=transfer to=CGJ city=ZJJ
	denied '*' dispatch a 03-02 list=transfer to=SZJ city=SZJ
	denied '*' dispatch a 03-02 list=transfer to=CGJ city=SZJ assist=JD
	one dispatch a 03-02 list=transfer to=CGJ city=SZJ assist=ZJJ,SWJ
	is a departments 'CGJ;ZJJ;SWJ;SZJ'
}

@test "R11 local has no district or city department" {
	one add a 03-02
	for to in CGJ SZJ JD,CGJ; do
		denied '*' dispatch a 03-02 list=local to=$to
	done
	denied '*' dispatch a 03-02 list=local city=SZJ
	denied '*' dispatch a 03-02 list=local assist=CGJ
	one dispatch a 03-02 list=local to=JD
}

@test "R12 the station itself is never responsible in the five fields; the street is" {
	for c in 行政执法 拆迁拆违 环境整治 城市管理 招商引资; do
		one add $c 03-02 category=$c
		denied '*R12*' dispatch $c 03-02 list=local
		one dispatch $c 03-02 list=solo to=CGJ
		one redispatch $c 03-03 list=local to=JD
		is $c state dispatched
	done
	policy 'station: {not_responsible: [民生改善]}'
	play <<-'END'
	add x 03-02 category=城市管理
	dispatch x 03-02 list=local
	add y 03-02
	END
	denied '*R12*' dispatch y 03-02 list=local
}

@test "R12 nor by a re-dispatch, an issue set to such a field, or a batch; elsewhere, with the key empty and in an imported case it may" {
	play <<-'END'
	add a 03-02 category=城市管理
	dispatch a 03-02 list=solo to=CGJ
	add b 03-02
	dispatch b 03-02 list=local
	END
	denied '*R12*' redispatch a 03-03 list=local task=清扫 responsible=王工 standard=净
	is a departments CGJ
	is b state dispatched
	one add c 03-02
	hl-issue set ref:c --category 招商引资 --reason 更正
	refuses 7 hl-issue dispatch ref:c --list local --task x --responsible y --standard z --reason t
	[[ $err == *招商引资*R12* ]]
	policy 'station: {not_responsible: []}'
	one dispatch c 03-03 list=local
	is c state dispatched
	policy
	refuses 5 hl-issue list -c <(printf 'station: {not_responsible: [吃饭]}\n')
	printf 'ref,station,title,category,raised,list,closed\nI1,HTBC,x,环境整治,2026-03-02,local,2026-03-05\n' >in.csv
	hl-issue import -q in.csv
	is I1 state closed
	is I1 list local
}

# --- R13 returns ---

@test "R13 a return needs a text, a ruling a reason, and a request there is" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	refuses 2 hl-issue feedback ref:a --department CGJ --kind return --reason x
	refuses 2 hl-issue return accept ref:a --department CGJ
	refuses 2 hl-issue return refuse ref:a --department CGJ
	denied '*has not asked*' return-accept a 03-03 department=CGJ
	denied '*has not asked*' return-refuse a 03-03 department=CGJ
	one feedback a 03-03 department=CGJ kind=return text=不属
	denied '*has not asked*' return-accept a 03-03 department=ZJJ
	denied '*before it was asked*' return-accept a '03-03T16:00' department=CGJ
	denied '*before it was asked*' return-refuse a '03-03T16:00' department=CGJ
}

@test "R13 asked for in time: accepted after the due, even answered since, the deadline is void from then on" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-05T23:59:59 department=CGJ kind=return text=不属
	feedback a 03-07 department=CGJ kind=progress
	return-accept a 03-09T09:00 department=CGJ
	END
	is a state open
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 void 03-09 09:00'
	said '' scores 2026-03-05 late
	said 'CGJ 1' scores '2026-03-09 08:59:59' late
	said '' scores '2026-03-09 09:00' late
	said '' overdue number --as-of 2026-03-10
}

@test "R13 accepted before the due, the deadline never was missed" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=不属
	return-accept a 03-04T09:00 department=CGJ
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 void 03-04 09:00'
	said '' scores 2026-03-20 late
}

@test "R13 a late request: accepted, the miss stays" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-06T00:00 department=CGJ kind=return text=不属
	return-accept a 03-06T09:00 department=CGJ
	END
	is a state open
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	said 'CGJ 1' scores 2026-03-20 late
	said '' overdue number --as-of 2026-03-20
}

@test "R13 what was met before the request stays met; what opened after it and is not past is void too" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-02T10:00 department=CGJ kind=progress
	feedback a 03-03T08:00 department=CGJ kind=return text=不属
	hold a 03-03T09:00 kind=coordination
	return-accept a 03-05T09:00 department=CGJ
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-02 10:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' \
	    'CGJ coordination 03-03 09:00 .. 03-06 23:59:59 void 03-05 09:00' 'ZJJ coordination 03-03 09:00 .. 03-06 23:59:59 missed'
}

@test "R13 a request changes no clock and no state; refused, the clock has been running all along" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=不属
	END
	is a state dispatched
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 running' -- --now 2026-03-04
	one return-refuse a 03-09 department=CGJ
	is a state dispatched
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	said 'CGJ 1' scores 2026-03-20 late
}

@test "R13 one request at a time: again after it was refused" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=return text=不属
	feedback a 03-03 department=ZJJ kind=return text=不属
	END
	denied '*already*' feedback a 03-04 department=CGJ kind=return text=仍不属
	play <<-'END'
	return-refuse a 03-04 department=CGJ
	feedback a 03-05 department=CGJ kind=return text=仍不属
	return-accept a 03-05T18:00 department=CGJ
	END
	is a departments ZJJ
	denied '*' feedback a 03-06 department=CGJ kind=progress
}

@test "R13 a return that was asked for before the department was withdrawn and came back is not pending" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=不属
	redispatch a 03-04T09:00 list=solo to=ZJJ
	redispatch a 03-04T10:00 list=solo to=CGJ
	END
	denied '*has not asked*' return-accept a 03-05 department=CGJ
	one feedback a 03-05 department=CGJ kind=return text=仍不属
}

# --- R14 re-dispatches ---

@test "R14 needs a reason; carries task, persons and standard over, and departments, when not given" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	END
	refuses 2 hl-issue redispatch ref:a --list joint --to CGJ,ZJJ
	hl-issue redispatch ref:a --list joint --to CGJ,SWJ --reason 改派 --at 2026-03-03
	is a task 修复
	is a responsible 张工
	is a standard 恢复照明
	is a departments 'CGJ;SWJ'
	[[ $(field a assignment) == *'SWJ 区水务局 assist'* ]]
	hl-issue redispatch ref:a --task 换灯 --reason 改派 --at 2026-03-04
	is a task 换灯
	is a departments 'CGJ;SWJ'
	is a list joint
}

@test "R14 persons named for each department are carried over with those that stay" {
	one add a 03-02
	hl-issue dispatch ref:a --list joint --to CGJ,ZJJ --task 修 --standard 亮 --responsible CGJ=张工,ZJJ=李工 --at 2026-03-02 --reason x
	hl-issue redispatch ref:a --task 换灯 --reason x --at 2026-03-03
	is a task 换灯
	[[ $(field a assignment) == *CGJ*张工*ZJJ*李工* ]]
	refuses 7 hl-issue redispatch ref:a --list joint --to CGJ,SWJ --reason x --at 2026-03-04
	hl-issue redispatch ref:a --list transfer --to CGJ --city SZJ --reason x --at 2026-03-04
	[[ $(field a assignment) == *'CGJ 区城管局 lead 张工'* ]]
	refuses 7 hl-issue redispatch ref:a --list local --reason x --at 2026-03-05
}

@test "R14 one that stays keeps its clock, a new one has its own, one not named is withdrawn" {
	one add a 03-02
	one dispatch a 03-02 list=joint to=CGJ,ZJJ
	said SWJ,dispatch,2026-03-09T23:59:59+08:00 hl-issue redispatch ref:a --list joint --to CGJ,SWJ --reason x --at '2026-03-04 10:00' \
	    -f csv --no-header
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 void 03-04 10:00' \
	    'SWJ dispatch 03-04 10:00 .. 03-09 23:59:59 missed'
	said 'CGJ 1, SWJ 1' scores 2026-04-01 late
}

@test "R14 one withdrawn keeps the misses it has" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-06 list=solo to=ZJJ
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' 'ZJJ dispatch 03-06 09:00 .. 03-09 23:59:59 missed'
	said 'CGJ 1, ZJJ 1' scores 2026-04-01 late
	said $'ZJJ' overdue department --as-of 2026-04-01
	said $'CGJ' overdue department --as-of '2026-03-06 08:59:59'
}

@test "R14 one that had said done and stays: that no longer counts, a fresh deadline opens" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=progress
	redispatch a 03-04T10:00 list=joint to=CGJ,ZJJ,SWJ
	feedback a 03-05 department=ZJJ kind=done
	feedback a 03-05 department=SWJ kind=done
	END
	is a state dispatched
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' \
	    'CGJ dispatch 03-04 10:00 .. 03-09 23:59:59 missed' 'SWJ dispatch 03-04 10:00 .. 03-09 23:59:59 met 03-05 17:00'
	one feedback a 03-06 department=CGJ kind=done
	is a state resolved
}

@test "R14 one that comes back has a new deadline beside its old ones" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-06T09:00 list=solo to=ZJJ
	redispatch a 03-06T10:00 list=solo to=CGJ
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' 'ZJJ dispatch 03-06 09:00 .. 03-09 23:59:59 void 03-06 10:00' \
	    'CGJ dispatch 03-06 10:00 .. 03-09 23:59:59 missed'
	# the old miss stands again, from the coming back on
	said 2026-03-05T23:59:59+08:00 overdue due --as-of '2026-03-06 10:30'
	said '' overdue due --as-of '2026-03-06 09:30'
	said $'2026-03-05T23:59:59+08:00\n2026-03-09T23:59:59+08:00' overdue due --as-of 2026-03-12
	one feedback a 03-10 department=CGJ kind=done
	said '' overdue due --as-of 2026-03-12
	said 'CGJ 1' scores 2026-04-01 late
}

@test "R14 the same list and departments: allowed, opens nothing, what was done stays done" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	END
	said '' hl-issue redispatch ref:a --list joint --to ZJJ,CGJ --task 换灯 --reason x --at '2026-03-04 10:00' -f csv --no-header
	is a task 换灯
	one feedback a 03-05 department=ZJJ kind=done
	is a state resolved
	one redispatch a 03-06 list=joint to=CGJ,ZJJ
	is a state resolved
	[ "$(field a deadline | wc -l)" -eq 2 ]
}

@test "R14 marking one of a joint list as lead is the same list and departments" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	redispatch a 03-04 list=joint to=CGJ,ZJJ lead=CGJ
	feedback a 03-05 department=ZJJ kind=done
	END
	is a state resolved
	[ "$(field a deadline | wc -l)" -eq 2 ]
	[[ $(field a assignment) == *'CGJ 区城管局 lead'* ]]
}

@test "R14 credit goes by the list at close-off: solo, then joint, then transfer" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-03 list=joint to=CGJ,ZJJ
	redispatch a 03-04 list=transfer to=CGJ assist=ZJJ city=SZJ
	feedback a 03-04T18:00 department=CGJ kind=done
	feedback a 03-04T18:00 department=ZJJ kind=done
	close a 03-05
	END
	said 'CGJ 1' scores 2026-04-01 transfer
	said 'ZJJ 1' scores 2026-04-01 assist
	said '' scores 2026-04-01 solo
	said '' scores 2026-04-01 joint
	said 'CGJ 61.5, JTJ 60.0, SWJ 60.0, ZJJ 60.0' scores 2026-04-01 total
}

@test "R14 from transfer back to solo: one point to the department left" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	redispatch a 03-03 list=solo to=ZJJ
	feedback a 03-04 department=ZJJ kind=done
	close a 03-05
	END
	said 'ZJJ 1' scores 2026-04-01 solo
	said '' scores 2026-04-01 transfer
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 void 03-03 09:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-04 17:00'
}

# warned COMMAND...: it is done; what it says on standard error is in $err.
warned() {
	"$@" 2>err.txt >/dev/null
	err=$(<err.txt)
}

@test "R14 more than 3 changes is a warning; the same again is no change" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-03T09:00 list=solo to=ZJJ
	redispatch a 03-03T10:00 list=solo to=CGJ
	END
	warned hl-issue redispatch ref:a --list solo --to ZJJ --reason x --at '2026-03-03 11:00'
	[ -z "$err" ]
	warned hl-issue redispatch ref:a --list solo --to ZJJ --reason x --at '2026-03-03 12:00'
	[ -z "$err" ]
	warned hl-issue redispatch ref:a --list solo --to CGJ --reason x --at '2026-03-03 13:00'
	[[ $err == *HTBC-2026-0001*4* ]]
	policy 'dispatch: {redispatch_warn: 10}'
	warned hl-issue redispatch ref:a --list solo --to ZJJ --reason x --at '2026-03-03 14:00'
	[ -z "$err" ]
}

@test "R14 the lists' rules hold for a re-dispatch too" {
	play <<-'END'
	add a 03-02 category=城市管理
	dispatch a 03-02 list=solo to=CGJ
	END
	denied '*' redispatch a 03-03 list=joint to=CGJ
	denied '*' redispatch a 03-03 list=solo to=CGJ,ZJJ
	denied '*' redispatch a 03-03 list=transfer to=CGJ
	denied '*' redispatch a 03-03 list=local to=CGJ
	denied '*its last change of state*' redispatch a 03-01 list=solo to=ZJJ
	is a departments CGJ
}

@test "R9 R23 feedback dated while a transfer had no lead is refused: the issue was open then" {
	play <<-'END'
	add t 03-02
	dispatch t 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	feedback t 03-03T09:00 department=CGJ kind=return text=不属
	return-accept t 03-03T10:00 department=CGJ
	dispatch t 03-04T10:00 list=transfer to=SWJ assist=ZJJ city=SZJ
	END
	denied '*' feedback t 03-03T12:00 department=ZJJ kind=progress
	one feedback t 03-04T12:00 department=ZJJ kind=progress
}
