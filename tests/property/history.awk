# history.awk: a random, mostly legal history as JSON Lines for "hl-station batch --keep-going".
# awk -v seed=N -v len=LINES -f history.awk. The same bytes under mawk and gawk (a generator of random numbers of its own).

function rnd(n) { X = (X * 16807) % 2147483647; return int(X / 2147483647 * n) }
function pick(s,   a, n) { n = split(s, a, " "); return a[1 + rnd(n)] }
function chance(percent) { return rnd(100) < percent }

# civil day number (1970-01-01 is 0) and back; moments are seconds of Shanghai civil time
function days(y, m, d) {
	if (m < 3) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}
function iso(t,   n, y, m, s) {
	n = int(t / 86400); s = t - n * 86400
	for (y = 2027; days(y, 1, 1) > n;) y--
	for (m = 12; days(y, m, 1) > n;) m--
	return sprintf("%04d-%02d-%02dT%02d:%02d:%02d", y, m, n - days(y, m, 1) + 1, int(s / 3600), int(s / 60) % 60, s % 60)
}

# a list "A B" as a JSON array
function arr(s) { gsub(/ /, "\",\"", s); return "[\"" s "\"]" }
function say(what, at, rest) {
	lines++
	printf "{\"do\":\"%s\",%s\"at\":\"%s\",\"reason\":\"r%d\"}\n", what, rest == "" ? "" : rest ",", iso(at), lines
}
function name(i) { return I_ref[i] != "" && chance(50) ? "ref:" I_ref[i] : I_no[i] }
function on(i) { return "\"issue\":\"" name(i) "\"" }

# k different words of s
function some(s, k,   a, n, j, out) {
	n = split(s, a, " ")
	out = ""
	while (k-- > 0 && n > 0) {
		j = 1 + rnd(n)
		out = out (out == "" ? "" : " ") a[j]
		a[j] = a[n--]
	}
	return out
}

# a moment in [from, clock]: now, the same second, the last second of a day or of a year, or any
function moment(from,   r, t) {
	if (from >= clock) return chance(97) ? from : from - 1
	r = rnd(100)
	if (r < 15) return from
	if (r < 30) t = (int(from / 86400) + 1 + rnd(6)) * 86400 - (chance(70) ? 1 : 0)
	else if (r < 40) t = days(2025 + rnd(2), 1, 1) * 86400 - rnd(2)
	else if (r < 60) t = from + rnd(4 * 86400)
	else if (r < 75) t = from + rnd(clock - from + 1)
	else t = clock
	return t >= from && t <= clock ? t : clock
}

function open_issue(   s, y, i) {
	s = pick(STATIONS)
	i = ++issues
	I_at[i] = I_last[i] = moment(clock - (chance(30) ? 20 * 86400 : 0))
	if (I_at[i] < START) I_at[i] = I_last[i] = START
	y = substr(iso(I_at[i]), 1, 4)
	I_station[i] = s
	I_no[i] = sprintf("%s-%s-%04d", s, y, ++SERIAL[s, y])
	I_ref[i] = chance(60) ? "R" seed "." i : ""
	I_state[i] = "open"; I_live[i] = ""
	say("hl-issue add", I_at[i], "\"station\":\"" s "\",\"title\":\"" pick("路灯 井盖,破损 \\\"噪声\\\" 积水") i "\"" \
	    (I_ref[i] != "" ? ",\"ref\":\"" I_ref[i] "\"" : "") ",\"category\":\"" pick("民生改善 环境整治 其他") "\"")
}

# the district departments active at t, now and then one that is not
function district(t) {
	if (chance(2)) return DISTRICT
	return t < days(2025, 7, 1) * 86400 ? "CGJ Z-9 a1 SWJ b_2 JTJ" : "CGJ ZJJ a1 SWJ b_2 JTJ"
}

