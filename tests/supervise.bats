# supervise.bats: what is to be attended to: notes and reports (R15), limits (R17), tabling (R18), changes (R14), replies (R19), duplicates.
load lib.bash
load issue.bash

# lists COMMAND FIELDS T LINE...: what the listing says at T.
lists() {
	local -a command
	local fields=$2 t=$3
	read -ra command <<<"$1"
	shift 3
	said "$(printf '%s\n' "$@")" hl-issue "${command[@]}" --as-of "$t" -f csv --no-header -F "$fields"
}

# attends COMMAND T: whether the listing wants attention then (exit 10 under -e).
attends() {
	local rc=0
	# shellcheck disable=SC2086
	hl-issue $1 -e --as-of "$2" >out || rc=$?
	[ "$rc" -eq 10 ]
}

watched() {
	play <<-'END'
	add s 03-02
	add j 03-02
	add t 03-02
	add m 03-02 station=MS
	dispatch s 03-02 list=solo to=CGJ
	dispatch j 03-02 list=joint to=CGJ,ZJJ
	dispatch t 03-02 list=transfer to=CGJ city=SZJ
	dispatch m 03-02 list=joint to=SWJ,ZJJ
	END
}

# --- R15 ---

@test "R15 unsupervised names its fields and says what is lacking, since when" {
	watched
	said number,ref,station,list,title,departments,noted,reported,since,days_since,lacks sh -c 'hl-issue unsupervised -f csv | head -1'
	lists unsupervised ref,lacks,days_since 2026-03-09T09:00 t,report,7
	lists unsupervised ref,lacks 2026-03-09T09:00:01 j,note t,note\;report m,note
	one note t 03-09 text=已催办
	lists unsupervised ref,lacks,noted 2026-03-10 j,note, t,report,2026-03-09T17:00:00+08:00 m,note,
	one report t 03-10 text=已报市住建局
	lists unsupervised ref 2026-03-10T16:59:59 j t m
	lists unsupervised ref 2026-03-10T17:00 j m
	lists unsupervised ref,lacks,since,days_since,reported 2026-03-16T17:00:01 j,note,2026-03-02T09:00:00+08:00,14, \
	    t,note,2026-03-09T17:00:00+08:00,7,2026-03-10T17:00:00+08:00 m,note,2026-03-02T09:00:00+08:00,14,
}

@test "R15 unsupervised is chosen by station, department and time; -e exits 10" {
	watched
	attends unsupervised 2026-03-20
	lists 'unsupervised --station MS' ref 2026-03-20 m
	lists 'unsupervised --department CGJ' ref 2026-03-20 j t
	lists 'unsupervised --since 2026-03-03' ref 2026-03-20 ''
	lists 'unsupervised --until 2026-03-02' ref 2026-03-20 j t m
	code=0 said '' hl-issue unsupervised -e --as-of 2026-03-02T09:00 --station MS -f ids
	refuses 3 hl-issue unsupervised --station XX
	refuses 3 hl-issue unsupervised --department XX
	refuses 2 hl-issue unsupervised --since 2026-02-30
}

@test "R15 silence begins when the issue comes to such a list, and anew when it is reopened" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	redispatch a 03-20 list=joint to=CGJ,ZJJ
	END
	lists unsupervised ref 2026-03-19 ''
	lists unsupervised ref 2026-03-27T09:00 ''
	lists unsupervised ref,since 2026-03-27T09:00:01 a,2026-03-20T09:00:00+08:00
	one redispatch a 03-22 list=joint to=CGJ,SWJ
	lists unsupervised ref,since 2026-03-28 a,2026-03-20T09:00:00+08:00
	play <<-'END'
	feedback a 03-23 department=CGJ kind=done
	feedback a 03-23 department=SWJ kind=done
	result a 03-24 text=好
	close a 03-24T18:00
	END
	lists unsupervised ref 2026-03-24T17:59 ''
	lists unsupervised ref 2026-03-30 ''
	one reopen a 05-01
	lists unsupervised ref 2026-04-15 ''
	lists unsupervised ref 2026-05-08T17:00 ''
	lists unsupervised ref,since 2026-05-08T17:00:01 a,2026-05-01T17:00:00+08:00
}

