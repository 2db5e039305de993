# deadline.bats: how deadlines are counted, met and missed (R20 to R26). Overdue, flag and R50 are in overdue.bats.
load lib.bash
load issue.bash

# due FROM [KIND]: when it is due.
due() { hl-issue due --from "$1" --kind "${2:-dispatch}" -f csv --no-header | sed 's/+08:00//'; }

# vectors HOUR DUE DUE DUE: for the three days of the table after R26.
vectors() {
	said "$2T$1" due 2020-04-24
	said "$3T$1" due 2020-04-30
	said "$4T$1" due 2020-09-30
}

# --- R20 ---

@test "R20 check vectors: 3 calendar days, rolled" {
	vectors 23:59:59 2020-04-27 2020-05-06 2020-10-09
}

@test "R20 check vectors: 3 working days" {
	policy 'dispatch: {count: working}'
	vectors 23:59:59 2020-04-28 2020-05-08 2020-10-12
}

@test "R20 check vectors: 3 working days without 调休 data, and standard error says so" {
	rm hl.db
	printf '2019-01-01\tholiday\t元旦\n' >c.tsv
	policy 'dispatch: {count: working}' 'calendar: {file: c.tsv}'
	vectors 23:59:59 2020-04-29 2020-05-05 2020-10-05 2>err.txt
	[[ $(<err.txt) == *calendar*'not cover'* ]]
}

@test "R20 the same vectors by dispatch, issue by issue" {
	play <<-'END'
	add a 2020-04-24
	add b 2020-04-30
	add c 2020-09-30T00:00
	dispatch a 2020-04-24 list=solo to=CGJ
	dispatch b 2020-04-30T23:59:59 list=solo to=CGJ
	dispatch c 2020-09-30T00:00 list=solo to=CGJ
	END
	said $'2020-04-27T23:59:59+08:00\n2020-05-06T23:59:59+08:00\n2020-10-09T23:59:59+08:00' overdue due
}

@test "R20 rolling off: the last day may be a rest day" {
	policy 'dispatch: {roll: false}'
	vectors 23:59:59 2020-04-27 2020-05-03 2020-10-03
}

@test "R20 a closing hour instead of the end of the day; that second is on time, the next is not" {
	policy 'dispatch: {closing: "17:30"}'
	vectors 17:30:00 2020-04-27 2020-05-06 2020-10-09
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-05T17:30:00 department=CGJ kind=progress
	feedback a 03-05T17:30:01 department=ZJJ kind=progress
	END
	said 'ZJJ 1' scores 2026-04-01 late
}

@test "R20 hours: 72 of them, to the second" {
	policy 'dispatch: {count: hours}'
	said 2020-04-27T10:20:30 due '2020-04-24 10:20:30'
	said 2020-04-27T00:00:00 due 2020-04-24
	play <<-'END'
	add a 03-02
	dispatch a 03-02T10:20:30 list=joint to=CGJ,ZJJ
	feedback a 03-05T10:20:30 department=CGJ kind=progress
	feedback a 03-05T10:20:31 department=ZJJ kind=progress
	END
	said 'ZJJ 1' scores 2026-04-01 late
}

@test "R20 dispatch.days, and the starting day is not counted whatever the hour" {
	said 2026-03-05T23:59:59 due '2026-03-02 00:00'
	said 2026-03-05T23:59:59 due '2026-03-02 23:59:59'
	policy 'dispatch: {days: 1}'
	said 2026-03-03T23:59:59 due 2026-03-02
	said 2026-03-09T23:59:59 due 2026-03-06
}

@test "R20 the last second of the last day is on time" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ,SWJ
	feedback a 03-05T23:59:59 department=CGJ kind=progress
	feedback a 03-06T00:00:00 department=ZJJ kind=done
	END
	said 'SWJ 1, ZJJ 1' scores 2026-04-01 late
	said '' scores '2026-03-05 23:59:59' late
	said 'SWJ 1, ZJJ 1' scores '2026-03-06 00:00' late
}

@test "R20 only district departments have deadlines" {
	play <<-'END'
	add t 03-02
	add l 03-02
	add s 03-02
	dispatch t 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	dispatch l 03-02 list=local to=JD
	dispatch s 03-02 list=local
	END
	said $'CGJ\nZJJ' overdue department --as-of 2026-04-01
	is l deadline ''
}

@test "R20 --explain counts day by day and ends at the due" {
	hl-issue due --from 2020-04-30 --explain -f csv --no-header --fields day,n,due >days
	[ "$(head -1 days)" = 2020-04-30,0, ]
	[[ $(tail -1 days) == 2020-05-06,*,2020-05-06T23:59:59+08:00 ]]
	[ "$(wc -l <days)" -eq 7 ]
}

