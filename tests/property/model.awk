# model.awk: the rules (R9-R26, R33-R39, R51) once more, plain and slow, from the journal alone.
# awk -v dir=DIR -f model.awk -f answers.awk CALENDAR JOURNAL QUERIES. CALENDAR: date, kind, name. JOURNAL: flatten.jq's lines.
# QUERIES: "NAME WHAT T [YEAR [EVENT VERSION]]" a line, the answer goes to DIR/NAME. WHAT: rank explain talks overdue list due sets flag,
# settled.rank settled.entries settled.talks (as known when that event was recorded).
# Moments are seconds of Shanghai civil time; a moment T is answered by doing again, in the order they happened,
# all facts that happened up to T and were not voided up to T (R33, R51).

# --- time ---

function days(y, m, d) {
	if (m < 3) { y--; m += 12 }
	return 365 * y + int(y / 4) - int(y / 100) + int(y / 400) + int((153 * (m - 3) + 2) / 5) + d - 719469
}
function read_time(s) {
	return days(substr(s, 1, 4) + 0, substr(s, 6, 2) + 0, substr(s, 9, 2) + 0) * 86400 + \
	    substr(s, 12, 2) * 3600 + substr(s, 15, 2) * 60 + substr(s, 18, 2)
}
function day_iso(n,   y, m) {
	if (n in Day) return Day[n]
	y = 1970 + int(n / 365.2425) + 1
	while (days(y, 1, 1) > n) y--
	for (m = 12; days(y, m, 1) > n;) m--
	return Day[n] = sprintf("%04d-%02d-%02d", y, m, n - days(y, m, 1) + 1)
}
function iso(t,   n, s) {
	n = int(t / 86400); s = t - n * 86400
	return sprintf("%sT%02d:%02d:%02d+08:00", day_iso(n), int(s / 3600), int(s / 60) % 60, s % 60)
}
function year_of(t) { return substr(day_iso(int(t / 86400)), 1, 4) + 0 }
function is_work(n,   k) {
	k = Kind[day_iso(n)]
	return k == "" ? (n + 3) % 7 < 5 : k == "workday"
}

# R20: the due moment of a deadline of that kind opened at t
function due_of(kind, t,   n, left, last, count) {
	count = Rule[kind ".count"]; left = kind == "progress" ? Rule["progress.every"] : Rule[kind ".days"]
	if (count == "hours") return t + left * 86400
	n = int(t / 86400)
	if (count == "working") {
		while (left > 0) if (is_work(++n)) left--
	} else {
		n += left
		if (Rule[kind ".roll"] == "true") while (!is_work(n)) n++
	}
	last = Rule[kind ".closing"]
	last = substr(last, 1, 2) * 3600 + substr(last, 4, 2) * 60
	return n * 86400 + (last == 86400 ? 86399 : last)
}

# --- sets: words joined by ";" ---

function has(set, word) { return index(";" set ";", ";" word ";") > 0 }
function join(a, b) { return a == "" ? b : b == "" ? a : a ";" b }

# --- reading ---

function read_event(   n) {
	n = ++events
	What[n] = $1; Seq[n] = $2 + 0; At[n] = read_time($3); Issue[n] = $4; Dept[n] = $5; EKind[n] = $6; List[n] = $7
	To[n] = $8; Assist[n] = $9; City[n] = $10; Lead[n] = $11; Target[n] = $13 + 0; Year[n] = $14 + 0
	Points[n] = int($15 * 10 + ($15 < 0 ? -0.5 : 0.5)); Station[n] = $16; Code[n] = $17; Name[n] = $18
	Level[n] = $19; Principal[n] = $20; From[n] = $21; Issues[n] = $22; Number[n] = $23; Title[n] = $24; Ref[n] = $25
	Category[n] = $26; Ground[n] = $29; First[n] = $30; Now[n] = $31; PartOf[n] = $33
	BySeq[Seq[n]] = n
}

# Events in the order they happened; those of one second in the order they were recorded.
function sort_events(   i, j, e) {
	for (i = 1; i <= events; i++) {
		e = i
		for (j = i - 1; j >= 1 && At[Order[j]] > At[e]; j--) Order[j + 1] = Order[j]
		Order[j + 1] = e
	}
}

# --- the state of things, done again up to T ---

function wipe(   k) {
	for (k in Void) delete Void[k]
	for (k in S_state) delete S_state[k]
	for (k in Live) delete Live[k]
	for (k in Done) delete Done[k]
	for (k in Asked) delete Asked[k]
	for (k in Appeal) delete Appeal[k]
	for (k in Flagged) delete Flagged[k]
	for (k in Held) delete Held[k]
	issues = deadlines = credits = spans = adjusts = departments = 0
}