@test "R15 a moment before the close-off still sees what lacked then, one after it nothing; a voided note never was" {
	watched
	play <<-'END'
	note j 03-05 text=督办
	feedback t 03-12 department=CGJ kind=done
	close t 03-20
	cancel m 03-25
	END
	lists 'unsupervised --department CGJ' ref 2026-03-12T16:59:59 t
	lists 'unsupervised --department CGJ' ref 2026-03-19 j t
	lists unsupervised ref 2026-03-21 j m
	lists unsupervised ref 2026-03-26 j
	hl-issue void "$(event j note)" --at 2026-03-26 --reason 录错
	lists 'unsupervised --department CGJ' ref 2026-03-11 j t
}

@test "R15 an issue nobody has in hand, after an accepted return, is not supervised" {
	play <<-'END'
	add t 03-02
	dispatch t 03-02 list=transfer to=CGJ city=SZJ
	feedback t 03-03 department=CGJ kind=return text=非职责
	return-accept t 03-12 department=CGJ
	END
	lists unsupervised ref 2026-03-11 t
	lists unsupervised ref 2026-03-13 ''
	lists untabled ref,ground 2026-04-02 t,open
}

# --- R17 ---

@test "R17 expired names its fields; the limit as it was then, with approver and number of extensions" {
	play <<-'END'
	add a 03-02
	add b 03-02 close-by=2026-03-10
	add c 03-02
	dispatch a 03-02 list=solo to=CGJ close-by=2026-03-20
	dispatch c 03-02 list=solo to=ZJJ
	END
	said number,ref,station,title,departments,close_by,days_late,extended,approver sh -c 'hl-issue expired -f csv | head -1'
	lists expired ref 2026-03-10T23:59:59 ''
	lists expired ref,days_late 2026-03-11T00:00 b,1
	lists expired ref,departments,close_by,days_late,extended,approver 2026-03-25 'b,,2026-03-10T23:59:59+08:00,15,0,' \
	    'a,CGJ,2026-03-20T23:59:59+08:00,5,0,'
	hl-issue extend ref:a --close-by 2026-04-20 --approver 王朝东 --reason 雨季 --at 2026-03-22
	hl-issue extend ref:a --close-by 2026-04-22 --approver 李书记 --reason 雨季 --at 2026-03-23
	lists expired ref 2026-03-25 b
	lists expired ref,close_by,extended,approver 2026-03-22T16:59 b,2026-03-10T23:59:59+08:00,0, a,2026-03-20T23:59:59+08:00,0,
	lists expired ref,extended,approver 2026-04-23 b,0, c,0, a,2,李书记
	hl-issue void "$(event a extend)" --at 2026-04-21T12:00 --reason 录错
	lists expired ref,extended,approver 2026-04-21 b,0, c,0, a,1,王朝东
}

@test "R17 expired within a span, by station and department; a limit that ends that second is not past" {
	play <<-'END'
	add a 03-02 close-by=2026-03-10T10:00
	add m 03-02 station=MS close-by=2026-03-10T10:00
	dispatch m 03-02 list=solo to=CGJ
	END
	lists expired ref 2026-03-10T10:00 ''
	lists expired ref 2026-03-10T10:00:01 a m
	lists 'expired --within 1d' ref 2026-03-09T09:59:59 a m
	lists 'expired --within 12h' ref 2026-03-09T21:59:59 ''
	lists 'expired --within 12h' ref 2026-03-09T22:00 a m
	lists 'expired --station MS' ref 2026-03-11 m
	lists 'expired --department CGJ' ref 2026-03-11 m
	attends expired 2026-03-11
	refuses 2 hl-issue expired --within soon
	one close a 03-12
	lists expired ref 2026-03-12 m
	lists expired ref 2026-03-11 a m
}

# --- R18 ---