# --- R21 R22 ---

@test "R21 a coordination deadline: 3 working days after the day of the meeting, for each live district department" {
	said 2020-05-08T23:59:59 due 2020-04-30 coordination
	said 2020-04-28T23:59:59 due 2020-04-24 coordination
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	dispatch b 03-02 list=local to=JD
	feedback a 03-05 department=CGJ kind=progress
	hold a,b 03-06 kind=coordination
	feedback a 03-11 department=CGJ kind=progress
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-05 17:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed' \
	    'CGJ coordination 03-06 09:00 .. 03-11 23:59:59 met 03-11 17:00' 'ZJJ coordination 03-06 09:00 .. 03-11 23:59:59 missed'
	is b deadline ''
	one add c 03-02
	denied '*it is open*' hold c 03-06 kind=coordination
}

@test "R22 off by default" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=progress
	END
	[ "$(field a deadline | wc -l)" -eq 1 ]
	refuses 7 hl-issue due --from 2026-03-02 --kind progress
}

@test "R22 progress.every: each counted feedback that is not done opens one N days later, until done" {
	policy 'progress: {every: 3}'
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=transfer to=CGJ assist=ZJJ city=SZJ
	feedback a 03-02T10:00 department=CGJ kind=receipt
	feedback a 03-02T11:00 department=SZJ kind=progress
	feedback a 03-03 department=CGJ kind=progress
	feedback a 03-05 department=CGJ kind=progress
	feedback a 03-10 department=CGJ kind=done
	feedback a 03-11 department=CGJ kind=progress
	feedback a 03-04 department=ZJJ kind=done
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-04 17:00' \
	    'CGJ progress 03-03 17:00 .. 03-06 23:59:59 met 03-05 17:00' 'CGJ progress 03-05 17:00 .. 03-09 23:59:59 missed, met 03-10 17:00'
	said 'CGJ 1' scores 2026-04-01 late
}

@test "R22 R23 progress dated after a done that was later rejected opens nothing, whenever it is recorded" {
	policy 'progress: {every: 3}'
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=CGJ
	feedback a 03-03T10:00 department=CGJ kind=done
	feedback a 03-03T11:00 department=CGJ kind=progress
	reject a 03-04
	feedback b 03-03T10:00 department=CGJ kind=done
	reject b 03-04
	feedback b 03-03T11:00 department=CGJ kind=progress
	END
	for i in a b; do
		deadlines $i 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 10:00' 'CGJ dispatch 03-04 17:00 .. 03-09 23:59:59 missed'
	done
}

@test "R22 after a rejection progress opens deadlines again" {
	policy 'progress: {every: 1}'
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	reject a 03-04T09:00
	feedback a 03-04T10:00 department=CGJ kind=progress
	feedback a 03-05 department=CGJ kind=done
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'CGJ dispatch 03-04 09:00 .. 03-09 23:59:59 met 03-04 10:00' \
	    'CGJ progress 03-04 10:00 .. 03-05 23:59:59 met 03-05 17:00'
}

@test "R22 progress.every on: a chain of progress, each link N days on and rolled, until done; off again: what is open stays, none is added" {
	policy 'progress: {every: 2}'
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=progress
	feedback a 03-05 department=CGJ kind=progress
	feedback a 03-06 department=CGJ kind=progress
	feedback a 03-09 department=CGJ kind=progress
	END
	# Fri 03-06 and two days is a Sunday: the Monday after it
	chain=('CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'CGJ progress 03-03 17:00 .. 03-05 23:59:59 met 03-05 17:00'
	    'CGJ progress 03-05 17:00 .. 03-09 23:59:59 met 03-06 17:00' 'CGJ progress 03-06 17:00 .. 03-09 23:59:59 met 03-09 17:00')
	deadlines a "${chain[@]}" 'CGJ progress 03-09 17:00 .. 03-11 23:59:59 running' -- --as-of 2026-03-11
	said '2026-03-04T23:59:59+08:00' sh -c "hl-issue due --from 2026-03-02 --kind progress -f csv --no-header -F due"
	# off: progress meets the open one and opens none
	policy
	one feedback a 03-11 department=CGJ kind=progress
	deadlines a "${chain[@]}" 'CGJ progress 03-09 17:00 .. 03-11 23:59:59 met 03-11 17:00'
	refuses 7 hl-issue due --from 2026-03-02 --kind progress
	# on again, then done: it ends
	policy 'progress: {every: 2}'
	one feedback a 03-12 department=CGJ kind=progress
	one feedback a 03-13 department=CGJ kind=done
	one feedback a 03-13T18:00 department=CGJ kind=progress
	deadlines a "${chain[@]}" 'CGJ progress 03-09 17:00 .. 03-11 23:59:59 met 03-11 17:00' 'CGJ progress 03-12 17:00 .. 03-16 23:59:59 met 03-13 17:00'
	said '' scores 2026-04-01 late
	refuses 5 hl-issue list -c <(printf 'progress: {every: -1}\n')
}