function open_deadline(i, d, kind, e,   n) {
	if (D_level[d] != "district" || Role[i, d] == "city") return
	n = ++deadlines
	L_issue[n] = i; L_dept[n] = d; L_kind[n] = kind; L_open[n] = At[e]; L_due[n] = due_of(kind, At[e])
	L_met[n] = 0; L_void[n] = 0; L_waived[n] = 0; L_role[n] = Role[i, d]
}
function unmet_at(n, t) { return !L_met[n] || L_met[n] > t }
function missed(n, t) { return !L_void[n] && !L_waived[n] && L_due[n] < t && unmet_at(n, L_due[n]) }

# unmet deadlines not yet past at t of a pair (d "": of all) are void
function void_open(i, d, t,   n) {
	for (n = 1; n <= deadlines; n++)
		if (L_issue[n] == i && (d == "" || L_dept[n] == d) && !L_met[n] && L_due[n] >= t) L_void[n] = 1
}

function live_from(i, d, t) {
	Live[i, d] = ++spans
	P_dept[spans] = d; P_from[spans] = t; P_to[spans] = NEVER
}
function live_to(i, d, t) {
	if ((i, d) in Live) { P_to[Live[i, d]] = t; delete Live[i, d] }
}

function withdraw(i, d, t,   a, n, k, left) {
	live_to(i, d, t)
	n = split(S_set[i], a, ";")
	left = ""
	for (k = 1; k <= n; k++) if (a[k] != d) left = join(left, a[k])
	S_set[i] = left
	delete Done[i, d]
	delete Asked[i, d]
}

# R9 "recomputed"
function recompute(i,   a, n, k, done, lead, said) {
	n = split(S_set[i], a, ";")
	done = 1; lead = said = 0
	for (k = 1; k <= n; k++) {
		if (Role[i, a[k]] == "lead" || Role[i, a[k]] == "sole") lead = 1
		if (Role[i, a[k]] != "city" && !((i, a[k]) in Done)) done = 0
		if (Role[i, a[k]] != "city") said = 1
	}
	if (n == 0 && S_list[i] == "local" && S_self[i]) S_state[i] = "dispatched"
	else if (n == 0 || (S_list[i] ~ /solo|transfer/ && !lead)) S_state[i] = "open"
	else S_state[i] = done && said ? "resolved" : "dispatched"
}

# the roles a (re)dispatch gives, in New; returns the set
function roles(e, list,   set, a, n, k) {
	for (k in New) delete New[k]
	n = split(set = To[e], a, ";")
	for (k = 1; k <= n; k++) New[a[k]] = list == "solo" ? "sole" : list == "joint" ? "assist" : list == "transfer" ? "lead" : "local"
	n = split(Assist[e], a, ";")
	for (k = 1; k <= n; k++) if (!has(set, a[k])) { New[a[k]] = "assist"; set = join(set, a[k]) }
	n = split(City[e], a, ";")
	for (k = 1; k <= n; k++) if (!has(set, a[k])) { New[a[k]] = "city"; set = join(set, a[k]) }
	if (Lead[e] != "" && list == "joint") New[Lead[e]] = "lead"
	return set
}

function same_routing(i, set, list,   a, n, k) {
	if (list != S_list[i]) return 0
	n = split(set, a, ";")
	if (n != split(S_set[i], b_, ";")) return 0
	for (k = 1; k <= n; k++) if (!has(S_set[i], a[k])) return 0
	return 1
}

function dispatch(i, e,   list, set, a, n, k, d, had, same) {
	list = List[e] != "" ? List[e] : S_list[i]
	set = roles(e, list)
	if (To[e] Assist[e] City[e] == "" && What[e] ~ /redispatch/ && List[e] != "local") {
		set = S_set[i]	# nothing named: as it was
		n = split(set, a, ";")
		for (k = 1; k <= n; k++) New[a[k]] = Role[i, a[k]]
	}
	same = What[e] ~ /redispatch/ && same_routing(i, set, list)
	n = split(S_set[i], a, ";")
	for (k = 1; k <= n; k++) if (!has(set, a[k])) { void_open(i, a[k], At[e]); withdraw(i, a[k], At[e]) }
	n = split(set, a, ";")
	for (k = 1; k <= n; k++) {
		d = a[k]
		had = (i, d) in Live
		Role[i, d] = New[d]
		if (had && ((i, d) in Done)) {
			if (!same) open_deadline(i, d, "dispatch", e)
			if (!same) delete Done[i, d]
		} else if (!had) {
			live_from(i, d, At[e])
			open_deadline(i, d, "dispatch", e)
		}
	}
	S_set[i] = set
	S_list[i] = list
	S_self[i] = list == "local" && set == ""
	if (!((i) in S_first)) S_first[i] = At[e]
	S_state[i] = "dispatched"
	recompute(i)
}