# what a dispatch or redispatch at that moment says; sets LIST and SET
function routing(at, was, stay,   r, k, s, help, city) {
	r = rnd(100)
	LIST = r < 40 ? "solo" : r < 72 ? "joint" : r < 90 ? "transfer" : "local"
	if (stay && was != "" && chance(30)) LIST = was
	s = "\"list\":\"" LIST "\""
	if (LIST == "solo") {
		SET = pick(chance(97) ? district(at) : OTHERS)
		s = s ",\"to\":\"" SET "\""
	} else if (LIST == "joint") {
		SET = some(district(at), 2 + rnd(3))
		k = split(SET, W, " ")
		s = s ",\"to\":" arr(chance(60) ? SET : W[1])
		if (s !~ / / && index(s, W[2]) == 0) {
			sub(/^[^ ]+ /, "", SET)
			s = s ",\"assist\":" arr(SET)
			SET = W[1] " " SET
		}
		if (chance(20)) s = s ",\"lead\":\"" W[1 + rnd(k)] "\""
	} else if (LIST == "transfer") {
		SET = some(district(at), 1 + rnd(3))
		k = split(SET, W, " ")
		s = s ",\"to\":\"" W[1] "\""
		help = SET
		if (sub(/^[^ ]+ /, "", help)) s = s ",\"assist\":" arr(help)
		city = some(CITY, 1 + rnd(2))
		s = s ",\"city\":" arr(city)
		SET = SET " " city
	} else {
		SET = chance(50) ? some(LOCAL, 1 + rnd(2)) : ""
		if (SET != "") s = s ",\"to\":" arr(SET)
	}
	return s ",\"task\":\"修\",\"responsible\":\"张工\",\"standard\":\"好\""
}

function dispatch(i,   at, s) {
	at = moment(I_last[i])
	s = routing(at, "", 0)
	if (chance(3)) sub(/,"task":"修"/, "", s)
	say("hl-issue dispatch", at, on(i) "," s)
	I_list[i] = LIST; I_live[i] = SET; I_state[i] = "dispatched"
	I_start[i] = I_last[i] = at; I_done[i] = ""
}

function redispatch(i,   at, s) {
	at = moment(I_last[i])
	if (chance(15)) {	# the same again
		say("hl-issue redispatch", at, on(i) (chance(50) ? "" : ",\"list\":\"" I_list[i] "\"") (I_list[i] ~ /solo|joint/ ? ",\"to\":" arr(I_live[i]) : ""))
	} else {
		s = routing(at, I_list[i], 1)
		if (chance(50)) sub(/,"task":.*/, "", s)
		say("hl-issue redispatch", at, on(i) "," s)
		I_list[i] = LIST; I_live[i] = SET
	}
	I_last[i] = at; I_state[i] = "dispatched"; I_done[i] = ""
}

function feedback(i,   d, kind, at, r) {
	d = chance(96) && I_live[i] != "" ? pick(I_live[i]) : pick(DISTRICT " " OTHERS)
	r = rnd(100)
	kind = r < 8 ? "receipt" : r < 30 ? "progress" : r < 82 ? "done" : "return"
	r = rnd(100)	# back to the start of the assignment, after what came last, or near a due time
	if (r < 15) at = moment(I_start[i])
	else if (r < 60) at = moment(I_last[i])
	else at = (int(I_last[i] / 86400) + 3 + rnd(4)) * 86400 + 86399 + (chance(30) ? 1 : 0)
	if (at > clock) at = clock
	say("hl-issue feedback", at, on(i) ",\"department\":\"" d "\",\"kind\":\"" kind "\"" (kind == "return" ? ",\"text\":\"非职责\"" : ""))
	if (kind == "done" && index(" " I_done[i] " ", " " d " ") == 0) I_done[i] = I_done[i] " " d
	if (kind == "return") { I_asked[i] = d; I_asked_at[i] = at }
	if (kind == "done" && at > I_last[i]) I_last[i] = at
}

function ruling(i,   verb, at) {
	at = moment(I_asked_at[i] > I_last[i] ? I_asked_at[i] : I_last[i])
	verb = pick("accept accept refuse")
	say("hl-issue return " verb, at, on(i) ",\"department\":\"" I_asked[i] "\"")
	if (verb == "accept") I_last[i] = at
	I_asked[i] = ""
}

# whatever needs every one to have said done
function finish(i,   a, n, k, at) {
	n = split(I_live[i], a, " ")
	for (k = 1; k <= n; k++) {
		if (index(" " I_done[i] " ", " " a[k] " ")) continue
		at = chance(60) ? (int(I_last[i] / 86400) + 2 + rnd(4)) * 86400 - 1 : moment(I_last[i])
		if (at > clock || at < I_last[i]) at = clock
		if (at < I_last[i]) at = I_last[i]
		say("hl-issue feedback", at, on(i) ",\"department\":\"" a[k] "\",\"kind\":\"done\"")
		I_last[i] = at
	}
	I_done[i] = I_live[i]
	if (I_list[i] == "joint" && chance(95)) say("hl-issue result", at = moment(I_last[i]), on(i) ",\"text\":\"已办\"")
	at = moment(at > I_last[i] ? at : I_last[i])
	if (chance(20)) {
		say("hl-issue reject", at, on(i))
		I_done[i] = ""
	} else {
		say("hl-issue close", at, on(i))
		I_state[i] = "closed"
	}
	I_last[i] = at
}

