# Consultation as a gate (R27).
bats_require_minimum_version 1.5.0
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
	sqlite3 hl.db "EXPLAIN QUERY PLAN SELECT 1 FROM consult c WHERE (c.event = 5 OR c.asking = 5) AND +c.station_id = 2" >plan
	grep -q 'consult_asking (asking=?)' plan
	grep -q '(event=?)' plan
}

@test "R27 the list tells when a station answered, as a time" {
	district
	hl-station member add --station HTBC --name 张三 --category 网格长 --department CGJ --from 2026-01-01 --reason test >/dev/null
	n=$(hl-station consult ask --department CGJ --matter award --title x --at 2026-03-02 --reason test)
	hl-station consult answer "$n" --station HTBC --opinion support --at 2026-03-04T10:00 --reason test >/dev/null
	[ "$(hl-station consult list -f csv --no-header -F answered_at,status)" = 2026-03-04T10:00:00+08:00,answered ]
}

# told: what list tells, without the numbers.
told() {
	hl-station consult list -f csv "$@" | sed 's/^[0-9]*,//'
}

# some_consultations: every status, a decision for two stations, one asked further, prose with a line end.
some_consultations() {
	stationed
	a=$(ask --department CGJ --matter award --title '文明, "单位"' --at '2026-03-06 15:00')
	answer "$a" --station MS --opinion support --text $'好\n"赞成"' --at '2026-03-09 10:00:01'
	decide "$a" --text '同意, 推荐' --at '2026-03-09 10:00:02'
	b=$(ask --department ZJJ --person 周局 --matter promotion --at '2026-03-06 15:00')
	hl-station consult further "$b" --station HTBC --at '2026-03-16 09:00' --reason test
	# two about the same at the same time stay two
	for i in 1 2; do
		c=$(ask --department SWJ --matter honour --station HTBC,MS --at 2026-03-11)
		answer "$c" --station HTBC --opinion oppose --at "2026-03-1$((i + 1))"
	done
	decide "$c" --at 2026-03-30
	d=$(ask --department CGJ --matter nomination)
	hl-station void "$(ask --department CGJ --matter award --at 2026-03-02)" --at 2026-03-03 --reason 录错
} 2>/dev/null

@test "R27 what list prints, imported into another database, is listed the same at every moment, by one number a consultation" {
	some_consultations
	hl-station consult list -f csv >all.csv
	for t in now '2026-03-06 14:59:59' '2026-03-09 10:00:01' '2026-03-09 10:00:02' '2026-03-13 23:59:59' '2026-03-14 00:00:00' 2026-03-16 2026-03-24 2026-04-10; do
		told --as-of "$t"
		echo "$t"
	done >one
	[ "$(grep -o -e answered -e pending -e silent -e violated one | sort -u | wc -l)" -eq 4 ]
	rm hl.db
	hl-station init
	district	# nobody is stationed anywhere
	[ "$(hl-station consult import all.csv -f csv --no-header 2>err)" = "$(grep -c '^[0-9]*,20' all.csv),0" ]
	[ ! -s err ]
	for t in now '2026-03-06 14:59:59' '2026-03-09 10:00:01' '2026-03-09 10:00:02' '2026-03-13 23:59:59' '2026-03-14 00:00:00' 2026-03-16 2026-03-24 2026-04-10; do
		told --as-of "$t"
		echo "$t"
	done | diff one -
	[ "$(sqlite3 hl.db 'SELECT count(DISTINCT ifnull(asking, event)) || count(*) FROM consult')" = 510 ]
	# again, and what it lists itself: nothing is added, and it says so
	n=$(sqlite3 hl.db 'SELECT count(*) FROM event')
	[ "$(hl-station consult import all.csv -f csv --no-header)" = 0,10 ]
	hl-station consult list -f csv >own.csv
	[ "$(hl-station consult import - -f csv --no-header <own.csv)" = 0,10 ]
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM event')" -eq $((n + 2)) ]
	told | diff - <(sed 's/^[0-9]*,//' all.csv)
	hl-report verify -q || [ $? -eq 3 ]
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R27 an import goes on where the record stops: an answer, a decision, a further station" {
	stationed
	a=$(ask --department CGJ --matter award --station MS --at 2026-03-06 2>/dev/null)
	cat >c.csv <<-'END'
	站点,单位,事由,时间,意见,答复时间,决定时间,决定内容
	马山社区,区城管局,评先评优,2026年3月6日,赞成,2026-03-09,2026-03-11,同意
	花亭北村社区,CGJ,award,2026-03-06,,,2026-03-11,同意
	END
	[ "$(hl-station consult import c.csv -f csv --no-header)" = 2,0 ]
	[ "$(hl-station consult list -f csv --no-header -F event,station,status,decision_text | sort | tr '\n' ' ')" = "$a,HTBC,violated,同意 $a,MS,answered,同意 " ]
	[ "$(hl-station consult import c.csv -f csv --no-header)" = 0,2 ]
	# what contradicts the record is refused
	sed -i 's/赞成,2026-03-09/反对,2026-03-09/' c.csv
	refuses 4 hl-station consult import c.csv --lang en
	[[ $err == *"c.csv:2: station '马山社区' has answered already"* || $err == *"c.csv:2: station 'MS' has answered already"* ]]
	# the rows are events of their own
	refuses 7 hl-station void "$(hl-report journal --command 'consult import' -f ids | head -1)" --reason x
	hl-station void "$(hl-report journal --command 'consult decide' -f ids | tail -1)" --reason x
	hl-station void "$(hl-report journal --command 'consult further' -f ids)" --reason x
	[ "$(hl-station consult list -f csv --no-header -F station,status)" = MS,answered ]
}

