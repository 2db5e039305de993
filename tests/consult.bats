# Consultation as a gate (R27).
load lib.bash

# stationed: the district; CGJ is stationed at HTBC, has a member (陈三) at MS; ZJJ has a director at MS from 2026-03-01; SWJ is nowhere.
stationed() {
	district
	hl-station batch -q --reason test <<-'END'
	{"do":"department set","department":"CGJ","stationed":"HTBC"}
	{"do":"member add","station":"MS","name":"陈三","category":"网格长","department":"CGJ","from":"2026-01-01"}
	{"do":"director add","department":"ZJJ","person":"周局","station":"MS","from":"2026-03-01"}
	END
}

ask() {
	hl-station consult ask --reason test "$@"
}

answer() {
	hl-station consult answer --reason test "$@"
}

decide() {
	hl-station consult decide --reason test "$@"
}

# status T: station and status, as of T.
status_at() {
	hl-station consult list --as-of "$1" -f tsv --no-header -F station,status | tr '\t\n' ' ;'
}

@test "R27 who must be asked is found from who is stationed where" {
	stationed
	a=$(ask --department CGJ --matter 评先评优 --at 2026-03-02)
	[ "$(hl-station consult list -f tsv --no-header -F event,station | tr '\t\n' ' ;')" = "$a HTBC;$a MS;" ]
	# a person: where that person is; else where the department is
	ask --department CGJ --person 陈三 --matter promotion --at 2026-03-02
	[ "$(hl-station consult list --matter promotion -f tsv --no-header -F station,person)" = "$(printf 'MS\t陈三')" ]
	ask --department CGJ --person 生人 --matter honour --at 2026-03-02
	[ "$(hl-station consult list --matter honour -f tsv --no-header -F station | tr '\n' ' ')" = 'HTBC MS ' ]
	# the director register, on the day
	ask --department ZJJ --person 周局 --matter nomination --at 2026-03-02
	[ "$(hl-station consult list --department ZJJ -f tsv --no-header -F station)" = MS ]
	refuses 7 ask --department ZJJ --matter award --at 2026-02-27
	[[ $err == *ZJJ* && $err == *R27* ]]
	refuses 7 ask --department SWJ --matter award
	refuses 3 ask --department NEMO --matter award
	refuses 2 ask --department CGJ --matter 吃饭
	refuses 2 ask --department CGJ
	refuses 7 ask --department CGJ --matter award --at +2d
}

@test "R27 the opinion is due at the end of the 5th working day; to the second; silence is no consent" {
	stationed
	# Fri 2026-03-06: Mon 9 .. Fri 13
	a=$(ask --department ZJJ --matter award --at '2026-03-06 15:00')
	[ "$(hl-station consult list -f tsv --no-header -F due)" = 2026-03-13T23:59:59+08:00 ]
	[ "$(status_at '2026-03-06 14:59:59')" = '' ]
	[ "$(status_at '2026-03-06 15:00')" = 'MS pending;' ]
	[ "$(status_at '2026-03-13 23:59:59')" = 'MS pending;' ]
	[ "$(status_at '2026-03-14 00:00:00')" = 'MS silent;' ]
	run hl-station consult check "$a" --as-of '2026-03-13 23:59:59' -f ids
	[ "$status" -eq 10 ]
	run hl-station consult check "$a" --as-of '2026-03-14 00:00:00' -f ids
	[ "$status" -eq 0 ]
	# over the holiday: Wed 2026-09-23 .. the calendar's working days
	b=$(ask --department ZJJ --matter honour --at '2026-09-23 09:00')
	day=2026-09-23
	n=0
	while [ $n -lt 5 ]; do
		day=$(date -d "$day + 1 day" +%F)
		! hl-station calendar workday "$day" >/dev/null || n=$((n + 1))
	done
	[ "$(hl-station consult list --matter honour -f tsv --no-header -F due)" = "${day}T23:59:59+08:00" ]
	# the reading is a key
	printf 'consult:\n  silence_days: 1\n' >c.yaml
	ask -c c.yaml --department ZJJ --matter promotion --at '2026-03-06 15:00'
	[ "$(hl-station consult list --matter promotion -f tsv --no-header -F due)" = 2026-03-09T23:59:59+08:00 ]
	[ "$b" -gt "$a" ]
}

@test "R27 a decision before an opinion, or without one, is recorded as a violation; to the second" {
	stationed
	a=$(ask --department ZJJ --matter award --at '2026-03-06 15:00')
	answer "$a" --station MS --opinion oppose --text 投诉多 --at '2026-03-10 10:00:00'
	d=$(decide "$a" --text 推荐 --at '2026-03-10 09:59:59' 2>note)
	grep -q MS note
	[ "$(status_at 2026-03-31)" = 'MS violated;' ]
	run hl-station consult check "$a" -f ids
	[ "$status" -eq 10 ]
	refuses 7 decide "$a" --at 2026-03-11
	hl-station void "$d" --reason 录错
	[ "$(status_at 2098-01-01T00:00:00)" = 'MS answered;' ]
	decide "$a" --at '2026-03-10 10:00:00' 2>note
	[ ! -s note ] || ! grep -q R27 note
	[ "$(status_at 2098-01-01T00:00:00)" = 'MS answered;' ]
	# dated even before the asking: recorded, as a violation
	b=$(ask --department ZJJ --matter honour --at '2026-03-06 15:00')
	decide "$b" --at 2026-03-01
	[ "$(hl-station consult list --status violated -f ids)" = "$b" ]
	# without an opinion: within the time a violation, after it not
	c=$(ask --department ZJJ --matter promotion --at '2026-03-06 15:00')
	d=$(decide "$c" --at '2026-03-13 23:59:59')
	[ "$(hl-station consult list --matter promotion -f tsv --no-header -F status)" = violated ]
	hl-station void "$d" --reason 录错
	decide "$c" --at '2026-03-14 00:00:00'
	[ "$(hl-station consult list --matter promotion -f tsv --no-header -F status,decision)" = "$(printf 'silent\t2026-03-14T00:00:00+08:00')" ]
	[ "$(hl-station consult list --status violated -f ids)" = "$b" ]
}

