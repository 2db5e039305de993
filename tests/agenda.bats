# What dispatch meetings work through, agenda items, minutes (R18, R45, R48).
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

hold() {
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind dispatch "$@"
}

last() {
	hl-report journal -f ids | tail -1
}

# agenda [OPTION...]: head, ground, number, departments, days
agenda() {
	hl-meeting agenda HTBC -f csv --no-header -F topic,ground,number,departments,days "$@"
}

items() {
	hl-meeting item list "$1" -f csv --no-header -F n,topic,number,text
}

# cases: one issue open, one overdue, one joint without a note, one told to be beyond street and community, one in hand, one closed; one of MS
cases() {
	district
	a=$(raise 2026-03-02) b=$(raise 2026-03-02) c=$(raise 2026-03-02) d=$(raise 2026-03-02) e=$(raise 2026-03-02) f=$(raise 2026-03-02)
	solo "$b" CGJ 2026-03-03
	hl-issue dispatch "$c" --list joint --to CGJ,ZJJ --task 修 --responsible 张工 --standard 亮 --at 2026-03-03 --reason test
	feed "$c" CGJ progress 2026-03-04
	feed "$c" ZJJ progress 2026-03-04
	hl-issue unable "$d" --at 2026-03-04 --reason test
	solo "$e" CGJ 2026-03-03
	feed "$e" CGJ progress 2026-03-04
	hl-issue close "$f" --text 好 --at 2026-03-04 --reason test
	hl-issue add --station MS --title 别站 --category 民生改善 --at 2026-03-02 --reason test
}

@test "R48 the agenda of the next dispatch meeting: each issue that asks for it, and why, by the heads of the scheme" {
	cases >/dev/null
	agenda --on 2026-03-09 | diff - <(printf '%s\n' "consult,overdue,$b,CGJ,3" "consult,open,$a,,7" "consult,open,$d,,7" "difficulty,untabled,$d,,5")
	agenda --on 2026-03-12 | grep -x "consult,unsupervised,$c,CGJ;ZJJ,9"
	agenda --on 2026-04-20 | grep -x "consult,expired,$e,CGJ,18"
	hl-issue note "$c" --text 督办 --at 2026-03-11 --reason test
	[ -z "$(agenda --on 2026-03-12 | grep unsupervised)" ]
	agenda --on 2026-03-19 | grep -x "consult,unsupervised,$c,CGJ;ZJJ,8"
	run hl-meeting agenda HTBC --on 2026-03-09 -e
	[ "$status" -eq 10 ]
	run hl-meeting agenda MS --on 2026-03-01 -e
	[ "$status" -eq 0 ]
	refuses 3 hl-meeting agenda HTBX
	hl-meeting agenda 花亭北村社区 --on 2026-03-09 -f json | jq -e '.[0] | .state == "dispatched" and .title == "路灯不亮" and
	    .due == "2026-03-06T23:59:59+08:00"'
}

@test "R48 what is late is on the agenda as overdue lists it, what is untabled and unsupervised as hl-issue does" {
	cases >/dev/null
	for t in 2026-03-05 2026-03-08 2026-03-15 2026-05-01; do
		for g in untabled unsupervised; do
			diff <(hl-meeting agenda HTBC --on "$t" -f csv --no-header -F ground,number | sed -n "s/^$g,//p" | sort) \
			    <(hl-issue "$g" --station HTBC --now "${t}T09:00" -f ids | sort)
		done
		diff <(hl-meeting agenda HTBC --on "$t" -f csv --no-header -F ground,number | sed -n 's/^overdue,//p' | sort) \
		    <(hl-issue overdue --station HTBC --now "${t}T09:00" -f ids | sort -u)
	done
}

