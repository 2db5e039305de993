# Meetings as a calendar (RFC 5545) and as a printed sheet.
# shellcheck disable=SC2154 # err is set by refuses
load lib.bash
export HL_CONFIG=$BATS_FILE_TMPDIR/en.yaml

setup_file() {
	echo 'lang: en' >"$HL_CONFIG"
}

# parse: a second reader of iCalendar: checks line ends and lengths, unfolds, unescapes; "COMPONENT NAME value" a property, LF as ␤.
parse() {
	LC_ALL=C awk '
	function fail(why) { print "line " NR ": " why; bad = 1; exit 1 }
	function take(s,    p, name, v, out, c, i) {
		p = index(s, ":")
		if (p < 2) fail("no property: " s)
		name = substr(s, 1, p - 1)
		v = substr(s, p + 1)
		for (i = 1; i <= length(v); i++) {
			c = substr(v, i, 1)
			if (c == "\\") {
				c = substr(v, ++i, 1)
				if (c == "n") c = "␤"
				else if (c !~ /^[\\;,]$/) fail("bad escape: " v)
			} else if (c == "," || c == ";") fail("not escaped: " v)
			out = out c
		}
		if (name == "BEGIN") { stack[++depth] = out; return }
		if (name == "END") { if (stack[depth--] != out) fail("END:" out); return }
		print stack[depth], name, out
	}
	!/\r$/ { fail("no CRLF") }
	{
		sub(/\r$/, "")
		if (length($0) > 75) fail(length($0) " octets")
		# a line that begins or ends inside a character is no UTF-8
		if ($0 ~ /^ ?[\200-\277]/ || $0 ~ /[\300-\377]$/ || $0 ~ /[\340-\377][\200-\277]$/ || $0 ~ /[\360-\377][\200-\277][\200-\277]$/) fail("cut character")
		if (/^ /) { whole = whole substr($0, 2); next }
		if (NR > 1) take(whole)
		whole = $0
	}
	END { if (bad) exit 1; take(whole); if (depth != 0) { print "not closed"; exit 1 } }' "$@"
}

# property NAME FILE: of the first event.
property() {
	parse "$2" | sed -n "s/^VEVENT $1 //p" | head -1
}

@test "R45 meetings to come are printed as a calendar" {
	district
	a=$(raise 2026-03-02)
	hl-meeting schedule --station HTBC --kind dispatch --on '2098-01-06 14:30' --place 社区会议室 --duration 90 --reminder 30 --chair 李书记 \
	    --invited CGJ,张三 --issues "$a" --now '2026-03-05 10:00'
	hl-meeting ical >one.ics
	[ "$(head -1 one.ics)" = $'BEGIN:VCALENDAR\r' ]
	[ "$(tail -1 one.ics)" = $'END:VCALENDAR\r' ]
	parse one.ics >says
	grep -qx 'VCALENDAR VERSION 2.0' says
	grep -qx 'VCALENDAR PRODID -//hl//hl-meeting//EN' says
	[ "$(property DTSTART one.ics)" = 20980106T063000Z ]
	[ "$(property DTEND one.ics)" = 20980106T080000Z ]
	[ "$(property UID one.ics)" = HTBC-2098-M001@hl ]
	[ "$(property SEQUENCE one.ics)" = 0 ]
	[ "$(property STATUS one.ics)" = CONFIRMED ]
	[ "$(property SUMMARY one.ics)" = '花亭北村社区 工作调度会' ]
	[ "$(property LOCATION one.ics)" = 社区会议室 ]
	[ "$(property DESCRIPTION one.ics)" = "number: HTBC-2098-M001␤chair: 李书记␤1. $a 路灯不亮␤invited: 区城管局、张三" ]
	stamp=$(sqlite3 hl.db "SELECT strftime('%Y%m%dT%H%M%SZ', recorded_at, 'unixepoch') FROM event ORDER BY seq DESC LIMIT 1")
	[ "$(property DTSTAMP one.ics)" = "$stamp" ]
	grep -qx 'VALARM TRIGGER -PT30M' says
	grep -qx 'VALARM ACTION DISPLAY' says
	grep -q '^VALARM DESCRIPTION 花亭北村社区' says
}