# --- R23 ---

@test "R23 progress and done are counted, receipt and return are not; feedback.counts" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ,SWJ,JTJ
	feedback a 03-03 department=CGJ kind=receipt
	feedback a 03-03 department=ZJJ kind=return text=不属
	feedback a 03-03 department=SWJ kind=progress
	feedback a 03-03 department=JTJ kind=done
	END
	said 'CGJ 1, ZJJ 1' scores 2026-04-01 late
	policy 'feedback: {counts: [receipt, done]}'
	play <<-'END'
	add b 03-02
	dispatch b 03-02 list=joint to=CGJ,SWJ
	feedback b 03-03 department=CGJ kind=receipt
	feedback b 03-03 department=SWJ kind=progress
	END
	deadlines b 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'SWJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
}

@test "R23 the earliest counted feedback meets it, in whatever order they were recorded" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-09 department=CGJ kind=progress
	feedback a 03-06 department=CGJ kind=done
	feedback a 03-04 department=CGJ kind=progress
	feedback a 03-03 department=CGJ kind=receipt
	feedback a 03-05 department=CGJ kind=progress
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-04 17:00'
}

@test "R23 in the second it opened: met by what was recorded after it" {
	play <<-'END'
	add a 03-02T09:00
	dispatch a 03-02T09:00 list=solo to=CGJ
	feedback a 03-02T09:00 department=CGJ kind=done
	reject a 03-02T09:00
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-02 09:00' 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
	is a state dispatched
	one feedback a 03-02T09:00 department=CGJ kind=done
	is a state resolved
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-02 09:00' 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-02 09:00'
}

@test "R23 a done that was rejected does not meet the new deadline, nor does feedback dated before it" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=done
	reject a 03-04T09:00
	feedback a 03-04T08:59:59 department=CGJ kind=done
	feedback a 03-03T18:00 department=CGJ kind=progress
	END
	is a state dispatched
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00' 'CGJ dispatch 03-04 09:00 .. 03-09 23:59:59 missed'
}

@test "R23 the feedback that opened a progress deadline does not meet it" {
	policy 'progress: {every: 1}'
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03T10:00 department=CGJ kind=progress
	END
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 10:00' 'CGJ progress 03-03 10:00 .. 03-04 23:59:59 missed'
}

@test "R23 feedback by a live assignment, dated while the issue was dispatched or resolved" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02T10:00 list=solo to=CGJ
	END
	denied '*no assignment*' feedback a 03-03 department=ZJJ kind=progress
	denied '*' feedback a 03-02T09:59:59 department=CGJ kind=progress
	play <<-'END'
	feedback a 03-03T10:00 department=CGJ kind=done
	feedback a 03-03T12:00 department=CGJ kind=progress
	close a 03-04T09:00
	reopen a 03-06T09:00
	END
	denied '*' feedback a 03-05 department=CGJ kind=progress
	play <<-'END'
	feedback a 03-02T10:00 department=CGJ kind=progress
	feedback a 03-03T18:00 department=CGJ kind=progress
	END
	deadlines a 'CGJ dispatch 03-02 10:00 .. 03-05 23:59:59 met 03-02 10:00' 'CGJ dispatch 03-06 09:00 .. 03-09 23:59:59 missed'
}

@test "R23 a done dated back counts for the state from its recording on; the close-off may not lie before it" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-05 department=CGJ kind=progress
	feedback a 03-04 department=CGJ kind=done
	END
	is a state resolved
	denied '*' close a 03-03
	one close a 03-04
	said 'CGJ 1' scores 2026-04-01 solo
}

# --- R24 R25 ---

@test "R24 a miss is not erased by late feedback, close-off, reopening or re-dispatch" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-06 department=CGJ kind=done
	END
	said 'CGJ 1' scores 2026-03-06 late
	one close a 03-07
	said 'CGJ 1' scores 2026-03-07 late
	one reopen a 03-08
	said 'CGJ 1' scores 2026-03-08 late
	one redispatch a 03-09 list=solo to=ZJJ
	said 'CGJ 1' scores 2026-03-09 late
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed, met 03-06 17:00' \
	    'CGJ dispatch 03-08 17:00 .. 03-11 23:59:59 void 03-09 09:00' 'ZJJ dispatch 03-09 09:00 .. 03-12 23:59:59 missed'
}