@test "R18 untabled names its fields: what must be tabled, why, since when, and the meetings that passed it over" {
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
	said number,ref,station,title,raised,ground,since,days_since,missed,meeting sh -c 'hl-issue untabled -f csv | head -1'
	lists untabled ref 2026-04-01T09:00 ''
	lists untabled ref,ground,since,days_since,missed 2026-04-01T09:00:01 old,open,2026-04-01T09:00:00+08:00,0,0 \
	    local,local,2026-04-01T09:00:00+08:00,0,0 tabled,open,2026-04-01T09:00:00+08:00,0,0
	lists untabled ref,ground 2026-04-11 old,open local,local marked,unable tabled,open
	one hold tabled 04-15 kind=dispatch
	one hold tabled 04-16 kind=joint
	lists untabled ref,missed,meeting 2026-04-16 old,1,HTBC-2026-M001 local,1,HTBC-2026-M001 marked,1,HTBC-2026-M001
	lists 'untabled --missed' ref 2026-04-14 ''
	lists 'untabled --missed' ref 2026-04-16 old local marked
	one hold old 04-20 kind=dispatch
	lists untabled ref,missed,meeting 2026-04-21 local,2,HTBC-2026-M001 marked,2,HTBC-2026-M001
	attends 'untabled --missed' 2026-04-21
	hl-meeting void "$(sqlite3 hl.db "SELECT max(seq) FROM event WHERE program = 'hl-meeting'")" --reason 录错 --at 2026-04-22
	lists untabled ref,missed 2026-04-21 old,1 local,1 marked,1
}

@test "R18 untabled is chosen by station, department and time; what is dispatched to a department of the district in time need not be tabled" {
	play <<-'END'
	add a 03-02
	add m 03-02 station=MS
	add late 03-02
	dispatch late 04-10 list=solo to=CGJ
	END
	lists untabled ref 2026-04-09 a late m
	lists untabled ref 2026-04-11 a m
	lists 'untabled --station MS' ref 2026-04-09 m
	lists 'untabled --department CGJ' ref 2026-04-09 late
	lists 'untabled --since 2026-03-03' ref 2026-04-09 ''
	policy 'issue: {untabled_days: 60}'
	lists untabled ref 2026-04-09 ''
}

# --- R14 ---

changed() {
	play <<-'END'
	add a 03-02
	add b 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=CGJ
	redispatch a 03-03 list=joint to=CGJ,ZJJ
	redispatch a 03-04 list=joint to=CGJ,SWJ
	redispatch a 03-05 list=joint to=CGJ,SWJ
	redispatch a 03-06 list=transfer to=SWJ city=SZJ
	redispatch b 03-07 list=solo to=ZJJ
	END
}

@test "R14 moves lists each change of list or departments, a re-dispatch of the same not" {
	changed
	said number,ref,station,state,title,at,command,from_list,list,withdrawn,added,n,moves,year_end,actor,reason,event \
	    sh -c 'hl-issue moves -f csv | head -1'
	lists moves ref,from_list,list,withdrawn,added,n,moves 2026-04-01 a,solo,joint,,ZJJ,1,3 a,joint,joint,ZJJ,SWJ,2,3 \
	    a,joint,transfer,CGJ,SZJ,3,3 b,solo,solo,CGJ,ZJJ,1,1
	lists moves ref,n,moves 2026-03-04T09:00 a,1,2 a,2,2
	lists 'moves --since 2026-03-06' ref,n 2026-04-01 a,3 b,1
	lists 'moves --until 2026-03-03' ref,n 2026-04-01 a,1
	lists 'moves --department SWJ' ref,n 2026-04-01 a,1 a,2 a,3
	lists 'moves --station MS' ref 2026-04-01 ''
	said 3 sh -c 'hl-issue list -f csv --no-header -F moves | head -1'
	is a move $'2026-03-03 09:00:00 solo > joint\n2026-03-04 09:00:00 joint > joint\n2026-03-06 09:00:00 joint > transfer'
}

