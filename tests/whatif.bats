load lib.bash
load facts.bash

# The same year under another configuration (R44).

T=2026-01-01

# b LINE...: the other configuration
b() { printf '%s\n' 'lang: en' "$@" >b.yaml; }

# whatif [OPTION...]: of 2025, as csv without a heading
whatif() { hl-score whatif --year 2025 --as-of $T --config-b b.yaml -f csv --no-header "$@"; }

# ends CODE COMMAND...: with that code; its answer is left in $output
ends() {
	local want=$1
	shift
	run "$@"
	[ "$status" -eq "$want" ] || { echo "exit $status, wanted $want: $* -> $output"; return 1; }
}

# story: CGJ closes two issues in time, ZJJ feeds back on one on the fifth day and on one on the seventh, SWJ only acknowledges one.
story() {
	district
	local n
	for n in 03 04; do
		solo "$(raise 2025-03-$n)" CGJ "2025-03-$n 10:00" >/dev/null
		feed "HTBC-2025-000$((10#$n - 2))" CGJ done "2025-03-$n 16:00"
		hl-issue close "HTBC-2025-000$((10#$n - 2))" --at "2025-03-$n 17:00" --reason x
	done
	solo "$(raise 2025-04-07 --ref Z1)" ZJJ '2025-04-07 10:00' >/dev/null
	feed ref:Z1 ZJJ progress '2025-04-12 10:00'
	solo "$(raise 2025-04-14 --ref Z2)" ZJJ '2025-04-14 10:00' >/dev/null
	feed ref:Z2 ZJJ done '2025-04-22 10:00'
	solo "$(raise 2025-05-12 --ref S1)" SWJ '2025-05-12 10:00' >/dev/null
	feed ref:S1 SWJ receipt '2025-05-12 11:00'
}

@test "R44: what-if prints only the departments whose points, place, bonus or talk changes" {
	story
	[ "$(rank 2025 $T -F department,total,rank | tr '\n' ' ')" = 'CGJ,62.0,1 JTJ,60.0,2 SWJ,57.0,3 ZJJ,54.0,4 ' ]
	b 'score: {solo: 2}'
	[ "$(whatif)" = 'CGJ,区城管局,62.0,64.0,2.0,1,1,top,top,,,' ]
	b 'dispatch: {days: 5}'
	[ "$(whatif)" = 'ZJJ,区住建局,54.0,57.0,3.0,4,3,last,top,gained,last;consecutive:2,' ]
	b 'rank: {top: 1}'
	[ "$(whatif -F department,mark_a,mark_b,bonus,party_a,party_b,director_a,director_b | tr '\n' ' ')" = \
	    'JTJ,top,,lost,1.0,,3.0, SWJ,top,,lost,1.0,,3.0, ' ]
	b 'rank: {top_party: 2}'
	[ "$(whatif -F department,bonus,party_a,party_b | tr '\n' ' ')" = 'CGJ,changed,1.0,2.0 JTJ,changed,1.0,2.0 SWJ,changed,1.0,2.0 ' ]
}

@test "R44: the entries that are in one and not the other add up to the difference" {
	story
	b 'dispatch: {days: 5}' 'score: {solo: 2}'
	[ "$(whatif --explain -F department,rule,issue,ref,points_a,points_b)" = "$(printf '%s\n' 'CGJ,solo,HTBC-2025-0001,,1.0,2.0' 'CGJ,solo,HTBC-2025-0002,,1.0,2.0' 'ZJJ,late,HTBC-2025-0003,Z1,-3.0,')" ]
	[[ $(whatif --explain -F evidence) == *'dispatch due 2025-04-10 23:59:59, fed back 2025-04-12 10:00:00"' ]]
	[ "$(whatif -F department,diff,late_a,late_b,solo_a,solo_b | tr '\n' ' ')" = 'CGJ,2.0,0,0,2,2 ZJJ,3.0,2,1,0,0 ' ]
}

@test "R44: without a change nothing is printed; --exit-code tells of one" {
	story
	b 'score: {joint: 5}'
	[ -z "$(hl-score whatif --year 2025 --as-of $T --config-b b.yaml -e)" ]
	ends 0 whatif -e
	[ -z "$output" ]
	b 'score: {late: -1}'
	ends 10 whatif -e
	ends 10 whatif --explain -e
	[ "${#lines[@]}" -eq 3 ]
	printf '%s\n' 'lang: en' 'dispatch: {days: 5}' >config.yaml
	b 'dispatch: {days: 5}'	# what is on record was counted by three: that is no difference of the two
	ends 0 whatif -e
}

@test "R44: a configuration that is missing or bad is refused as one given by --config" {
	district
	refuses 5 hl-score whatif --year 2025 --config-b none.yaml
	[[ ${err:?} == *"no configuration file 'none.yaml'"* ]]
	b 'dispatch:' '  days: 0'
	refuses 5 hl-score whatif --year 2025 --config-b b.yaml
	[[ $err == *'b.yaml:3: dispatch.days: '* ]]
	b 'calendar: {file: none.tsv}'
	refuses 5 hl-score whatif --year 2025 --config-b b.yaml
	[[ $err == *none.tsv* ]]
	refuses 2 hl-score whatif --year 2025
	refuses 2 hl-score whatif --config-b b.yaml
	b 'score: {late: -1}'
	refuses 2 hl-score whatif --year 25 --config-b b.yaml
	ends 0 hl-score whatif --year 2025 --config-b <(echo 'score: {late: -1}')
}