function end_issue(i,   at) {
	at = moment(I_last[i])
	if (chance(60)) {
		say("hl-issue cancel", at, on(i)); I_state[i] = "cancelled"
	} else {
		say("hl-issue duplicate", at, on(i) ",\"of\":\"" name(1 + rnd(issues)) "\""); I_state[i] = "duplicate"
	}
	I_last[i] = at
}

# a compound issue becomes parts, under the next numbers of the year it was raised in
function split_issue(i,   at, k, n, j, titles) {
	at = moment(I_last[i])
	n = 2 + rnd(2)
	for (k = 1; k <= n; k++) titles = titles (k > 1 ? "," : "") "\"分" i "." k "\""
	say("hl-issue split", at, on(i) ",\"part\":[" titles "]")
	I_state[i] = "cancelled"; I_last[i] = at
	for (k = 1; k <= n; k++) {
		j = ++issues
		I_at[j] = I_at[i]; I_last[j] = at
		I_station[j] = I_station[i]
		I_no[j] = sprintf("%s-%s-%04d", I_station[i], substr(iso(I_at[i]), 1, 4), ++SERIAL[I_station[i], substr(iso(I_at[i]), 1, 4)])
		I_ref[j] = ""
		I_state[j] = "open"; I_live[j] = ""
	}
}

# a year settled, or issued anew, as of now or before
function settle(   y, t) {
	y = substr(iso(clock), 1, 4) - (chance(40) ? 1 : 0)
	if (y < 2025) y = 2025
	t = y in Settled ? Settled[y] : days(y, 1, 1) * 86400
	t = chance(50) ? clock : moment(t)
	say("hl-score settle", clock, "\"year\":" y ",\"force\":true,\"as-of\":\"" iso(t) "\"" (y in Settled && chance(95) ? ",\"reissue\":true" : ""))
	Settled[y] = t
}

function coordinate(i,   at, s, j) {
	at = chance(60) ? moment(I_last[i]) : moment(I_start[i])
	s = "\"" name(i) "\""
	j = 1 + rnd(issues)
	if (chance(40) && j != i && I_station[j] == I_station[i] && I_state[j] == "dispatched" && I_start[j] <= at) s = s ",\"" name(j) "\""
	say("hl-meeting hold", at, "\"station\":\"" I_station[i] "\",\"kind\":\"coordination\",\"chair\":\"" pick("甲 乙") "\",\"issues\":[" s "]" \
	    (chance(30) ? ",\"present\":" arr(some(DISTRICT, 2)) : ""))
}

function appeal(   i, d, at) {
	i = 1 + rnd(issues)
	if (appeals && chance(60)) {
		i = P_issue[appeals]
		at = moment(P_at[appeals])
		say("hl-score appeal " pick("uphold uphold reject"), at, on(i) ",\"department\":\"" P_dept[appeals] "\"")
		appeals--
		return
	}
	if (I_live[i] == "") return
	d = pick(I_live[i])
	at = (int(I_last[i] / 86400) + 4 + rnd(10)) * 86400 + rnd(2) * 36000
	if (at > clock) at = clock
	say("hl-score appeal file", at, on(i) ",\"department\":\"" d "\"")
	P_issue[++appeals] = i; P_dept[appeals] = d; P_at[appeals] = at
}

