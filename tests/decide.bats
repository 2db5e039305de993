# Decisions of meetings: tasks, issues, what came of them (R48).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# held: a district and the meeting HTBC-2026-M001 of 2 March.
held() {
	district
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind dispatch --at 2026-03-02 >/dev/null
}

decide() {
	hl-meeting decide HTBC-2026-M001 --reason test --at '2026-03-02 17:00' "$@"
}

# decisions FIELDS [OPTION...]
decisions() {
	local fields=$1
	shift
	hl-meeting decisions -f csv --no-header -F "$fields" "$@"
}

last() {
	hl-report journal -f ids | tail -1
}

@test "R48 a decision is a task with department and date: open, overdue, done, days late" {
	held
	n=$(decide --text 清理河道 --department 区水务局 --person '陈  工' --due 2026-03-10)
	[ "$n" = "$(last)" ]
	m=$(decide --text 整理台账)
	[ "$(decisions event,meeting,text,department,person,due,status,days_late --now 2026-03-10)" = \
	    "$n,HTBC-2026-M001,清理河道,SWJ,陈工,2026-03-10T23:59:59+08:00,open,"$'\n'"$m,HTBC-2026-M001,整理台账,,,,open," ]
	[ "$(decisions status,days_late --department SWJ --now 2026-03-12)" = overdue,2 ]
	[ "$(decisions event --overdue --now 2026-03-12)" = "$n" ]
	[ "$(decisions event --open --now 2026-03-12)" = "$n"$'\n'"$m" ]
	run hl-meeting decisions --overdue --now 2026-03-12 -e
	[ "$status" -eq 10 ]
	run hl-meeting decisions --overdue --now 2026-03-09 -e
	[ "$status" -eq 0 ]
	hl-meeting follow "$n" --text 已开工 --at 2026-03-11 --reason x
	[ "$(decisions status,followup --department SWJ --now 2026-03-12)" = overdue,已开工 ]
	f=$(hl-meeting follow "$n" --text 已清理 --done --at '2026-03-13 10:00' --reason x)
	[ "$(decisions status,done_at,days_late --department SWJ)" = done,2026-03-13T10:00:00+08:00,3 ]
	[ "$(decisions status --department SWJ --now 2026-03-12)" = overdue ]
	hl-meeting follow "$n" --text 回头看 --at 2026-03-20 --reason x
	[ "$(decisions status --department SWJ)" = 'done' ]
	[ "$(decisions event --open)" = "$m" ]
	hl-meeting void "$f" --reason 弄错
	[ "$(decisions status --department SWJ)" = overdue ]
	hl-meeting show HTBC-2026-M001 -f tsv | grep -q "^decision	$n 清理河道 SWJ 陈工 2026-03-10"
}

@test "R48 a decision about an issue is done when that is closed off, and tables it" {
	held
	a=$(raise 2026-03-01)
	n=$(decide --text 尽快修好 --issue "$a" --due 2026-03-20)
	[ "$(decisions issue,status --now 2026-03-05)" = "$a,open" ]
	[ "$(hl-meeting list -f csv --no-header -F issues,decisions)" = "$a,1" ]
	hl-issue show "$a" -f tsv | grep -q "^decision	HTBC-2026-M001 .*尽快修好"
	hl-issue close "$a" --text 好 --at '2026-03-06 10:00' --reason x
	[ "$(decisions status,done_at)" = done,2026-03-06T10:00:00+08:00 ]
	[ "$(decisions status --now 2026-03-05)" = open ]
	hl-issue reopen "$a" --at 2026-03-08 --reason x
	[ "$(decisions status)" = overdue ]
	hl-meeting void "$n" --reason 弄错
	[ -z "$(decisions event)" ]
	[ "$(decisions event --now 2026-03-20)" = "$n" ]
	[ "$(hl-meeting list -f json | jq -c 'map(.issues)')" = '[null]' ]
}