@test "R27 each station asked is told apart; one missing opinion is enough" {
	stationed
	a=$(ask --department CGJ --matter award --at '2026-03-06 15:00')
	answer "$a" --station 花亭北村社区 --opinion 同意 --at 2026-03-09
	[ "$(status_at 2026-03-10)" = 'HTBC answered;MS pending;' ]
	run hl-station consult check CGJ --as-of 2026-03-10
	[ "$status" -eq 10 ]
	decide "$a" --at 2026-03-10
	[ "$(status_at 2026-03-20)" = 'HTBC answered;MS violated;' ]
	hl-station consult list --status violated -e -f ids && false
	[ "$(hl-station consult list --station MS --status violated -f ids)" = "$a" ]
	hl-station consult show "$a" -f tsv | grep -q '^station	MS violated'
}

@test "R27 the gate: nobody asked is 3, pending 10, all spoken 0, decided is no longer open" {
	stationed
	refuses 3 hl-station consult check CGJ
	refuses 3 hl-station consult check 999
	a=$(ask --department ZJJ --matter award)
	run hl-station consult check ZJJ --matter award
	[ "$status" -eq 10 ]
	refuses 3 hl-station consult check ZJJ --matter honour
	answer "$a" --station MS --opinion abstain
	hl-station consult check ZJJ
	hl-station consult check "$a"
	decide "$a"
	refuses 3 hl-station consult check ZJJ
}

@test "R27 opinions: of those asked, once, not before the asking; void and void of the void's rest" {
	stationed
	a=$(ask --department ZJJ --matter award --at '2026-03-06 15:00')
	refuses 7 answer "$a" --station HTBC --opinion support
	refuses 7 answer "$a" --station MS --opinion support --at '2026-03-06 14:59:59'
	refuses 2 answer "$a" --station MS --opinion 随便
	refuses 3 answer 999 --station MS --opinion support
	refuses 3 answer 1 --station MS --opinion support
	n=$(answer "$a" --station MS --opinion support --at '2026-03-06 15:00')
	refuses 7 answer "$a" --station MS --opinion oppose
	refuses 7 hl-station void "$a" --reason 错
	[[ $err == *"$n"* ]]
	hl-station void "$n" --reason 录错
	answer "$a" --station MS --opinion oppose --at 2026-03-09
	[ "$(hl-station consult list -f tsv --no-header -F opinion)" = oppose ]
	b=$(ask --department ZJJ --matter honour)
	hl-station void "$b" --reason 录错
	refuses 7 answer "$b" --station MS --opinion support
	refuses 7 decide "$b"
	e=$(sqlite3 hl.db "SELECT event FROM station WHERE code = 'MS'")
	refuses 7 hl-station void "$e" --reason 错
}

@test "R27 the list counts as the tables do; the journal replays to the same" {
	stationed
	for i in 1 2 3 4 5 6; do
		a=$(ask --department CGJ --matter award --at "2026-03-0$i 10:00")
		[ $((i % 2)) -eq 0 ] || answer "$a" --station MS --opinion support --at "2026-03-0$i 16:00"
		[ $((i % 3)) -eq 0 ] || decide "$a" --at "2026-03-1$i"
	done
	hl-station consult list -f tsv --no-header -F status | sort | uniq -c | awk '{ print $2 "|" $1 }' >is
	sqlite3 hl.db "SELECT CASE WHEN d.at <= c.due AND ifnull(a.at, 9e18) > d.at THEN 'violated' WHEN a.at IS NOT NULL THEN 'answered' ELSE 'silent' END AS s, count(*)
		FROM consult c LEFT JOIN consult_answer a ON a.consult_id = c.id LEFT JOIN consult_decision d ON d.consult = c.event GROUP BY s ORDER BY s" >want
	diff is want
	[ "$(wc -l <want)" -ge 2 ]
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R27 the listing by station uses an index" {
	stationed
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT * FROM consult c LEFT JOIN consult_answer a ON a.consult_id = c.id LEFT JOIN consult_decision d ON d.consult = c.event WHERE c.department_id = 1 AND c.at >= 5" >plan
	grep -q consult_answer_consult plan
	grep -q consult_decision_consult plan
	grep -q consult_department plan
}

@test "R27 the list tells when a station answered, as a time" {
	district
	hl-station member add --station HTBC --name 张三 --category 网格长 --department CGJ --from 2026-01-01 --reason test >/dev/null
	n=$(hl-station consult ask --department CGJ --matter award --title x --at 2026-03-02 --reason test)
	hl-station consult answer "$n" --station HTBC --opinion support --at 2026-03-04T10:00 --reason test >/dev/null
	[ "$(hl-station consult list -f csv --no-header -F answered_at,status)" = 2026-03-04T10:00:00+08:00,answered ]
}