function feedback(i, e,   d, n, kind, counts) {
	d = Dept[e]; kind = EKind[e]
	if (!((i, d) in Live) || S_state[i] !~ /dispatched|resolved/) return	# what was recorded later leaves it no place
	if (kind == "return") { Asked[i, d] = At[e]; AskedSeq[i, d] = e }
	counts = has(Rule["feedback.counts"], kind)
	if (counts)
		for (n = 1; n <= deadlines; n++)
			if (L_issue[n] == i && L_dept[n] == d && !L_met[n]) L_met[n] = At[e]
	if (kind == "done" && ((i, d) in Live)) Done[i, d] = At[e]
	if (counts && kind != "done" && Rule["progress.every"] > 0 && ((i, d) in Live) && !((i, d) in Done)) open_deadline(i, d, "progress", e)
	if (S_state[i] ~ /dispatched|resolved/) recompute(i)
}

# R13
function accept(i, e,   d, n) {
	d = Dept[e]
	for (n = 1; n <= deadlines; n++)
		if (L_issue[n] == i && L_dept[n] == d && L_due[n] >= Asked[i, d] && L_open[n] <= Asked[i, d] && \
		    unmet_at(n, Asked[i, d])) L_void[n] = 1
	void_open(i, d, At[e])
	withdraw(i, d, At[e])
	recompute(i)
}

function end_issue(i, e, state,   a, n, k) {
	void_open(i, "", At[e])
	n = split(S_set[i], a, ";")
	for (k = 1; k <= n; k++) live_to(i, a[k], At[e])
	S_state[i] = state
}

function close_issue(i, e,   a, n, k, d, rule) {
	if (S_state[i] == "open") S_list[i] = "local"
	S_closed[i] = At[e]
	n = split(S_set[i], a, ";")
	for (k = 1; k <= n; k++) {
		d = a[k]
		rule = S_list[i] == "transfer" && Role[i, d] == "assist" ? "assist" : S_list[i]
		if (D_level[d] == "district" && Role[i, d] != "city" && rule != "local") {
			credits++
			C_issue[credits] = i; C_dept[credits] = d; C_rule[credits] = rule; C_at[credits] = At[e]; C_off[credits] = 0
		}
	}
	end_issue(i, e, "closed")
}

function again(i, e, was_closed,   a, n, k, d) {
	n = split(S_set[i], a, ";")
	for (k = 1; k <= n; k++) {
		d = a[k]
		if (was_closed) live_from(i, d, At[e])
		if (was_closed || ((i, d) in Done)) open_deadline(i, d, "dispatch", e)
		delete Done[i, d]
	}
}

function reopen(i, e,   k) {
	for (k = 1; k <= credits; k++) if (C_issue[k] == i) C_off[k] = 1
	delete S_closed[i]
	again(i, e, 1)
	S_state[i] = (i in S_first) ? "dispatched" : "open"
	if (!(i in S_first)) S_list[i] = ""
	if (i in S_first) recompute(i)
}

function coordinate(e,   a, n, k, b, m, j) {
	if (EKind[e] != "coordination") return
	n = split(Issues[e], a, ";")
	for (k = 1; k <= n; k++) {
		m = split(S_set[a[k]], b, ";")
		for (j = 1; j <= m; j++) if ((a[k], b[j]) in Live) open_deadline(a[k], b[j], "coordination", e)
	}
}

# R34: what was missed when the appeal was filed
function uphold(i, e,   n) {
	for (n = 1; n <= deadlines; n++)
		if (L_issue[n] == i && L_dept[n] == Dept[e] && missed(n, Appeal[i, Dept[e]])) L_waived[n] = 1
}

function add_issue(e,   i) {
	i = Number[e]
	I[++issues] = i
	S_state[i] = "open"; S_list[i] = ""; S_set[i] = ""; S_self[i] = 0; S_event[i] = e
	delete S_first[i]
	delete S_closed[i]
}

function add_department(e,   d) {
	d = Code[e]
	Dep[++departments] = d
	D_level[d] = Level[e]; D_name[d] = Name[e]; D_from[d] = From[e]; D_to[d] = To[e]
	Heads[d] = 0
	if (Principal[e] != "") set_principal(d, -1, Principal[e])
}
function set_principal(d, t, name) { Heads[d]++; H_at[d, Heads[d]] = t; H_name[d, Heads[d]] = name }
function principal_at(d, t,   k, name) {
	name = ""
	for (k = 1; k <= Heads[d]; k++) if (H_at[d, k] <= t) name = H_name[d, k]
	return name
}

