# answers.awk: what model.awk is asked, from the state it built.

function points(n,   s) { s = n < 0 ? "-" : ""; n = n < 0 ? -n : n; return s int(n / 10) "." n % 10 }
function csv(s) {
	if (s !~ /[",\n]/) return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}
function scored(d, Y) {
	return D_level[d] == "district" && (D_from[d] == "" || D_from[d] <= Y "-12-31") && (D_to[d] == "" || D_to[d] >= Y "-01-01")
}
function rule_points(r,   v) { v = Rule["score." r]; return int(v * 10 + (v < 0 ? -0.5 : 0.5)) }

# deadlines of T by due, number, opening; numbers by station code bytewise, year, serial
function number_less(a, b,   i, j) {
	if (a == b) return 0
	i = S_event[a]; j = S_event[b]
	if (Station[i] != Station[j]) return Station[i] "" < Station[j] ""
	return substr(a, length(Station[i]) + 1) "" < substr(b, length(Station[j]) + 1) ""
}
function deadline_less(a, b) {
	if (L_due[a] != L_due[b]) return L_due[a] < L_due[b]
	if (L_issue[a] != L_issue[b]) return number_less(L_issue[a], L_issue[b])
	return L_open[a] != L_open[b] ? L_open[a] < L_open[b] : a < b
}

# the first miss of each pair in Y: F_n of them, F_due[i, d]; counts in N_late
function find_late(Y,   n, k, key) {
	for (k in F_due) delete F_due[k]
	for (k in N_late) delete N_late[k]
	for (n = 1; n <= deadlines; n++) {
		if (!missed(n, Built) || !has(Rule["late.kinds"], L_kind[n])) continue
		key = L_issue[n] SUBSEP L_dept[n]
		if (!(key in F_due) || L_due[n] < F_due[key]) F_due[key] = L_due[n]
	}
	for (k in F_due) {
		if (year_of(F_due[k]) == Y) N_late[substr(k, index(k, SUBSEP) + 1)]++
		else delete F_due[k]
	}
}

function score(T, Y,   k, d, e, r, start, stop) {
	build(T)
	start = days(Y, 1, 1) * 86400; stop = days(Y + 1, 1, 1) * 86400
	find_late(Y)
	for (k in N_credit) delete N_credit[k]
	for (k in P_base) delete P_base[k]
	for (k in P_other) delete P_other[k]
	for (k in Loaded) delete Loaded[k]
	for (k = 1; k <= credits; k++)
		if (!C_off[k] && year_of(C_at[k]) == Y) N_credit[C_dept[k], C_rule[k]]++
	for (k = 1; k <= adjusts; k++) {
		e = A_event[k]
		if (Year[e] != Y) continue
		if (EKind[e] == "base") P_base[Dept[e]] += Points[e]
		else P_other[Dept[e]] += Points[e]
	}
	for (k = 1; k <= spans; k++) if (P_from[k] < stop && P_to[k] > start) Loaded[P_dept[k]] = 1
	ranked = 0
	for (k = 1; k <= departments; k++) {
		d = Dep[k]
		if (!scored(d, Y)) continue
		Rank[++ranked] = d
		Total[d] = rule_points("base") + P_base[d] + N_credit[d, "solo"] * rule_points("solo") + \
		    N_credit[d, "joint"] * rule_points("joint") + N_credit[d, "transfer"] * rule_points("transfer") + \
		    N_credit[d, "assist"] * rule_points("assist") + N_late[d] * rule_points("late") + P_other[d]
	}
	place_all()
}

function better(a, b) { return Total[a] != Total[b] ? Total[a] > Total[b] : a "" < b "" }
function place_all(   i, j, d) {
	for (i = 2; i <= ranked; i++) {
		d = Rank[i]
		for (j = i - 1; j >= 1 && better(d, Rank[j]); j--) Rank[j + 1] = Rank[j]
		Rank[j + 1] = d
	}
	for (i = 1; i <= ranked; i++) {
		d = Rank[i]
		Place[d] = i > 1 && Total[d] == Total[Rank[i - 1]] ? Place[Rank[i - 1]] : i
	}
	for (i = 1; i <= ranked; i++) {
		d = Rank[i]
		Mark[d] = Place[d] <= Rule["rank.top"] ? "top" : \
		    Total[d] == Total[Rank[ranked]] && Total[Rank[1]] != Total[Rank[ranked]] ? "last" : ""
	}
}

function rank(T, Y,   k, d) {
	score(T, Y)
	for (k = 1; k <= ranked; k++) {
		d = Rank[k]
		put(Place[d] "," d "," D_name[d] "," points(rule_points("base") + P_base[d]) "," N_credit[d, "solo"] + 0 "," \
		    N_credit[d, "joint"] + 0 "," N_credit[d, "transfer"] + 0 "," N_credit[d, "assist"] + 0 "," N_late[d] + 0 "," \
		    points(P_other[d] + 0) "," points(Total[d]) "," (d in Loaded ? "" : "yes") "," Mark[d])
	}
}

# department,rule,issue,points,at; the caller sorts
function explain(T, Y,   k, d, e, a) {
	score(T, Y)
	for (k = 1; k <= ranked; k++) put(Rank[k] ",base,," points(rule_points("base")) "," iso(days(Y, 1, 1) * 86400))
	for (k = 1; k <= credits; k++)
		if (!C_off[k] && year_of(C_at[k]) == Y && scored(C_dept[k], Y))
			put(C_dept[k] "," C_rule[k] "," C_issue[k] "," points(rule_points(C_rule[k])) "," iso(C_at[k]))
	for (k in F_due) {
		split(k, a, SUBSEP)
		if (scored(a[2], Y)) put(a[2] ",late," a[1] "," points(rule_points("late")) "," iso(F_due[k]))
	}
	for (k = 1; k <= adjusts; k++) {
		e = A_event[k]
		if (Year[e] == Y && scored(Dept[e], Y))
			put(Dept[e] "," (EKind[e] == "base" ? "base" : "adjust") ",," points(Points[e]) "," iso(At[e]))
	}
}

# department,principal,ground,first,last,first_ref,last_ref,length,status; the caller sorts
function talks(T, Y,   k, i, j, n, m, d, stop, a, run, len) {
	score(T, Y)
	stop = days(Y + 1, 1, 1) * 86400
	for (k = 1; k <= ranked; k++) {
		d = Rank[k]
		if (Mark[d] == "last")
			put(d "," principal_at(d, T < stop ? T : stop) ",last,,,,,," (T < stop ? "provisional" : "proposed"))
	}
	for (k = 1; k <= departments; k++) {
		d = Dep[k]
		if (!scored(d, Y)) continue
		n = 0
		for (i = 1; i <= deadlines; i++) {
			if (L_dept[i] != d || L_void[i] || L_waived[i] || (!L_met[i] && L_due[i] >= T)) continue
			for (j = n++; j >= 1 && deadline_less(i, a[j]); j--) a[j + 1] = a[j]
			a[j + 1] = i
		}
		len = 0
		for (i = 1; i <= n + 1; i++) {
			if (i <= n && missed(a[i], T)) {
				if (len++ == 0) run = a[i]
				m = a[i]
			} else {
				if (len >= 2 && year_of(L_due[m]) == Y) put_run(d, run, m, len)
				len = 0
			}
		}
	}
}
function put_run(d, first, last, len) {
	put(d "," principal_at(d, L_due[last]) ",consecutive," L_issue[first] "," L_issue[last] "," \
	    Ref[S_event[L_issue[first]]] "," Ref[S_event[L_issue[last]]] "," len ",proposed")
}

function overdue(T,   i, j, n, k, a, e) {
	build(T)
	n = 0
	for (i = 1; i <= deadlines; i++) {
		if (L_void[i] || L_met[i] || L_due[i] >= T || !((L_issue[i], L_dept[i]) in Live)) continue
		for (j = n++; j >= 1 && overdue_less(i, a[j]); j--) a[j + 1] = a[j]
		a[j + 1] = i
	}
	for (i = 1; i <= n; i++) {
		k = a[i]; e = S_event[L_issue[k]]
		put(L_issue[k] "," Ref[e] "," Station[e] "," L_dept[k] "," Role[L_issue[k], L_dept[k]] "," L_kind[k] "," csv(Title[e]) "," \
		    iso(L_open[k]) "," iso(L_due[k]) "," int(T / 86400) - int(L_due[k] / 86400))
	}
}
function overdue_less(a, b) {
	if (L_due[a] != L_due[b]) return L_due[a] < L_due[b]
	if (L_issue[a] != L_issue[b]) return number_less(L_issue[a], L_issue[b])
	if (L_dept[a] != L_dept[b]) return L_dept[a] "" < L_dept[b] ""
	return L_open[a] != L_open[b] ? L_open[a] < L_open[b] : L_kind[a] < L_kind[b]
}

# The record as it is, with late judged at T (contract 1). "due" is asked when nothing came after T.
function list(T, what,   k, i, n, j, o, late, seen, due, e, a, m) {
	build(T)
	for (n = 1; n <= deadlines; n++) {
		i = L_issue[n]
		if (missed(n, T) && !((i, L_dept[n]) in seen)) { seen[i, L_dept[n]] = 1; late[i]++ }
	}
	build(NEVER)
	for (n = 1; n <= deadlines; n++) {
		i = L_issue[n]
		if (!L_void[n] && !L_met[n] && ((i, L_dept[n]) in Live) && (!(i in due) || L_due[n] < due[i])) due[i] = L_due[n]
	}
	for (k = 1; k <= issues; k++) {
		for (j = k - 1; j >= 1 && number_less(I[k], o[j]); j--) o[j + 1] = o[j]
		o[j + 1] = I[k]
	}
	for (k = 1; k <= issues; k++) {
		i = o[k]; e = S_event[i]
		if (what == "due") { put(i "," (i in due ? iso(due[i]) : "")); continue }
		if (what == "sets") {
			m = split(S_set[i], a, ";")
			put(i)
			for (j = 1; j <= m; j++) put(i " " a[j])
			continue
		}
		put(i "," Ref[e] "," Station[e] "," S_state[i] "," S_list[i] "," Category[e] "," csv(Title[e]) "," iso(raised(i)) "," \
		    (i in S_first ? iso(S_first[i]) : "") "," (S_state[i] == "closed" ? iso(S_closed[i]) : "") "," \
		    late[i] + 0)
	}
}

# R24: every miss of T, as number,department,kind,opened; the caller sorts
function flags(T,   n) {
	build(T)
	for (n = 1; n <= deadlines; n++)
		if (missed(n, T)) put(L_issue[n] "," L_dept[n] "," L_kind[n] "," iso(L_open[n]))
}

function put(s) { print s >out }