@test "R24 only a waiver takes it out of account, and a return asked for in time" {
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=ZJJ
	feedback b 03-04 department=ZJJ kind=return text=不属
	return-accept b 03-10 department=ZJJ
	END
	said 'CGJ 1' scores 2026-03-10 late
	hl-score appeal file --issue ref:a --department CGJ --reason 系统故障 --at 2026-03-11
	hl-score appeal uphold --issue ref:a --department CGJ --reason 属实 --at 2026-03-12
	said '' scores 2026-03-12 late
	said 'CGJ 1' scores 2026-03-11 late
}

@test "R25 one verdict a department: in a joint issue those on time lose nothing, several misses of one count once" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-05 department=CGJ kind=progress
	hold a 03-06 kind=coordination
	feedback a 03-11 department=CGJ kind=progress
	END
	said 'ZJJ 1' scores 2026-04-01 late
	[ "$(overdue department --as-of 2026-04-01 | grep -c ZJJ)" -eq 2 ]
}

# --- R26 ---

@test "R26 a new calendar moves what is open and misses counted over uncovered days; the rest stays" {
	printf '2025-01-01\tholiday\t元旦\n' >c.tsv
	policy 'calendar: {file: c.tsv}'
	play 2>/dev/null <<-'END'
	add a 03-02
	add b 03-02
	add c 03-02
	add d 03-02
	add e 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=ZJJ
	dispatch c 03-02 list=solo to=SWJ
	dispatch e 03-02 list=solo to=JTJ
	feedback b 03-03 department=ZJJ kind=done
	feedback c 03-06 department=SWJ kind=done
	dispatch d 03-04 list=solo to=JTJ
	cancel e 03-04
	END
	deadlines d 'JTJ dispatch 03-04 09:00 .. 03-09 23:59:59 running' -- --now 2026-03-06
	printf '2026-03-05\tholiday\t防汛\n2026-03-06\tholiday\t防汛\n2026-03-07\tworkday\t防汛\n' >n.tsv
	said "HTBC-2026-0001,CGJ,dispatch,2026-03-07T23:59:59+08:00,2026-03-05T23:59:59+08:00
HTBC-2026-0003,SWJ,dispatch,2026-03-07T23:59:59+08:00,2026-03-05T23:59:59+08:00
HTBC-2026-0004,JTJ,dispatch,2026-03-07T23:59:59+08:00,2026-03-09T23:59:59+08:00" \
	    hl-station calendar import n.tsv --now '2026-03-06 18:00' -f csv --no-header --reason x
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-07 23:59:59 missed'
	deadlines b 'ZJJ dispatch 03-02 09:00 .. 03-05 23:59:59 met 03-03 17:00'
	deadlines c 'SWJ dispatch 03-02 09:00 .. 03-07 23:59:59 met 03-06 17:00'
	deadlines e 'JTJ dispatch 03-02 09:00 .. 03-05 23:59:59 void 03-04 17:00'
	said 'CGJ 1, SWJ 1' scores '2026-03-06 17:59' late
	said '' scores 2026-03-07 late
	said 'CGJ 1, JTJ 1' scores 2026-03-08 late
	said '' hl-station calendar import n.tsv --now '2026-03-06 18:00' -f csv --no-header --reason x
}

@test "R26 a miss counted over covered days stays, even when its day became a holiday" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	printf '2026-03-05\tholiday\t防汛\n' >n.tsv
	said '' hl-station calendar import n.tsv --now 2026-03-06 -f csv --no-header --reason x
	deadlines a 'CGJ dispatch 03-02 09:00 .. 03-05 23:59:59 missed'
}

@test "R26 flag tells once of a miss that was moved and missed again" {
	printf '2025-01-01\tholiday\t元旦\n' >c.tsv
	policy 'calendar: {file: c.tsv}'
	play 2>/dev/null <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	code=10 said HTBC-2026-0001 hl-issue flag --now '2026-03-06 12:00' -f ids
	printf '2026-03-05\tholiday\t防汛\n2026-03-06\tholiday\t防汛\n' >n.tsv
	hl-station calendar import n.tsv --now '2026-03-06 18:00' -q --reason x >/dev/null
	said '' hl-issue flag --now '2026-03-09' -f ids
	code=10 said 2026-03-09T23:59:59+08:00 hl-issue flag --now '2026-03-10' -f csv --no-header --fields due
	said '' hl-issue flag --now '2026-03-10' -f ids
}
