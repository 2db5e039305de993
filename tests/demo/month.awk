# Turns the issues of a year (march.txt has the form) into lines for batch. -v part=1: issues raised and dispatched; part=2: what followed, a date before each
# line (sort by it, then cut it off). -v year=2025.
function quote(s) { gsub(/["\\]/, "\\\\&", s); return "\"" s "\"" }
function pair(key, value) { return "," quote(key) ":" quote(value) }
function list(key, s,    a, n, i, out) {
	n = split(s, a, ",")
	for (i = 1; i <= n; i++)
		out = out (i > 1 ? "," : "") quote(a[i])
	return "," quote(key) ":[" out "]"
}
function leap(y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) }
function date(md, plus,    y, m, d, days) {	# md + plus days
	y = year
	m = substr(md, 1, 2) + 0
	d = substr(md, 4) + plus
	while (d > (days = m == 2 ? 28 + leap(y) : 30 + (m + (m > 7)) % 2)) {
		d -= days
		if (++m > 12) {
			m = 1
			y++
		}
	}
	return sprintf("%d-%02d-%02d", y, m, d)
}
function at(hour, plus) { return pair("at", date($1, plus) "T" hour) }
function first_part(    to) {
	print "{\"do\":\"add\"" pair("ref", ref) pair("station", $2) pair("title", $6) pair("category", $5) \
		pair("source", sources[count % 4]) at("09:10", 0) "}"
	split($4, to, "/")
	print "{\"do\":\"dispatch\"" pair("issue", "ref:" ref) pair("list", $3) (to[1] != "" ? list("to", to[1]) : "") \
		(to[2] != "" ? list("city", to[2]) : "") pair("task", $7) pair("standard", $8) \
		pair("responsible", people[count % 8]) at("15:00", 0) "}"
}
function line(what, hour, plus, rest) {
	printf "%s %s %04d\t{\"do\":%s%s%s%s}\n", date($1, plus), hour, NR, quote(what), pair("issue", "ref:" ref), rest, at(hour, plus)
}
function by_departments(letter, only, plus,    to, d, n, i, kind, text) {
	split($4, to, "/")
	n = split(to[1], d, ",")
	kind = letter == "p" ? "progress" : letter == "d" ? "done" : "return"
	text = letter == "p" ? "正在办理：" $7 : letter == "d" ? "已办结：" $8 : "经现场核查，该点位不属本单位职责"
	for (i = 1; i <= n; i++)
		if (only == "" || only == i)
			line("feedback", "16:00", plus, pair("department", d[i]) pair("kind", kind) pair("text", text))
}
function second_part(    step, n, i, only, letter, plus) {
	n = split($9, step, " ")
	for (i = 1; i <= n; i++) {
		only = step[i] ~ /^[0-9]/ ? substr(step[i], 1, 1) : ""
		letter = substr(step[i], only == "" ? 1 : 2, 1)
		plus = substr(step[i], only == "" ? 2 : 3) + 0
		if (letter ~ /[pdb]/)
			by_departments(letter, only, plus)
		else if (letter == "a")
			line("return accept", "17:00", plus, pair("department", $4) pair("reason", "确属市级职责，另行处理"))
		else
			line(acts[letter], hours[letter], plus, pair(letter ~ /[xok]/ ? "reason" : "text", texts[letter]))
	}
}
BEGIN {
	FS = "|"
	split("visit,resident,hotline,patrol", sources, ",")
	sources[0] = "patrol"
	split("李伟,张敏,王磊,刘洋,陈静,杨帆,赵强", people, ",")
	people[0] = "黄蓉"
	n = split("n note 16:20 站长现场督办|s result 16:30 副站长报告：已按标准办结|" \
		"r report 16:10 已书面报市直单位|x reject 16:40 居民反映未彻底解决，退回重办|" \
		"c close 17:00 居民现场确认，销号|o reopen 17:00 问题反弹|" \
		"k cancel 17:00 居民撤回|l reply 17:20 已当面答复居民", rows, "|")
	for (i = 1; i <= n; i++) {
		split(rows[i], word, " ")
		acts[word[1]] = word[2]
		hours[word[1]] = word[3]
		texts[word[1]] = word[4]
	}
}
/^#/ { next }
{ ref = sprintf("12345-%04d", ++count) }
part == 1 { first_part() }
part == 2 { second_part() }