@test "R14 moves --over: issues changed more often than dispatch.redispatch_warn" {
	changed
	lists 'moves --over' ref,n 2026-04-01 ''
	policy 'dispatch: {redispatch_warn: 2}'
	lists 'moves --over' ref,n 2026-04-01 a,1 a,2 a,3
	lists 'moves --over' ref 2026-03-05 ''
	attends 'moves --over' 2026-04-01
	hl-issue void "$(event a redispatch 1)" --at 2026-03-20 --reason 录错
	lists 'moves --over' ref 2026-04-01 ''
	lists moves ref,n,moves 2026-04-01 a,1,2 a,2,2 b,1,1
}

@test "R14 a change of list in the last days of a year warns and is listed; one of departments alone does not" {
	late() { { hl-issue redispatch "$1" --reason x --at "$2" --list "$3" --to "$4" >/dev/null; } 2>&1; }
	play <<-'END'
	add a 2025-12-01
	add b 2025-12-01
	add c 2025-12-01
	dispatch a 2025-12-01 list=solo to=CGJ
	dispatch b 2025-12-01 list=solo to=CGJ
	dispatch c 2025-12-01 list=solo to=CGJ
	END
	[ -z "$(late ref:a 2025-12-21T23:59:59 joint CGJ,ZJJ)" ]
	[ -z "$(late ref:b 2025-12-22 solo ZJJ)" ]
	[[ $(late ref:b 2025-12-22 joint CGJ,ZJJ) == *"goes from list solo to joint 9 days before the year ends"* ]]
	[[ $(late ref:c 2025-12-31T23:59:59 joint CGJ,ZJJ) == *"joint 0 days before"* ]]
	[ -z "$(late ref:c 2026-01-01T00:00:00 solo CGJ)" ]
	lists 'moves --year-end' ref,year_end,at 2026-04-01 b,yes,2025-12-22T09:00:00+08:00 c,yes,2025-12-31T23:59:59+08:00
	attends 'moves --year-end' 2026-04-01
	policy 'supervision: {year_end_days: 0}'
	lists 'moves --year-end' ref 2026-04-01 ''
	policy 'supervision: {year_end_days: 11}'
	lists 'moves --year-end' ref 2026-04-01 a b c
	policy 'supervision: {year_end_days: 0}'
	[ -z "$(late ref:a 2025-12-28 solo CGJ)" ]
}

@test "R14 R9 a dispatch anew after an accepted return changes the list too, without being a re-dispatch; so does a close-off by the station" {
	play <<-'END'
	add a 03-02
	dispatch a 03-02 list=solo to=CGJ
	feedback a 03-03 department=CGJ kind=return text=非职责
	return-accept a 03-04 department=CGJ
	dispatch a 03-05 list=joint to=ZJJ,SWJ
	add b 03-02
	dispatch b 03-02 list=solo to=CGJ
	feedback b 03-03 department=CGJ kind=return text=非职责
	return-accept b 03-04 department=CGJ
	close b 03-05
	END
	lists moves ref,command,from_list,list,n,moves 2026-04-01 a,dispatch,solo,joint,, b,close,solo,local,,
	lists unsupervised ref 2026-03-13 a
}

# --- duplicates ---

@test "R9 duplicates are listed by their original; a copy of a copy is one of the same" {
	play <<-'END'
	add a 03-02
	add b 03-03
	add c 03-04
	add d 03-05
	add e 03-05
	duplicate c 03-06 of=ref:b
	duplicate b 03-07 of=ref:a
	duplicate d 03-08 of=ref:a
	END
	said original,original_state,copies,number,ref,station,title,raised,marked,copy_of sh -c 'hl-issue duplicates -f csv | head -1'
	lists duplicates original,original_state,copies,ref,copy_of 2026-04-01 HTBC-2026-0001,open,3,b, HTBC-2026-0001,open,3,c,HTBC-2026-0002 \
	    HTBC-2026-0001,open,3,d,
	lists duplicates original,copies,ref 2026-03-06T17:00 HTBC-2026-0002,1,c
	lists 'duplicates --since 2026-03-04' ref 2026-04-01 c d
	lists 'duplicates --station MS' ref 2026-04-01 ''
	hl-issue void "$(event d duplicate)" --at 2026-03-20 --reason 录错
	lists duplicates copies,ref 2026-04-01 2,b 2,c
	is a copy 'HTBC-2026-0002 路灯不亮'
	said HTBC-2026-0002,HTBC-2026-0001 sh -c 'hl-issue list --state duplicate -f csv --no-header -F number,duplicate_of | head -1'
	denied '*' duplicate e 03-20 of=ref:e
	refuses 7 hl-issue void "$(event a add)" --reason x
}