@test "R44: nothing is written, not even where no one may write" {
	story
	b 'dispatch: {days: 7}' 'timezone: America/New_York' 'feedback: {counts: [receipt, progress, done]}' 'progress: {every: 1}'
	sum=$(cksum <hl.db)
	chmod a-w hl.db
	whatif >out
	[ -s out ]
	[ ! -e hl.db-journal ]
	[ "$sum" = "$(cksum <hl.db)" ]
}

@test "R44: rules that act when facts are recorded: the record replayed under the other configuration scores the same" {
	LEN=200 run "$TOP/tests/property/whatif" 1 'dispatch: {days: 1, roll: false}'
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
	[[ ${lines[-1]} != *' 0 entries' ]]
	LEN=200 run "$TOP/tests/property/whatif" 2 'coordination: {days: 1, count: calendar}\nfeedback: {counts: [receipt, done]}'
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
	LEN=200 run "$TOP/tests/property/whatif" 3 'progress: {every: 3, count: working}\nappeal: {days: 2}\nscore: {levels: [district, city]}'
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
	LEN=200 run "$TOP/tests/property/whatif" 4 \
	    'policies: [{from: 2025-06-01, dispatch.days: 1, progress.every: 3}, {from: 2026-01-01, feedback.counts: [receipt]}]' \
	    'dispatch: {count: hours}\nprogress: {every: 5}'
	[ "$status" -eq 0 ] || { echo "$output"; return 1; }
	[[ ${lines[-1]} != *' 0 entries' ]]
}

@test "R44: facts stand: rules that only admit them take none away" {
	district
	printf '%s\n' 'lang: en' 'dispatch: {require: []}' 'supervision: {require_result: false}' 'station: {not_responsible: []}' >config.yaml
	n=$(hl-issue add --station HTBC --title 占道 --category 城市管理 --at 2025-03-03 --reason x)
	hl-issue dispatch "$n" --list local --at '2025-03-03 10:00' --reason x
	hl-issue redispatch "$n" --list joint --to CGJ,ZJJ --at '2025-03-03 11:00' --reason x >/dev/null
	feed "$n" CGJ done '2025-03-04 10:00'
	feed "$n" ZJJ done '2025-03-08 10:00'
	hl-issue close "$n" --at '2025-03-08 11:00' --reason x
	b
	ends 0 whatif -e
	b 'dispatch: {days: 6}'
	[ "$(whatif -F department,total_a,total_b | grep ZJJ)" = ZJJ,57.5,60.5 ]
}

@test "R44: an appeal filed later than the other configuration lets it be waives nothing" {
	story
	hl-score appeal file --issue ref:Z1 --department ZJJ --reason x --at '2025-04-21 10:00'
	hl-score appeal uphold --issue ref:Z1 --department ZJJ --reason x --at '2025-04-22 10:00'
	[ "$(rank 2025 $T -F department,late | grep ZJJ)" = ZJJ,1 ]
	b 'appeal: {days: 7}'
	ends 0 whatif -e
	b 'appeal: {days: 6}'
	[ "$(whatif -F department,late_a,late_b | grep ZJJ)" = ZJJ,1,2 ]
	b 'dispatch: {days: 1}'	# the limit is no other one: it was filed in time
	[ "$(whatif -F department,late_a,late_b | grep ZJJ)" = ZJJ,1,1 ] || [ -z "$(whatif | grep ZJJ)" ]
}

@test "R44: another time zone and another calendar file" {
	district
	solo "$(raise 2025-12-29 --ref A)" CGJ '2025-12-29 10:00' >/dev/null
	feed ref:A CGJ done '2026-01-01 09:00'
	T='2026-02-01'
	hl-issue close ref:A --at '2026-01-01 10:00' --reason x
	b 'timezone: America/New_York'	# there it is still the old year
	[ "$(whatif -F department,solo_a,solo_b | grep CGJ)" = CGJ,0,1 ]
	solo "$(raise 2026-01-09 --ref B)" CGJ '2026-01-09 10:00' >/dev/null
	feed ref:B CGJ done '2026-01-13 10:00'
	printf '2026-01-12\tholiday\tx\n' >cal.tsv	# a Monday
	b 'calendar: {file: cal.tsv}'
	[ "$(hl-score whatif --year 2026 --as-of $T --config-b b.yaml -f csv --no-header -F department,late_a,late_b | grep CGJ)" = CGJ,1,0 ]
	hl-station calendar import cal.tsv --reason x >/dev/null
	b 'calendar: {file: ""}'
	[ -z "$(hl-score whatif --year 2026 --as-of $T --config-b b.yaml 2>err)" ]
	[ ! -s err ]
	printf '2026-01-19\tholiday\tx\n' >cal2.tsv
	b 'calendar: {file: cal2.tsv}'
	[ -z "$(hl-score whatif --year 2026 --as-of $T --config-b b.yaml 2>err)" ]
	[[ $(<err) == *'calendar.file changes nothing'* ]]
}

@test "R44: days the calendar does not cover are said once" {
	district
	for day in 05 06 07; do
		solo "$(raise 2019-03-$day)" CGJ "2019-03-$day 10:00" >/dev/null 2>&1
	done
	b 'dispatch: {days: 5}'
	hl-score whatif --year 2019 --as-of $T --config-b b.yaml >/dev/null 2>err
	[ "$(wc -l <err)" -eq 1 ]
	[[ $(<err) == *'does not cover the days up to 2019-03-12'* ]]
}
