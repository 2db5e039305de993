# void.bats: a wrong entry is taken back: from the voiding on it is as if absent, an earlier T still sees it (R51).
load lib.bash
load issue.bash

# undo REF COMMAND TIME [N]: voids the Nth (last) such event of the issue, at that time of March 2026.
undo() { hl-issue void "$(event "$1" "$2" "${4:-0}")" --at "2026-$3" --reason 录错; }

# rests REF COMMAND [N]: it cannot be voided, something rests on it.
rests() {
	refuses 7 hl-issue void "$(event "$1" "$2" "${3:-0}")" --reason 录错 || return
	[[ $err == *rests* ]] || { echo "$err"; return 1; }
}

@test "R51 void wants an event and a reason, once" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	n=$(event a dispatch)
	refuses 2 hl-issue void "$n"
	refuses 2 hl-issue void --reason x
	refuses 2 hl-issue void dispatch --reason x
	refuses 3 hl-issue void 9999 --reason x
	refuses 7 hl-issue void "$n" --reason x --at '2026-03-02 08:59'
	refuses 7 hl-issue void "$n" --reason x --at +1d
	hl-issue void "$n" --reason x
	refuses 7 hl-issue void "$n" --reason x
	refuses 7 hl-issue void "$((n + 1))" --reason x
}

@test "R51 history keeps what was voided and by which event; nothing is deleted" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=progress
	END
	n=$(event a feedback)
	undo a feedback 03-04
	said $',add\n,dispatch\n'"$((n + 1))"$',feedback\n,void' hl-issue history ref:a -f csv --no-header --fields voided,command
}

@test "R51 a feedback: the deadline is missed from the voiding on, an earlier T sees it met" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-04 department=CGJ kind=progress
	END
	undo a feedback '03-10 09:00'
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	said '' scores '2026-03-10 08:59:59' late
	said 'CGJ 1' scores '2026-03-10 09:00' late
	said '' overdue department --as-of '2026-03-10 08:59:59'
	said CGJ overdue department --as-of '2026-03-10 09:00'
	is a feedback ''
}

@test "R51 a feedback voided before its deadline is past: missed like any other" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	END
	undo a feedback 03-04
	is a state dispatched
	said 'CGJ 1' scores 2026-03-06 late
	one feedback a 03-05 department=CGJ kind=done
	said '' scores 2026-03-06 late
}

@test "R51 the earliest of two feedbacks: the other meets the deadline, late" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-04 department=CGJ kind=progress
	feedback a 03-06 department=CGJ kind=progress
	END
	undo a feedback 03-09 1
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed, met 03-06 17:00'
	said '' scores '2026-03-09 16:59' late
	said 'CGJ 1' scores '2026-03-09 17:00' late
	said '' overdue department --as-of 2026-03-10
}

@test "R51 a late feedback: the deadline is unmet again" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-06 department=CGJ kind=progress
	END
	undo a feedback 03-09
	said '' overdue department --as-of 2026-03-08
	said CGJ overdue department --as-of 2026-03-10
	said 'CGJ 1' scores 2026-03-08 late
	said 'CGJ 1' scores 2026-03-10 late
}

@test "R51 flag tells of a miss that a voiding made, and not twice of one it left" {
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=ZJJ
	feedback a 03-04 department=CGJ kind=progress
	feedback b 03-06 department=ZJJ kind=progress
	END
	code=10 said b hl-issue flag -f csv --no-header --fields ref --now 2026-03-09
	undo a feedback 03-10
	undo b feedback 03-10
	code=10 said a hl-issue flag -f csv --no-header --fields ref --now 2026-03-11
	said '' hl-issue flag -f ids
}

@test "R51 a done something rests on is not voided: the close-off goes first" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	close a 03-04
	END
	rests a feedback
	rests a dispatch
	undo a close 03-06
	is a state resolved
	undo a feedback 03-06
	is a state dispatched
}

@test "R51 a dispatch: the issue is open again, the deadline never was, an earlier T sees it" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	undo a dispatch '03-09 09:00'
	is a state open
	is a departments ''
	is a deadline ''
	is a list ''
	said 'CGJ 1' scores '2026-03-09 08:59:59' late
	said '' scores '2026-03-09 09:00' late
	said CGJ overdue department --as-of 2026-03-08
	said '' overdue department --as-of '2026-03-09 09:00'
	one dispatch a 03-10 list=solo to=ZJJ
	said ZJJ overdue department
}

