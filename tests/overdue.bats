# overdue.bats: what is overdue at a moment, what the cron job tells of, and when facts may be dated (R24, R33, R50).
load lib.bash
load issue.bash

# --- overdue ---

@test "overdue has its fields, ordered by due, number and department" {
	play <<-'END'
	add m 03-02 station=MS
	add x 03-02 category=其他 title=井盖
	add a 03-02
	dispatch m 03-02T10:00 list=solo to=CGJ
	dispatch a 03-02 list=transfer to=ZJJ assist=CGJ city=SZJ
	dispatch x 03-03 list=joint to=CGJ,ZJJ lead=ZJJ
	END
	said 'number,ref,station,department,role,kind,title,opened,due,days_late
HTBC-2026-0002,a,HTBC,CGJ,assist,dispatch,路灯不亮,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,4
HTBC-2026-0002,a,HTBC,ZJJ,lead,dispatch,路灯不亮,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,4
MS-2026-0001,m,MS,CGJ,sole,dispatch,路灯不亮,2026-03-02T10:00:00+08:00,2026-03-05T23:59:59+08:00,4
HTBC-2026-0001,x,HTBC,CGJ,assist,dispatch,井盖,2026-03-03T09:00:00+08:00,2026-03-06T23:59:59+08:00,3
HTBC-2026-0001,x,HTBC,ZJJ,lead,dispatch,井盖,2026-03-03T09:00:00+08:00,2026-03-06T23:59:59+08:00,3' \
	    hl-issue overdue -f csv --as-of '2026-03-09 00:00'
}

@test "overdue: station, department and kind choose" {
	play <<-'END'
	add m 03-02 station=MS
	add a 03-02
	dispatch m 03-02 list=solo to=CGJ
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	hold a 03-03 kind=coordination
	END
	said $'CGJ\nZJJ\nCGJ\nZJJ' overdue department --station HTBC
	said $'ZJJ,dispatch\nZJJ,coordination' overdue department,kind --department 区住建局
	said $'CGJ\nZJJ' overdue department --kind coordination
	refuses 2 hl-issue overdue --kind hours
	[[ $err == *dispatch*coordination*progress* ]]
}

@test "overdue: from the second after the due; days_late are civil days" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	said '' overdue days_late --as-of '2026-03-05 23:59:59'
	said 1 overdue days_late --as-of '2026-03-06 00:00'
	said 1 overdue days_late --as-of 2026-03-06
	said 2 overdue days_late --as-of '2026-03-07 00:00'
	said '' overdue days_late --now 2026-03-05
	code=10 said 1 overdue days_late --now 2026-03-06 -e
	said '' overdue days_late --now 2026-03-05 -e
}

@test "overdue --within: also those due soon, the edge included" {
	play <<-'END'
	add a 03-02
	add b 03-03
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-03 list=solo to=ZJJ
	END
	said '' overdue department --as-of 2026-03-04
	said CGJ overdue department --as-of 2026-03-04 --within 1d
	said CGJ overdue department --as-of '2026-03-05 12:00' --within 12h
	said '' overdue department --as-of '2026-03-05 11:59' --within 12h
	said $'CGJ\nZJJ' overdue department --as-of 2026-03-04 --within 2wd
	said $'CGJ\nZJJ' overdue department --as-of 2026-03-05 --within 1d
	said $'CGJ\nZJJ' overdue department --as-of 2026-03-20 --within 1d
	refuses 2 hl-issue overdue --within soon
}