# --- R19 ---

# the same, counted by awk from lines "REF RAISED-DAY REPLIED-DAY": registered replied mean median max
counted() {
	awk '
	{ n++ }
	$3 != "" { d[++k] = $3 - $2; sum += d[k]; if (d[k] > max) max = d[k] }
	END {
		for (i = 2; i <= k; i++) { v = d[i]; for (j = i - 1; j >= 1 && d[j] > v; j--) d[j + 1] = d[j]; d[j + 1] = v }
		if (k == 0) { print n ",0,,,"; exit }
		printf "%d,%d,%.1f,%.1f,%d\n", n, k, int(sum * 10 / k + 0.5) / 10, k % 2 ? d[(k + 1) / 2] : (d[k / 2] + d[k / 2 + 1]) / 2, max
	}'
}

@test "R19 the lag of replies: mean, median and longest by station and month, as awk counts them" {
	local i
	for i in $(seq 1 9); do
		echo "$i $((1 + i)) $([ $i -gt 7 ] || echo $((1 + i + i * i % 7)))"
	done >days
	while read -r i raised replied; do
		printf 'add x%s 03-%02d\n' "$i" "$raised"
		[ -z "$replied" ] || printf 'reply x%s 03-%02d text=已告知\n' "$i" "$replied"
	done <days | play
	said "$(counted <days)" hl-issue replies -f csv --no-header -F registered,replied,reply_days,reply_median,reply_max
	head -6 days >six
	said "$(counted <six)" hl-issue replies --until 2026-03-07 -f csv --no-header -F registered,replied,reply_days,reply_median,reply_max
	play <<-'END'
	add y 04-01
	add z 04-01 station=MS
	reply z 04-01 text=好
	reply z 04-20 text=再告知
	END
	lists 'replies --monthly' station,month,registered,replied,reply_max 2026-05-01 HTBC,2026-03,9,7,4 HTBC,2026-04,1,0, MS,2026-04,1,1,0
	lists 'replies --month 2026-04' station,month,registered 2026-05-01 HTBC,,1 MS,,1
	lists 'replies --station MS' station,replied 2026-03-31 ''
}

@test "R19 the share closed off at once, by department, as it was at T" {
	play <<-'END'
	add a 03-02
	add b 03-02
	add c 03-02
	add d 03-02
	dispatch a 03-02 list=solo to=CGJ
	dispatch b 03-02 list=solo to=CGJ
	dispatch c 03-02 list=solo to=ZJJ
	feedback a 03-03 department=CGJ kind=done
	feedback b 03-03 department=CGJ kind=done
	feedback c 03-03 department=ZJJ kind=done
	close a 03-04
	reject b 03-04
	feedback b 03-05 department=CGJ kind=done
	close b 03-06
	close c 03-06
	END
	lists replies registered,closed_off,closed_once,once_share 2026-04-01 4,3,2,66.7
	lists 'replies --department CGJ' registered,closed_off,closed_once,once_share 2026-04-01 2,2,1,50.0
	lists replies closed_off,closed_once,once_share 2026-03-04T17:00 1,1,100.0
	lists replies closed_off,closed_once,once_share 2026-03-03 0,0,
	one reopen c 03-10
	lists replies closed_off,closed_once,once_share 2026-04-01 2,1,50.0
}