@test "R27 a bad row is named by file and line; with --keep-going it goes to the rejects and nothing of it stays" {
	stationed
	n=$(sqlite3 hl.db 'SELECT count(*) FROM event')
	head=event,at,station,department,matter,opinion,answered_at,decision,status
	bad() {
		printf '%s\n1,2026-03-06,HTBC,CGJ,award,,,,\n1,2026-03-06,%s\n' $head "$1" >c.csv
		refuses 4 hl-station consult import c.csv --lang en || return
		[[ $err == *"c.csv:3: "*"$2"* ]] || { echo "$err"; return 1; }
	}
	bad 'NEMO,CGJ,award,,,,' NEMO
	bad 'MS,NEMO,award,,,,' NEMO
	bad 'MS,CGJ,吃饭,,,,' 吃饭
	bad 'MS,CGJ,,,,,' "'matter' is empty"
	bad ',CGJ,award,,,,' "'station' is empty"
	bad 'MS,,award,,,,' "'department' is empty"
	bad 'MS,CGJ,award,support,,,' "'answered_at' is empty"
	bad 'MS,CGJ,award,,2026-03-07,,' "'opinion' is empty"
	bad 'MS,CGJ,award,,,,answered' "'opinion' is empty"
	bad 'MS,CGJ,award,,,,violated' "'decision' is empty"
	bad 'MS,CGJ,award,,,,nonsense' nonsense
	bad 'MS,CGJ,award,support,2026-13-07,,' 2026-13-07
	bad 'MS,CGJ,award,support,2026-03-05,,' 'cannot be earlier'
	bad 'MS,CGJ,award,support,2096-03-05,,' 'lies in the future'
	[ "$(sqlite3 hl.db 'SELECT count(*) FROM event')" -eq "$n" ]
	printf '%s\n1,,HTBC,CGJ,award,,,,\n' $head >c.csv
	refuses 4 hl-station consult import c.csv --lang en
	[[ $err == *"c.csv:2: field 'at' is empty" ]]
	# the asking of a bad first row does not stay: the second asks
	printf '%s\n1,2026-03-06,HTBC,CGJ,award,support,2026-03-05,,\n1,2026-03-06,MS,CGJ,award,support,2026-03-09,,\n' $head >c.csv
	run hl-station consult import c.csv --keep-going --rejects bad.csv -f csv --lang en
	[ "$status" -eq 4 ]
	[[ $output == *1,0* ]]
	[ "$(hl-station consult list -f csv --no-header -F station,status)" = MS,answered ]
	[ "$(wc -l <bad.csv)" -eq 2 ]
	# corrected, it joins the consultation
	sed -i 's/2026-03-05/2026-03-10/' bad.csv
	[ "$(hl-station consult import bad.csv -f csv --no-header)" = 1,0 ]
	[ "$(hl-station consult list -f ids | sort -u | wc -l)" -eq 1 ]
	[ "$(hl-station consult list -f csv --no-header -F station,status | sort | tr '\n' ' ')" = 'HTBC,answered MS,answered ' ]
}

@test "R27 a station asked further has its own time to answer, and the decision may not be before its opinion" {
	stationed
	a=$(ask --department ZJJ --matter award --at '2026-03-06 15:00')
	further() {
		hl-station consult further --reason test "$@"
	}
	f=$(further "$a" --station HTBC --at '2026-03-09 00:00')
	[ "$(hl-station consult list -f csv --no-header -F event,station,due | tr '\n' ' ')" = "$a,MS,2026-03-13T23:59:59+08:00 $a,HTBC,2026-03-16T23:59:59+08:00 " ]
	refuses 7 further "$a" --station HTBC
	refuses 7 further "$a" --station MS
	refuses 3 further "$f" --station MS
	refuses 3 further "$a" --station NEMO
	refuses 7 further "$a" --station HTBC --at '2026-03-06 14:59:59'
	refuses 7 hl-station void "$a" --reason 错
	[[ $err == *"$f"* ]]
	n=$(answer "$a" --station HTBC --opinion support --at 2026-03-10)
	refuses 7 hl-station void "$f" --reason 错
	hl-station void "$n" --reason 错
	decide "$a" --at '2026-03-14 00:00' 2>note
	grep -q HTBC note
	run ! grep -q MS note
	[ "$(status_at 2098-01-01T00:00:00)" = 'MS silent;HTBC violated;' ]
	hl-station void "$f" --reason 错
	[ "$(status_at 2098-01-01T00:00:00)" = 'MS silent;' ]
	# taken back, it may be asked again; after the decision it is told of
	further "$a" --station HTBC --at 2026-03-16 2>note
	grep -q 'HTBC.*R27' note
	hl-station consult show "$a" -f tsv | grep -q '^station	HTBC violated'
}

@test "R27 stations that are named are asked, and those left out are told of" {
	stationed
	a=$(ask --department CGJ --matter award --station MS --at 2026-03-06 2>note)
	grep -q 'HTBC.*R27' note
	b=$(ask --department CGJ --person 陈三 --matter award --station MS --at 2026-03-06 2>note)
	[ ! -s note ]
	ask --department SWJ --matter award --station HTBC --station 马山社区 --at 2026-03-06 2>note
	[ ! -s note ]
	[ "$(hl-station consult list --department SWJ -f ids | wc -l)" -eq 2 ]
	[ "$(hl-station consult list -f csv --no-header -F event,station | head -2 | tr '\n' ' ')" = "$a,MS $b,MS " ]
	refuses 3 ask --department CGJ --matter award --station NEMO
}