@test "R51 a dispatch with feedback on it is not voided" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=receipt
	END
	rests a dispatch
	undo a feedback 03-04
	undo a dispatch 03-04
	is a state open
}

@test "R51 a re-dispatch: the former departments are back with their clocks" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	redispatch a 03-04 list=joint to=CGJ,SWJ
	END
	undo a redispatch 03-10
	is a departments 'CGJ;ZJJ'
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	said 'CGJ 1, SWJ 1' scores '2026-03-10 16:59' late
	said 'CGJ 1, ZJJ 1' scores 2026-03-11 late
	said $'CGJ\nSWJ' overdue department --as-of '2026-03-10 16:59'
	said $'CGJ\nZJJ' overdue department --as-of 2026-03-11
}

@test "R51 a re-dispatch: what was said done counts again" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=done
	redispatch a 03-04 list=joint to=CGJ,ZJJ,SWJ
	END
	is a state dispatched
	undo a redispatch 03-05
	is a state resolved
	said '' scores 2026-03-20 late
}

@test "R51 an accepted return: the assignment stands, its deadline runs as if nothing had been" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=不属
	return-accept a 03-04 department=CGJ
	END
	rests a feedback
	undo a 'return accept' 03-10
	is a state dispatched
	said '' scores 2026-03-09 late
	said 'CGJ 1' scores 2026-03-11 late
	said '' overdue department --as-of 2026-03-09
	said CGJ overdue department --as-of 2026-03-11
	one return-accept a 03-11 department=CGJ
	said '' scores 2026-03-12 late
}

@test "R51 a refused return is pending again; a request is as if never made" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=不属
	return-refuse a 03-04 department=CGJ
	END
	undo a 'return refuse' 03-05
	denied '*already*' feedback a 03-05 department=CGJ kind=return text=不属
	undo a feedback 03-05
	denied '*has not asked*' return-accept a 03-06 department=CGJ
}

@test "R51 a rejection: resolved again, its fresh deadline gone from the voiding on" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	reject a 03-04
	END
	undo a reject 03-12
	is a state resolved
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00'
	said 'CGJ 1' scores 2026-03-11 late
	said '' scores 2026-03-13 late
	one close a 03-13
	said 'CGJ 1' scores 2026-03-14 solo
}

@test "R51 a close-off: its credit counts until the voiding; the issue is resolved" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=done
	result a 03-03 text=已修复
	close a 03-04
	END
	undo a close '03-09 09:00'
	is a state resolved
	is a departments 'CGJ;ZJJ'
	said 'CGJ 1, ZJJ 1' scores '2026-03-09 08:59:59' joint
	said '' scores '2026-03-09 09:00' joint
	one close a 03-10
	said 'CGJ 1, ZJJ 1' scores 2026-03-11 joint
	said '' scores '2026-03-10 16:59' joint
}

@test "R51 a close-off that voided a coordination deadline: it stands again" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03T08:00 department=CGJ kind=done
	hold a 03-03T09:00 kind=coordination
	close a 03-04
	END
	undo a close 03-09
	said '' scores 2026-03-08 late
	said 'CGJ 1' scores 2026-03-10 late
	said CGJ,coordination overdue department,kind --as-of 2026-03-10
}

@test "R51 a reopening: closed again, the credit counts from the voiding on" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	close a 03-04
	reopen a 03-09
	END
	undo a reopen 03-20
	is a state closed
	said 'CGJ 1' scores 2026-03-08 solo
	said '' scores 2026-03-10 solo
	said 'CGJ 1' scores 2026-03-21 solo
	said 'CGJ 1' scores 2026-03-19 late
	said '' scores 2026-03-21 late
}