@test "R48 a decision becomes an issue of the station, in one act, voided as one" {
	held
	r=$(decide --text 修桥 --new-issue --title 人行桥破损 --category 民生改善 --detail 护栏缺失 --ref HY-1 --department CGJ -f csv --no-header -F event,issue)
	n=${r%,*} a=${r#*,}
	[ "$a" = HTBC-2026-0001 ]
	[ "$(hl-issue list -f csv --no-header -F number,ref,station,title,raised)" = "$a,HY-1,HTBC,人行桥破损,2026-03-02T17:00:00+08:00" ]
	hl-issue show "$a" -f tsv | grep -qx 'source	meeting'
	[ "$(decisions event,issue,department,status --now 2026-03-05)" = "$n,$a,CGJ,open" ]
	add=$(hl-report journal --command add --program hl-issue -f ids | tail -1)
	refuses 7 hl-issue void "$add" --reason 弄错
	[[ $err == *"void event $n instead"* ]]
	solo "$a" CGJ 2026-03-03
	refuses 7 hl-meeting void "$n" --reason 弄错
	[[ $err == *'rests on it'* ]]
	hl-issue void "$(hl-report journal --command dispatch -f ids)" --reason 弄错
	hl-meeting void "$n" --reason 弄错
	[ -z "$(hl-issue list)" ]
	[ -z "$(decisions event)" ]
	[ "$(decide --text 修桥 --new-issue --title 再修 --category 民生改善)" = "$(($(last) - 1))" ]
	hl-report journal -f csv --no-header -F command | tail -2 | tr '\n' ' ' | grep -qx 'decide add '
	[ "$(hl-issue list -f ids)" = HTBC-2026-0002 ]
}

@test "R48 bad decisions are refused, and nothing stored" {
	held
	b=$(hl-issue add --station MS --title x --category 民生改善 --at 2026-03-01 --reason test)
	n=$(last)
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 >/dev/null
	refuses 7 hl-meeting decide HTBC-2098-M001 --text x
	[[ $err == *'it is scheduled'* ]]
	refuses 7 hl-meeting decide HTBC-2026-M001 --text x --at 2026-03-01 --reason x
	[[ $err == *'was held at 2026-03-02'* ]]
	refuses 7 decide --text x --due 2026-03-01
	[[ $err == *'lies before the decision'* ]]
	refuses 7 decide --text x --issue "$b"
	[[ $err == *"not one of station HTBC"* ]]
	refuses 3 decide --text x --department NONE
	refuses 3 decide --text x --issue HTBC-2026-0009
	refuses 3 hl-meeting decide HTBC-2026-M009 --text x
	refuses 2 decide
	refuses 2 decide --text x --title y
	[[ $err == *--new-issue* ]]
	refuses 2 decide --text x --new-issue
	refuses 2 decide --text x --new-issue --title y --issue "$b"
	refuses 2 decide --text x --new-issue --title y --category 无此类
	refuses 4 hl-issue batch <<<'{"do":"add","station":"HTBC","title":"x","category":"民生改善","decision":1}'
	refuses 3 hl-meeting follow "$n" --text x
	refuses 3 hl-meeting follow 99999 --text x
	[ "$(last)" -eq "$((n + 1))" ]
	d=$(decide --text x)
	refuses 7 hl-meeting follow "$d" --text x --at 2026-03-01 --reason x
	hl-meeting follow "$d" --text x --reason x
	refuses 7 hl-meeting void "$d" --reason 弄错
	refuses 7 hl-meeting void "$(hl-report journal --command hold -f ids)" --reason 弄错
	decide --text x --department CGJ
	refuses 7 hl-station void "$(hl-report journal --command 'department add' -f ids | head -1)" --reason 弄错
	[[ $err == *decision* ]]
}

@test "R48 open decisions of earlier meetings are on the agenda of the next dispatch meeting" {
	held
	decide --text 清理河道 --department SWJ --due 2026-03-10
	n=$(decide --text 修桥 --new-issue --title 桥 --category 民生改善)
	agenda() { hl-meeting agenda HTBC -f csv --no-header -F ground,number,title,departments,days --on "$1" | grep ^decision; }
	[ "$(agenda 2026-03-12)" = $'decision,,清理河道,SWJ,2\ndecision,HTBC-2026-0001,修桥,,10' ]
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	hl-meeting item propose HTBC-2098-M001
	[ "$(hl-meeting item list HTBC-2098-M001 -f csv --no-header -F number,text | sort)" = $',清理河道\nHTBC-2026-0001,' ]
	hl-meeting follow "$(hl-meeting decisions -f ids --department SWJ)" --text 好 --done --reason x
	[ -z "$(hl-meeting agenda HTBC -f csv -F title | grep 河道)" ]
}

@test "decisions are listed by meeting, station, department and time" {
	held
	decide --text 一 --department CGJ
	hl-meeting hold --reason test --station MS --chair 吴爱德 --kind joint --at 2026-04-02
	hl-meeting decide MS-2026-M001 --text 二 --at 2026-04-02 --reason x
	[ "$(decisions text --meeting MS-2026-M001)" = 二 ]
	[ "$(decisions text,kind --station HTBC)" = 一,dispatch ]
	[ "$(decisions text --department CGJ)" = 一 ]
	[ "$(decisions text --since 2026-04-01)" = 二 ]
	[ "$(decisions text --month 2026-03)" = 一 ]
	[ -z "$(decisions text --year 2025)" ]
	[ "$(decisions text | wc -l)" -eq 2 ]
}

@test "R51 a voided decision that had become an issue, and a voided split, leave nothing that verify finds" {
	held
	d=$(decide --text 三 --new-issue --title 桥 --category 民生改善)
	a=$(raise 2026-03-02)
	hl-issue split "$a" --part 甲 --part 乙 --at 2026-03-03 --reason x
	run hl-report verify
	[ "$status" -eq 3 ]
	hl-meeting void "$d" --reason 弄错
	hl-issue void "$(hl-report journal --command split -f ids)" --reason 弄错
	run hl-report verify
	[ "$status" -eq 3 ]
	sqlite3 hl.db "UPDATE event SET voided = (SELECT max(seq) FROM event) WHERE command = 'hold'"
	run hl-report verify
	[ "$status" -eq 1 ]
}

@test "R51 decisions replay from the journal, by batch too" {
	held
	a=$(raise 2026-03-01)
	hl-meeting batch -q --reason test --at '2026-03-02 17:00' <<-END
	{"do":"decide","meeting":"HTBC-2026-M001","text":"一","department":"区水务局","due":"2026-03-10"}
	{"do":"decide","meeting":"HTBC-2026-M001","text":"二","issue":"$a"}
	{"do":"decide","meeting":"HTBC-2026-M001","text":"三","new-issue":true,"title":"桥","category":"民生改善"}
	{"do":"decide","meeting":"HTBC-2026-M001","text":"四","new-issue":true,"title":"路","category":"民生改善"}
	END
	hl-meeting follow "$(hl-meeting decisions -f ids | head -1)" --text 好 --done --reason x
	for d in $(hl-meeting decisions -f ids | tail -2 | head -1) $(hl-meeting decisions -f ids | sed -n 2p); do
		hl-meeting void "$d" --reason 弄错
	done
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R48 decide import: what decisions prints, and what was done last; again it is skipped; the journal replays it" {
	held
	raise 2026-03-01 --ref A >/dev/null
	solo ref:A CGJ 2026-03-02 >/dev/null
	cp hl.db before.db
	a=$(decide --text $'清理河道,\n"三天"' --department SWJ --person 陈工 --due 2026-03-10)
	b=$(decide --text 修灯 --issue ref:A --department CGJ)
	c=$(decide --text 整理台账)
	hl-meeting follow "$a" --text 已开工 --at 2026-03-05 --reason x
	hl-meeting follow "$a" --text 已清理 --done --at 2026-03-06 --reason x
	hl-meeting follow "$a" --text 回头看 --at 2026-03-09 --reason x
	hl-meeting follow "$c" --text 已整理 --done --at 2026-03-07 --reason x
	hl-meeting follow "$b" --text 催办 --at 2026-03-05 --reason x
	hl-meeting decide show "$a" -f csv >show.csv
	[ "$(grep -c ^followup, show.csv)" -eq 3 ]
	grep -qx 'followup,2026-03-06 17:00:00 ✓ 已清理' show.csv
	[ "$(hl-meeting decide show "$a" --now 2026-03-05 -f csv | grep -c ^followup,)" -eq 1 ]
	fields=meeting,at,station,text,department,person,due,issue,status,done_at,days_late,kind,followed,followup,given_to
	decisions $fields >all.csv
	{ echo $fields; cat all.csv; } >in.csv
	cp before.db hl.db
	[ "$(hl-meeting decide import in.csv --reason 补录 -f csv --no-header)" = 3,0 ]
	decisions $fields | diff all.csv -
	[ "$(hl-meeting decide import in.csv --reason 补录 -f csv --no-header)" = 0,3 ]
	hl-meeting show HTBC-2026-M001 -f csv | grep -q '^decision,'
	refuses 7 hl-meeting void "$(hl-report journal --command 'decide import' -f ids | head -1)" --reason 错录
	refuses 3 hl-meeting decide show 1
	hl-report export >journal
	hl-station init -q -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}

@test "R48 decide import: a bad row is named, and nothing of the file is stored; what was decided here is followed up" {
	held
	head=meeting,at,text,department,due,issue,done_at,followed,followup
	for row in ',2026-03-02,修,,,,,,' 'HTBC-2026-M009,2026-03-02,修,,,,,,' 'HTBC-2026-M001,,修,,,,,,' 'HTBC-2026-M001,2026-02-30,修,,,,,,' \
	    'HTBC-2026-M001,2026-03-02,,,,,,,' 'HTBC-2026-M001,2026-03-02,修,NN,,,,,' 'HTBC-2026-M001,2026-03-02,修,,2026-03-01,,,,' \
	    'HTBC-2026-M001,2026-03-02,修,,,HTBC-2026-0009,,,' 'HTBC-2026-M001,2026-03-01,修,,,,,,' \
	    'HTBC-2026-M001,2026-03-02,修,,,,,2026-03-05,' 'HTBC-2026-M001,2026-03-02,修,,,,,2026-03-01,好'; do
		printf '%s\nHTBC-2026-M001,2026-03-03,建,,,,,,\n%s\n' $head "$row" >in.csv
		refuses 4 hl-meeting decide import in.csv --reason 补录
		[[ $err == *in.csv:3:* ]] || { echo "$row: $err"; return 1; }
		[ -z "$(hl-meeting decisions -f ids)" ]
	done
	decide --text 修
	printf '会议,时间,决定事项,单位,完成时间,落实时间,落实情况\nHTBC-2026-M001,2026-03-02,修,,2026-03-05,2026-03-05,好\n' >in.csv
	[ "$(hl-meeting decide import in.csv --reason 补录 -f csv --no-header)" = 1,0 ]
	[ "$(decisions text,status,followup)" = 修,done,好 ]
}