@test "R48 all that is proposed goes onto a scheduled meeting in one event, once; void takes it off" {
	cases >/dev/null
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	hl-meeting item add HTBC-2098-M001 --topic consult --issue "$a" --text 先议
	e1=$(hl-meeting item propose HTBC-2098-M001)
	[ "$e1" = "$(last)" ]
	hl-meeting agenda HTBC -f csv --no-header -F number | sort -u >proposed
	items HTBC-2098-M001 | cut -d, -f3 | sort | diff - proposed
	[ "$(items HTBC-2098-M001 | head -1)" = "1,consult,$a,先议" ]
	[ -z "$(hl-meeting item propose HTBC-2098-M001)" ]
	[ "$(last)" = "$e1" ]
	hl-meeting void "$e1" --reason 弄错
	[ "$(items HTBC-2098-M001)" = "1,consult,$a,先议" ]
	[ "$(hl-meeting list -f csv --no-header -F issues)" = "$a" ]
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06
	refuses 7 hl-meeting item propose HTBC-2098-M002
	[[ $err == *'a joint meeting'* ]]
	hold
	refuses 7 hl-meeting item propose "$(hl-meeting list --year 2026 -f ids | tail -1)"
	[[ $err == *held* ]]
}

@test "R18 an item that points at an issue tables it once the meeting is held, until the item is voided" {
	cases >/dev/null
	tabled() { [ -z "$(hl-issue untabled --now 2098-02-01 -f ids | grep -x "$d")" ]; }
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	i=$(hl-meeting item add HTBC-2098-M001 --topic difficulty --issue "$d")
	[ "$(tabled; echo $?)" -eq 1 ]
	hl-meeting hold HTBC-2098-M001 --chair 王朝东
	tabled
	h=$(last)
	hl-meeting void "$i" --reason 弄错
	[ "$(tabled; echo $?)" -eq 1 ]
	j=$(hl-meeting item add HTBC-2098-M001 --topic difficulty --issue "$d")
	tabled
	hl-meeting void "$h" --reason 弄错
	[ "$(tabled; echo $?)" -eq 1 ]
	hl-meeting hold HTBC-2098-M001 --chair 王朝东 --issues "$d"
	hl-meeting void "$j" --reason 弄错
	tabled
	[ "$(items HTBC-2098-M001)" = "1,consult,$d," ]
}

@test "R45 items stand under the heads of the meeting's kind, in the order of the scheme" {
	district
	hold --at 2026-03-02
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind joint --at 2026-03-02
	hl-meeting item add HTBC-2026-M001 --topic other --text 其他事
	hl-meeting item add HTBC-2026-M001 --topic 加强工作站各组成成员的联系、沟通 --text 联络
	hl-meeting item add HTBC-2026-M001 --topic 困难 --text 经费
	hl-meeting item add HTBC-2026-M001 --topic 工作会商 --text 会商
	[ "$(items HTBC-2026-M001)" = $'1,consult,,会商\n2,difficulty,,经费\n3,liaison,,联络\n4,other,,其他事' ]
	for t in study review quarter; do
		hl-meeting item add HTBC-2026-M002 --topic $t --text x
		refuses 7 hl-meeting item add HTBC-2026-M001 --topic $t --text x
		[[ $err == *'its heads are consult, difficulty, liaison, other' ]]
	done
	refuses 2 hl-meeting item add HTBC-2026-M001 --topic nonsense --text x
	[[ $err == *study*other* ]]
	refuses 4 hl-meeting batch <<<'{"do":"item add","meeting":"HTBC-2026-M001","topic":"nonsense","text":"x"}'
	refuses 2 hl-meeting item add HTBC-2026-M001 --topic other
	refuses 2 hl-meeting item add HTBC-2026-M001 --text x
	hl-meeting show HTBC-2026-M001 -f tsv | grep -q $'^item\t[0-9]* difficulty 经费$'
}

@test "R48 an item's issue is of the station, raised by then, once, of a meeting not called off" {
	district
	a=$(raise 2026-03-02)
	m=$(hl-issue add --station MS --title x --category 民生改善 --at 2026-03-01 --reason test)
	b=$(raise 2026-03-10)
	hold --at 2026-03-05
	refuses 7 hl-meeting item add HTBC-2026-M001 --topic other --issue "$m"
	[[ $err == *"$m is not one of station HTBC"* ]]
	refuses 7 hl-meeting item add HTBC-2026-M001 --topic other --issue "$b"
	[[ $err == *'raised after'* ]]
	refuses 3 hl-meeting item add HTBC-2026-M001 --topic other --issue HTBC-2026-0099
	hl-meeting item add HTBC-2026-M001 --topic other --issue "$a"
	refuses 7 hl-meeting item add HTBC-2026-M001 --topic consult --issue "$a"
	[[ $err == *already* ]]
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	hl-meeting cancel HTBC-2098-M001 --reason 防汛
	refuses 7 hl-meeting item add HTBC-2098-M001 --topic other --text x
	solo "$a" CGJ 2026-03-06
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind coordination --issues "$a" --at 2026-03-07
	hl-meeting void "$(hl-report journal --command 'item add' -f ids | head -1)" --reason 弄错
	refuses 7 hl-meeting item add HTBC-2026-M002 --topic onsite --issue "$a"
	[[ $err == *R21* ]]
}