@test "R41 the same record gives the same calendar" {
	district
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06
	hl-meeting ical --now 2098-01-01 >one.ics
	tick
	hl-meeting ical --now 2098-01-02 | cmp - one.ics
	hl-report export >journal
	hl-station init -d 2.db
	hl-station batch -q -d 2.db journal
	hl-meeting ical -d 2.db --now 2098-01-01 | cmp - one.ics
}

@test "long and strange texts are folded and escaped, and read back as they were" {
	district
	text='一、路灯；二、下水道，三、\\n 不是换行; 四,五: "引号"'
	long=$(printf '%s' "$text"; for i in $(seq 30); do printf '汉字%d🙂é' "$i"; done)
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06 --agenda "$long"$'\n第二行' --place 'A;B,C\D'
	hl-meeting ical >one.ics
	[ "$(grep -c '^ ' one.ics)" -gt 5 ]
	[ "$(property LOCATION one.ics)" = 'A;B,C\D' ]
	[ "$(property DESCRIPTION one.ics)" = "number: HTBC-2098-M001␤agenda: $long␤第二行" ]
	# every length around the fold
	for n in $(seq 50 80); do
		hl-meeting set HTBC-2098-M001 --place "$(printf 'x%.0s' $(seq "$n"))汉字"
		hl-meeting ical >n.ics
		[ "$(property LOCATION n.ics)" = "$(printf 'x%.0s' $(seq "$n"))汉字" ]
	done
}

@test "python's reader of the calendar says the same" {
	command -v python3 >/dev/null || skip 'no python3'
	district
	long=$(for i in $(seq 40); do printf '汉字%d🙂,;\\' "$i"; done)
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06 --agenda "$long"
	hl-meeting ical | python3 -c '
import re, sys
raw = sys.stdin.buffer.read()
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"")
for l in raw.split(b"\r\n"):
    assert len(l) <= 75, l
    l.decode("utf-8")
whole = raw.decode("utf-8").replace("\r\n ", "")
value = re.search("^DESCRIPTION:(.*)\r$", whole, re.M).group(1)
print(re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), value).split("\n")[1])' >says
	[ "$(<says)" = "agenda: $long" ]
}

@test "R46 a meeting that is moved, called off or changed is another version of the same event" {
	district
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06 --reminder 0
	hl-meeting set HTBC-2098-M001 --on 2098-01-07
	hl-meeting item add HTBC-2098-M001 --topic other --text 防汛
	hl-meeting ical >one.ics
	[ "$(property UID one.ics) $(property SEQUENCE one.ics) $(property DTSTART one.ics)" = 'HTBC-2098-M001@hl 1 20980107T010000Z' ]
	[ -z "$(property DTEND one.ics)" ]
	[[ $(property DESCRIPTION one.ics) == *'␤1. 防汛' ]]
	parse one.ics | grep -qx 'VALARM TRIGGER -PT0M'
	stamp=$(sqlite3 hl.db "SELECT strftime('%Y%m%dT%H%M%SZ', recorded_at, 'unixepoch') FROM event ORDER BY seq DESC LIMIT 1")
	[ "$(property DTSTAMP one.ics)" = "$stamp" ]
	hl-meeting cancel HTBC-2098-M001 --reason 防汛
	hl-meeting ical >one.ics
	[ "$(property SEQUENCE one.ics) $(property STATUS one.ics)" = '2 CANCELLED' ]
	[ -z "$(parse one.ics | grep VALARM)" ]
	hl-meeting void "$(hl-report journal -f ids | tail -1)" --reason 弄错
	hl-meeting ical >one.ics
	[ "$(property SEQUENCE one.ics) $(property STATUS one.ics)" = '3 CONFIRMED' ]
}