function act(i,   s, r) {
	s = I_state[i]; r = rnd(100)
	if (s == "open") {
		if (r < 89) dispatch(i)
		else if (r < 92) split_issue(i)
		else if (r < 96) end_issue(i)
		else { say("hl-issue close", clock, on(i)); I_state[i] = "closed"; I_last[i] = clock }
	} else if (s == "dispatched") {
		if (I_asked[i] != "" && r < 60) ruling(i)
		else if (r < 45) feedback(i)
		else if (r < 62) finish(i)
		else if (r < 78) redispatch(i)
		else if (r < 92) coordinate(i)
		else if (r < 94) end_issue(i)
		else if (r < 96) split_issue(i)
		else if (r < 97) say("hl-issue extend", moment(I_last[i]), on(i) ",\"close-by\":\"2026-10-01\",\"approver\":\"甲\"")
		else say("hl-issue " pick("note report answer reply"), moment(I_last[i]), on(i) ",\"text\":\"催办\"")
	} else if (s == "closed") {
		if (r < 25) {
			s = moment(I_last[i])
			say("hl-issue reopen", s, on(i))
			I_state[i] = I_live[i] == "" ? "open" : "dispatched"; I_last[i] = s; I_done[i] = ""
		} else if (r < 40) feedback(i)
		else if (r < 50) coordinate(i)
	} else if (r < 10) feedback(i)
}

function set_up(   n, a, k) {
	n = split(STATIONS, a, " ")
	for (k = 1; k <= n; k++)
		say("hl-station add", START, "\"code\":\"" a[k] "\",\"street\":\"街" k "\",\"community\":\"社区" k "\",\"head\":\"甲\",\"deputy\":\"乙\"")
	n = split(DISTRICT, a, " ")
	for (k = 1; k <= n; k++)
		say("hl-station department add", START, "\"code\":\"" a[k] "\",\"name\":\"区局" k "\",\"level\":\"district\"" \
		    (chance(70) ? ",\"principal\":\"局长" k "\"" : "") (k == 2 ? ",\"from\":\"2025-07-01\"" : "") \
		    (k == 3 ? ",\"to\":\"2025-06-30\"" : ""))
	split(CITY, a, " ")
	for (k = 1; k <= 2; k++) say("hl-station department add", START, "\"code\":\"" a[k] "\",\"name\":\"市局" k "\",\"level\":\"city\"")
	split(LOCAL, a, " ")
	for (k = 1; k <= 2; k++)
		say("hl-station department add", START, "\"code\":\"" a[k] "\",\"name\":\"街办" k "\",\"level\":\"" (k == 1 ? "street" : "member") "\"")
}

function step(   r) {
	r = rnd(100)
	if (r < 12 || issues == 0) open_issue()
	else if (r < 80) act(chance(80) && issues > 8 ? issues - rnd(8) : 1 + rnd(issues))
	else if (r < 86) appeal()
	else if (r < 89) say("hl-score adjust", moment(clock - 90 * 86400), "\"department\":\"" pick(DISTRICT) "\",\"year\":" \
	    (2024 + rnd(3)) ",\"points\":\"" pick("-2.5 1 0.5 -10 3") "\",\"kind\":\"" pick("base other other") "\"")
	else if (r < 91) say("hl-station department set", clock, "\"department\":\"" pick(DISTRICT) "\",\"principal\":\"新局长" lines "\"")
	else if (r < 98) say("hl-" pick("issue score station meeting") " void", clock, "\"event\":" \
	    (chance(80) && lines > 30 ? lines + 2 - rnd(8 + int(lines / 3)) : 3 + rnd(lines)))
	else if (r < 99 && clock > days(2025, 1, 2) * 86400) settle()
	else say("hl-meeting hold", clock, "\"station\":\"" pick(STATIONS) "\",\"kind\":\"" pick("joint dispatch") "\",\"chair\":\"甲\"")
}

BEGIN {
	X = (seed * 7919 + 104729) % 2147483646 + 1
	for (k = 0; k < 5; k++) rnd(2)
	STATIONS = "HT HT-2025 a_1"
	DISTRICT = "CGJ ZJJ Z-9 a1 SWJ b_2 JTJ"
	CITY = "SZJ SSJ"
	LOCAL = "JD CY"
	OTHERS = CITY " " LOCAL
	START = days(2024, 11, 1) * 86400
	STOP = days(2026, 11, 1) * 86400 - 1
	if (len == 0) len = 200
	clock = START + 86400
	set_up()
	while (lines < len) {
		gap = int((STOP - clock) / (len - lines))
		r = rnd(100)
		if (r > 70) clock += 1 + rnd(int(gap * 5))
		else if (r > 50) clock += 1 + rnd(int(gap / 2))
		else if (r > 30) clock += rnd(3)
		if (chance(3)) clock = (int(clock / 86400) + 1) * 86400 - 1
		if (clock > STOP) clock = STOP
		step()
	}
}