# R16: its parts were registered by the events that follow it at once, and are taken back with it
function void_split(n,   k, i) {
	i = Issue[n]
	for (k = n + 1; k <= events && PartOf[k] == i; k++) Void[Seq[k]] = 1
}
function raised(i) { return PartOf[S_event[i]] != "" ? raised(PartOf[S_event[i]]) : At[S_event[i]] }

function adjust(e) { adjusts++; A_event[adjusts] = e }

# R9: among the facts that stand at T one may have no place, as a re-dispatch recorded once the close-off before it was voided
function legal(w, i,   s) {
	s = S_state[i]
	if (w == "hl-issue dispatch") return s == "open"
	if (w == "hl-issue reject") return s == "resolved"
	if (w == "hl-issue reopen") return s == "closed"
	if (w ~ /^hl-issue (redispatch|return accept)$/) return s ~ /dispatched|resolved/
	if (w == "hl-issue close") return s ~ /open|resolved/ || (s == "dispatched" && S_self[i])
	if (w ~ /^hl-issue (cancel|split|duplicate)$/) return s ~ /open|dispatched|resolved/
	return 1
}

function fact(e,   w, i) {
	w = What[e]; i = Issue[e]
	if (!legal(w, i)) return
	if (w == "hl-station department add") add_department(e)
	else if (w == "hl-station department set") { if (Principal[e] != "") set_principal(Dept[e], At[e], Principal[e]) }
	else if (w == "hl-issue add") add_issue(e)
	else if (w ~ /^hl-issue (re)?dispatch$/) dispatch(i, e)
	else if (w == "hl-issue feedback") feedback(i, e)
	else if (w == "hl-issue return accept") accept(i, e)
	else if (w == "hl-issue return refuse") delete Asked[i, Dept[e]]
	else if (w == "hl-issue close") close_issue(i, e)
	else if (w == "hl-issue reject") { again(i, e, 0); recompute(i) }
	else if (w == "hl-issue reopen") reopen(i, e)
	else if (w ~ /^hl-issue (cancel|split)$/) end_issue(i, e, "cancelled")
	else if (w == "hl-issue duplicate") end_issue(i, e, "duplicate")
	else if (w == "hl-meeting hold") coordinate(e)
	else if (w == "hl-score adjust") adjust(e)
	else if (w == "hl-score appeal file") Appeal[i, Dept[e]] = At[e]
	else if (w == "hl-score appeal uphold") uphold(i, e)
}

# registrations count at every T (R33): only facts are left out when later
function is_registration(e) { return What[e] ~ /^hl-station / }

function build(T,   k, e) {
	if (T == Built && Upto == BuiltUpto) return
	Built = T; BuiltUpto = Upto
	wipe()
	for (k = 1; k <= events && Seq[k] <= Upto; k++) {
		if (What[k] !~ / void$/ || At[k] > T) continue
		Void[Target[k]] = 1
		if (What[BySeq[Target[k]]] == "hl-issue split") void_split(BySeq[Target[k]])
	}
	for (k = 1; k <= events; k++) {
		e = Order[k]
		if (is_registration(e) && Seq[e] <= Upto && !(Seq[e] in Void)) fact(e)
	}
	for (k = 1; k <= events; k++) {
		e = Order[k]
		if (At[e] <= T && Seq[e] <= Upto && !(Seq[e] in Void) && !is_registration(e)) fact(e)
	}
}

# --- questions; answers.awk answers them ---

BEGIN { FS = "\t"; NEVER = 2000000000; Built = -1; ALL = 1000000 }
FNR == 1 { file++ }
file == 1 { if ($1 ~ /^20/) Kind[$1] = $2; next }
file == 2 && $1 == "rule" { v = $4; gsub(/,/, ";", v); Rule[$3] = v; next }
file == 2 { read_event(); next }
FNR == 1 { sort_events() }
{
	split($0, q, " ")
	out = dir "/" q[1]
	printf "" >out
	T = read_time(q[3])
	Upto = q[2] ~ /^settled/ ? q[5] - 1 : ALL
	sub(/^settled\./, "", q[2])
	if (q[2] == "rank") rank(T, q[4] + 0)
	else if (q[2] == "explain" || q[2] == "entries") explain(T, q[4] + 0)
	else if (q[2] == "talks") talks(T, q[4] + 0)
	else if (q[2] == "overdue") overdue(T)
	else if (q[2] == "flag") flags(T)
	else list(T, q[2])
	close(out)
}