@test "overdue: only live assignments of issues neither closed, cancelled nor duplicate" {
	play <<-'END'
	add closed 03-02
	add gone 03-02
	add dup 03-02
	add moved 03-02
	add back 03-02
	add left 03-02
	dispatch closed 03-02 list=solo to=CGJ
	dispatch gone 03-02 list=solo to=CGJ
	dispatch dup 03-02 list=solo to=CGJ
	dispatch moved 03-02 list=solo to=CGJ
	dispatch back 03-02 list=solo to=CGJ
	dispatch left 03-02 list=solo to=CGJ
	feedback closed 03-06 department=CGJ kind=done
	close closed 03-07
	cancel gone 03-07
	duplicate dup 03-07 of=ref:left
	redispatch moved 03-07 list=solo to=ZJJ
	feedback back 03-06 department=CGJ kind=return text=不属
	return-accept back 03-07 department=CGJ
	END
	said left overdue ref --as-of 2026-03-08
	said $'closed\ngone\ndup\nmoved\nback\nleft' overdue ref --as-of '2026-03-06 09:00'
	said $'gone\ndup\nmoved\nback\nleft' overdue ref --as-of '2026-03-06 18:00'
}

@test "R33 overdue --as-of: rows as they stood, later facts are not seen" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	feedback a 03-09 department=CGJ kind=done
	feedback a 03-10 department=ZJJ kind=done
	reject a 03-11T09:00
	END
	said '' overdue department,due --as-of 2026-03-05
	said $'CGJ\nZJJ' overdue department --as-of 2026-03-08
	said $'CGJ\nZJJ' overdue department --as-of '2026-03-09 16:59:59'
	said ZJJ overdue department --as-of '2026-03-09 17:00'
	said '' overdue department --as-of 2026-03-10
	said '' overdue department --as-of 2026-03-10 --within 30d
	said $'CGJ,2026-03-16T23:59:59+08:00\nZJJ,2026-03-16T23:59:59+08:00' overdue department,due --as-of '2026-03-11 09:00' --within 7d
	said $'CGJ\nZJJ' overdue department --as-of 2026-04-01
}

@test "R33 overdue --as-of: a fact recorded later but dated before T is seen" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	said CGJ overdue department --as-of 2026-03-06
	one feedback a 03-05 department=CGJ kind=progress
	said '' overdue department --as-of 2026-03-06
}

@test "overdue: the role at T" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-07T09:00 list=transfer to=ZJJ assist=CGJ city=SZJ
	END
	said CGJ,sole overdue department,role --as-of '2026-03-07 08:59'
	said CGJ,assist overdue department,role --as-of '2026-03-07 09:00'
}

@test "overdue: an unmet miss of a closed issue stands again when it is reopened" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03T08:00 department=CGJ kind=done
	hold a 03-03T09:00 kind=coordination
	close a 03-09
	reopen a 03-11T09:00
	END
	said coordination overdue kind --as-of 2026-03-08
	said '' overdue kind --as-of 2026-03-10
	said coordination overdue kind --as-of '2026-03-11 09:00'
	said $'coordination\ndispatch' overdue kind --as-of 2026-03-20
	one feedback a 03-12 department=CGJ kind=done
	said '' overdue kind --as-of 2026-03-20
	said 'CGJ 1' scores 2026-03-20 late
}

@test "overdue: a waived miss is still owed" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	hl-score appeal file --issue ref:a --department CGJ --reason x --at 2026-03-06
	hl-score appeal uphold --issue ref:a --department CGJ --reason x --at 2026-03-09
	said CGJ overdue department --as-of 2026-03-10
}

# --- flag ---

@test "R24 flag prints each missed deadline once, exit 10, then 0 and nothing" {
	play <<-'END'
	add a 03-02
	add b 03-03
	dispatch a 03-02 list=joint to=CGJ,ZJJ
	dispatch b 03-03 list=solo to=SWJ
	feedback a 03-06 department=CGJ kind=done
	feedback a 03-04 department=ZJJ kind=done
	END
	said '' hl-issue flag --now 2026-03-05
	code=10 said 'number,ref,station,department,role,kind,title,opened,due,days_late
HTBC-2026-0001,a,HTBC,CGJ,assist,dispatch,路灯不亮,2026-03-02T09:00:00+08:00,2026-03-05T23:59:59+08:00,1' \
	    hl-issue flag --now 2026-03-06 -f csv
	said '' hl-issue flag --now 2026-03-06 -f ids
	code=10 said SWJ hl-issue flag -f csv --no-header --fields department
	said '' hl-issue flag -f ids
}