@test "R51 a cancellation, a marking as duplicate: the deadline was never void" {
	play <<-'END'
	add a 03-02
	add b 03-02
	add c 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=ZJJ
	cancel a 03-03
	duplicate b 03-03 of=ref:c
	END
	undo a cancel 03-10
	undo b duplicate 03-10
	is a state dispatched
	is b state dispatched
	is b duplicate_of ''
	said '' scores 2026-03-09 late
	said 'CGJ 1, ZJJ 1' scores 2026-03-11 late
	said '' overdue ref --as-of 2026-03-09
	said $'a\nb' overdue ref --as-of 2026-03-11
}

@test "R51 extension, notes, marks: as if never said" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=done
	extend a 03-03 close-by=2026-06-01 approver=王朝东
	result a 03-03 text=已修复
	note a 03-03 text=督办
	reply a 03-03 text=已告知
	unable a 03-03
	END
	for act in extend result note reply unable; do
		undo a $act 03-05
	done
	is a close_by 2026-04-01T23:59:59+08:00
	is a note ''
	is a unable ''
	denied '*R15*' close a 03-06
	said HTBC,1,0,,0,0 hl-issue replies -f csv --no-header
	one unable a 03-06
}

@test "R51 a result report a close-off needed is not voided" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback a 03-03 department=ZJJ kind=done
	result a 03-03 text=已修复
	close a 03-04
	END
	rests a result
}

@test "R51 a registration: the issue is gone, its number is not given again; not while a fact rests on it" {
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	rests a add
	undo a dispatch 03-05
	undo a add 03-05
	refuses 3 hl-issue show HTBC-2026-0001
	refuses 3 hl-issue show ref:a
	refuses 3 hl-issue dispatch HTBC-2026-0001 --list solo --to CGJ --task x --responsible y --standard z
	said HTBC-2026-0002 hl-issue list -f ids
	said HTBC-2026-0003 raise 2026-03-02
}

@test "R51 a whole imported case goes with its event, its score until then stays" {
	hl-issue case --station HTBC --title x --ref a --raised 2026-03-02 --departments CGJ --done 2026-03-09 --closed 2026-03-09
	hl-issue void "$(event a case)" --reason 录错
	refuses 3 hl-issue show ref:a
	said 'CGJ 1' scores 2026-03-19 solo
	said 'CGJ 1' scores 2026-03-19 late
	said '' scores now solo
	said '' scores now late
}

@test "R51 R34 a ruling and an appeal" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	hl-score appeal file --issue ref:a --department CGJ --reason x --at 2026-03-06
	hl-score appeal uphold --issue ref:a --department CGJ --reason x --at 2026-03-09
	rests a 'appeal file'
	hl-score void "$(event a 'appeal uphold')" --reason 录错 --at 2026-03-12
	said '' scores 2026-03-11 late
	said 'CGJ 1' scores 2026-03-13 late
	hl-score void "$(event a 'appeal file')" --reason 录错 --at 2026-03-12
	refuses 7 hl-score appeal uphold --issue ref:a --department CGJ --reason x
}

@test "R51 a meeting on the issue: the feedback owed for it was never owed" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-02 department=CGJ kind=progress
	hold a 03-03 kind=coordination
	END
	hl-meeting void "$(event a hold)" --reason 录错 --at 2026-03-20
	said 'CGJ 1' scores 2026-03-19 late
	said '' scores 2026-03-21 late
	[ "$(field a deadline | wc -l)" -eq 1 ]
}

@test "R51 voiding keeps the dues that were counted, whatever the policy says now" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=progress
	END
	policy 'dispatch: {days: 20}'
	undo a feedback 03-10
	said $'CGJ,2026-03-05T23:59:59+08:00\nZJJ,2026-03-05T23:59:59+08:00' overdue department,due
}

@test "R51 what another event opened in between keeps its state: other departments are untouched" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-03 department=CGJ kind=progress
	feedback a 03-06 department=ZJJ kind=progress
	feedback a 03-07 department=CGJ kind=done
	END
	before=$(hl-score explain --year 2026 --department ZJJ --as-of 2026-03-20 -f csv)
	undo a feedback 03-09 1
	said "$before" hl-score explain --year 2026 --department ZJJ --as-of 2026-03-20 -f csv
	said 'CGJ 1, ZJJ 1' scores 2026-03-20 late
}

@test "R51 a dry run of a voiding voids nothing" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	hl-issue void "$(event a dispatch)" --reason x -n
	is a state dispatched
}