@test "R48 minutes are kept in versions; void brings the earlier one back, an earlier moment sees it" {
	district
	hold --at 2026-03-02
	refuses 2 hl-meeting minutes HTBC-2026-M001
	refuses 2 hl-meeting minutes HTBC-2026-M001 --text x --file y
	refuses 3 hl-meeting minutes HTBC-2026-M001 --file none.txt --reason x
	refuses 7 hl-meeting minutes HTBC-2026-M001 --text x --at 2026-03-01 --reason x
	[[ $err == *'held at 2026-03-02'* ]]
	hl-meeting minutes HTBC-2026-M001 --text 第一稿 --at 2026-03-03 --reason x
	printf '\xef\xbb\xbf第二稿\r\n\r\n1. 修路灯\r\n\n' >m.txt
	hl-meeting minutes HTBC-2026-M001 --file m.txt --at 2026-03-05 --reason x
	n=$(last)
	shown() { hl-meeting show HTBC-2026-M001 -f json | jq -r '.[] | select(.field == "minutes").value'; }
	[ "$(shown)" = $'2: 第二稿\n\n1. 修路灯' ]
	[ "$(hl-meeting minutes list HTBC-2026-M001 -f csv --no-header -F version,text --now 2026-03-04)" = 1,第一稿 ]
	[ "$(hl-meeting minutes list HTBC-2026-M001 -f ids | wc -l)" -eq 2 ]
	hl-report journal --command minutes -f json -F args | grep -q 修路灯
	[ -z "$(hl-report journal --command minutes -f json -F args | grep m.txt)" ]
	refuses 7 hl-meeting void "$(hl-report journal --command hold -f ids)" --reason 弄错
	[[ $err == *"event $n rests on it"* ]]
	hl-meeting void "$n" --reason 弄错
	[ "$(shown)" = '1: 第一稿' ]
	hl-meeting minutes HTBC-2026-M001 --file - --reason x <<<第三稿
	[ "$(shown)" = '3: 第三稿' ]
	[ "$(hl-meeting list -f csv --no-header -F minutes)" = 3 ]
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	refuses 7 hl-meeting minutes HTBC-2098-M001 --text x
	[[ $err == *scheduled* ]]
	printf 'a\0b' >bad.txt
	refuses 4 hl-meeting minutes HTBC-2026-M001 --file bad.txt
	printf '\xd6\xd0' >bad.txt
	refuses 4 hl-meeting minutes HTBC-2026-M001 --file bad.txt
	: >bad.txt
	refuses 4 hl-meeting minutes HTBC-2026-M001 --file bad.txt
	head -c 1100000 /dev/zero | tr '\0' x >bad.txt
	refuses 4 hl-meeting minutes HTBC-2026-M001 --file bad.txt
}

@test "R51 agendas and minutes replay from the journal, by batch too" {
	cases >/dev/null
	hl-meeting batch -q --reason test <<-END
	{"do":"schedule","station":"HTBC","kind":"dispatch","on":"2098-01-06"}
	{"do":"item propose","meeting":"HTBC-2098-M001"}
	{"do":"hold","meeting":"HTBC-2098-M001","chair":"王朝东","issues":["$a"]}
	{"do":"item add","meeting":"HTBC-2098-M001","topic":"liaison","text":"联络"}
	{"do":"minutes","meeting":"HTBC-2098-M001","text":"一"}
	{"do":"minutes","meeting":"HTBC-2098-M001","text":"二"}
	END
	hl-meeting void "$(last)" --reason 弄错
	hl-meeting void "$(hl-report journal --command 'item propose' -f ids)" --reason 弄错
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	diff <(sqlite3 hl.db .dump) <(sqlite3 2.db .dump)
}