@test "R24 flag: answered late or never, closed since or not; not those void or waived" {
	play <<-'END'
	add late 03-02
	add never 03-02
	add closed 03-02
	add waived 03-02
	add void 03-02
	add back 03-02
	dispatch late 03-02 list=solo to=CGJ
	dispatch never 03-02 list=solo to=CGJ
	dispatch closed 03-02 list=solo to=CGJ
	dispatch waived 03-02 list=solo to=CGJ
	dispatch void 03-02 list=solo to=CGJ
	dispatch back 03-02 list=solo to=CGJ
	feedback late 03-06 department=CGJ kind=progress
	feedback closed 03-06 department=CGJ kind=done
	close closed 03-07
	cancel void 03-04
	feedback back 03-04 department=CGJ kind=return text=不属
	return-accept back 03-07 department=CGJ
	END
	hl-score appeal file --issue ref:waived --department CGJ --reason x --at 2026-03-06
	hl-score appeal uphold --issue ref:waived --department CGJ --reason x --at 2026-03-09
	code=10 said $'late\nnever\nclosed' hl-issue flag -f csv --no-header --fields ref --now 2026-03-10
	[ "$(hl-issue history ref:never -f csv --no-header --fields command | tail -1)" = flag ]
}

@test "R24 flag --since marks older ones as known without printing them" {
	play <<-'END'
	add a 03-02
	add b 03-09
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-09 list=solo to=ZJJ
	END
	said '' hl-issue flag --since 2026-03-06 -f ids --now 2026-03-10
	said '' hl-issue flag -f ids --now 2026-03-10
	code=10 said b hl-issue flag --since 2026-03-06 -f csv --no-header --fields ref
	said '' hl-issue flag -f ids
}

@test "R24 flag: a dry run marks nothing, with the same exit code; a past moment needs no reason, the future is refused" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	END
	code=10 said a hl-issue flag -n -f csv --no-header --fields ref
	code=10 said a hl-issue flag -n --as-of 2026-03-06 -f csv --no-header --fields ref
	said '' hl-issue flag --as-of 2026-03-05 -f ids
	code=10 said a hl-issue flag --now 2026-03-06 -f csv --no-header --fields ref
	said '' hl-issue flag --as-of 2026-03-06 -f ids
	refuses 7 hl-issue flag --now +3d
}

@test "R24 flag: by a reopening, a new miss of the same pair is told of too" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-06 department=CGJ kind=done
	END
	code=10 said HTBC-2026-0001 hl-issue flag -f ids --now 2026-03-08
	play <<-'END'
	close a 03-09
	reopen a 03-10
	END
	code=10 said 2026-03-13T23:59:59+08:00 hl-issue flag -f csv --no-header --fields due
}

# --- R50 ---

@test "R50 the future is refused, whatever --now says" {
	one add a 03-02
	refuses 7 hl-issue add --station HTBC --title x --at +1d
	refuses 7 hl-issue add --station HTBC --title x --at +1d --reason x
	refuses 7 hl-issue add --station HTBC --title x --at +1d --now +3d
	refuses 7 hl-issue dispatch ref:a --list solo --to CGJ --task x --responsible y --standard z --at +1h
	denied '*' feedback a 2099-03-02 department=CGJ kind=done
	refuses 2 hl-issue add --station HTBC --title x --at 2026-02-30
	denied '*' add b 2026-02-30
}

@test "R50 more than 7 days back needs a reason; backdate.days" {
	hl-issue add --station HTBC --title x --at -6d --ref a
	refuses 7 hl-issue add --station HTBC --title x --at -8d
	refuses 7 hl-issue add --station HTBC --title x --at -8d --now -8d
	hl-issue add --station HTBC --title x --at -8d --reason 补录
	policy 'backdate: {days: 1}'
	refuses 7 hl-issue cancel ref:a --at -2d
	hl-issue cancel ref:a --at -2d --reason 补录
	hl-issue history ref:a -f csv --no-header --fields command,reason | grep -x cancel,补录
}