@test "the calendar is of a station, a kind, a span of time; without one of today and to come" {
	district
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind joint --at 2026-03-02
	hl-meeting schedule --station HTBC --kind dispatch --on 2098-01-06
	hl-meeting schedule --station MS --kind joint --on 2098-01-05
	uids() { hl-meeting ical "$@" >u.ics; parse u.ics | sed -n 's/^VEVENT UID \(.*\)@hl$/\1/p' | tr '\n' ' '; }
	[ "$(uids)" = 'MS-2098-M001 HTBC-2098-M001 ' ]
	[ "$(uids --station HTBC)" = 'HTBC-2098-M001 ' ]
	[ "$(uids --kind 联席会议 --since 2026-01-01)" = 'HTBC-2026-M001 MS-2098-M001 ' ]
	[ "$(uids --until 2026-12-31)" = 'HTBC-2026-M001 ' ]
	[ "$(uids --now 2098-01-06T23:00)" = 'HTBC-2098-M001 ' ]
	[ -z "$(uids --since 2099-01-01)" ]
	refuses 3 hl-meeting ical --station NONE
	hl-meeting ical -o cal.ics
	parse cal.ics | grep -q UID
}

# sheet of a meeting with everything
sheet() {
	district
	a=$(raise 2026-03-01)
	hl-meeting hold --reason test --station HTBC --chair 王朝东 --kind dispatch --at '2026-03-02 14:30' --place 社区会议室 --duration 90 \
	    --present CGJ --proxy ZJJ --sent 陈副局长 --absent SWJ --issues "$a"
	hl-meeting item add HTBC-2026-M001 --topic 困难 --text '经费 <不足>'
	hl-meeting minutes HTBC-2026-M001 --text $'一、路灯\n二、经费' --reason x
	n=$(hl-meeting decide HTBC-2026-M001 --text 修好 --department CGJ --person 张工 --due 2026-03-10 --issue "$a" --at 2026-03-02 --reason x)
	hl-meeting decide HTBC-2026-M001 --text 备案 --at 2026-03-02 --reason x
} >/dev/null

@test "R48 a meeting is printed as a sheet: head, attendance, agenda by heads, minutes, decisions" {
	sheet
	hl-meeting sheet HTBC-2026-M001 -f csv --no-header | diff - <(cat <<-END
	meeting,,HTBC-2026-M001 花亭北村社区 工作调度会
	time,,2026-03-02 14:30 - 16:00
	where,,社区会议室
	chair,,王朝东 (head)
	present,,区城管局
	by proxy,,区住建局（陈副局长）
	absent,,区水务局
	开展工作会商，推动工作落实，解决实际问题,1,$a 路灯不亮
	研究解决工作站运行工作中存在的困难,1,经费 <不足>
	meeting minutes,,一、路灯
	,,二、经费
	decisions,1,修好（区城管局 张工 2026-03-10 $a）
	,2,备案
	END
	)
	hl-issue close "$a" --text 好 --at 2026-03-06 --reason x
	hl-meeting sheet HTBC-2026-M001 -f csv | grep -q "$a） ✓"
	hl-meeting sheet HTBC-2026-M001 -o sheet.html
	grep -q '<td>研究解决工作站运行工作中存在的困难</td><td class="n">1</td><td>经费 &lt;不足&gt;</td>' sheet.html
	hl-meeting sheet HTBC-2026-M001 --lang zh_CN -f md | grep -q '^| 会议纪要 '
	refuses 3 hl-meeting sheet HTBC-2026-M009
	hl-meeting schedule --station HTBC --kind joint --on 2098-01-06
	hl-meeting sheet HTBC-2098-M001 --lang en -f csv | grep -qx 'state,,已安排'
}