@test "R50 a feedback that meets a deadline already past needs a reason, whatever its age; a late one does not" {
	policy 'dispatch: {days: 1, roll: false}'
	for i in a b c; do
		hl-issue add --station HTBC --title x --at -6d --ref $i
		hl-issue dispatch ref:$i --list solo --to CGJ --task x --responsible y --standard z --at -6d -q
	done >/dev/null
	hl-issue feedback ref:a --department CGJ --kind done --at -3d
	refuses 7 hl-issue feedback ref:a --department CGJ --kind progress --at -6d
	refuses 7 hl-issue feedback ref:b --department CGJ --kind progress --at -6d
	hl-issue feedback ref:b --department CGJ --kind receipt --at -6d
	refuses 7 hl-issue feedback ref:b --department CGJ --kind done --at -6d
	hl-issue feedback ref:b --department CGJ --kind done --at -6d --reason 补录
	hl-issue feedback ref:c --department CGJ --kind progress
	[[ $(field b deadline) != *missed* ]]
	[[ $(field c deadline) == *missed,* ]]
}

@test "R50 what changes the state may not lie before the last such fact; feedback goes back to the assignment's start" {
	play <<-'END'
	add a 03-03
	END
	denied '*' dispatch a 03-02 list=solo to=CGJ
	one dispatch a 03-04 list=solo to=CGJ
	denied '*' cancel a 03-03
	denied '*' redispatch a 03-03 list=solo to=ZJJ
	denied '*' feedback a 03-03 department=CGJ kind=done
	play <<-'END'
	feedback a 03-06 department=CGJ kind=progress
	feedback a 03-04T09:00 department=CGJ kind=receipt
	feedback a 03-05 department=CGJ kind=done
	END
	denied '*' reject a 03-04T18:00
	denied '*' close a 03-04T18:00
	one close a 03-06
	denied '*' reopen a 03-05
	one reopen a 03-06
	refuses 7 hl-issue cancel ref:a --at '2026-03-06 16:59' --reason x
}

@test "R50 two times on every fact: when it happened and when it was recorded, by the real clock" {
	local from to
	from=$(TZ=Asia/Shanghai date +%FT%T+08:00)
	hl-issue add --station HTBC --title x --at 2026-03-02 --now 2026-03-03 --reason x --ref a
	to=$(TZ=Asia/Shanghai date +%FT%T+08:00)
	hl-issue history ref:a -f csv --no-header --fields at >happened
	[ "$(<happened)" = 2026-03-02T09:00:00+08:00 ]
	hl-issue history ref:a -f csv --no-header --fields recorded_at >recorded
	[[ ! $(<recorded) < $from && ! $(<recorded) > $to ]]
}

@test "--at: a bare date is 09:00 for add and dispatch, 17:00 for all else; today is never later than now" {
	play <<-'END'
	add a 03-02
	dispatch a 03-03 list=solo to=CGJ
	redispatch a 03-04 list=solo to=ZJJ
	feedback a 03-05 department=ZJJ kind=done
	close a 03-06
	END
	said $'2026-03-02T09:00:00\n2026-03-03T09:00:00\n2026-03-04T09:00:00\n2026-03-05T17:00:00\n2026-03-06T17:00:00' \
	    sh -c 'hl-issue history ref:a -f csv --no-header --fields at | cut -c1-19'
	hl-issue reopen ref:a --at today --reason x
	hl-issue add --station HTBC --title x --at today
}

@test "--at takes times in every form" {
	n=0
	for at in '2026-03-02 14:30' 2026-03-02T14:30 2026-03-02T14:30:00+08:00 2026-03-02T06:30:00Z 2026-03-02T06:30+00:00 '2026/3/2 14:30' \
	    '2026年3月2日 14:30' '2026-03-02 14:30:00' '２０２６-03-02 14:30'; do
		n=$((n + 1))
		hl-issue add --station HTBC --title x --at "$at" --reason x --ref $n
		is $n raised 2026-03-02T14:30:00+08:00
	done
}
