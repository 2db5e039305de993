/* machine.c: the acts on one issue. See machine.h. */
#include <stdlib.h>
#include <string.h>

#include "machine.h"

static const char *const state_names[] = { "open", "dispatched", "resolved", "closed", "cancelled", "duplicate", NULL };
static const char *const list_names[] = { "", "local", "solo", "joint", "transfer", NULL };
static const char *const role_names[] = { "sole", "assist", "lead", "city", "local", NULL };
static const char *const kind_names[] = { "dispatch", "coordination", "progress", NULL };
static const char *const feed_names[] = { "receipt", "progress", "done", "return", NULL };

static int
code_of(const char *const *names, const char *s)
{
	int i;

	for (i = 0; s != NULL && names[i] != NULL; i++)
		if (strcmp(names[i], s) == 0)
			return i;
	return -1;
}

const char *m_state_name(enum m_state s) { return state_names[s]; }
const char *m_list_name(enum m_list l) { return l == L_NONE ? NULL : list_names[l]; }
const char *m_role_name(enum m_role r) { return role_names[r]; }
const char *m_kind_name(enum m_kind k) { return kind_names[k]; }
const char *m_feed_name(enum m_feed f) { return feed_names[f]; }
int m_state_of(const char *s) { return code_of(state_names, s); }
int m_list_of(const char *s) { return s == NULL ? L_NONE : code_of(list_names, s); }
int m_role_of(const char *s) { return code_of(role_names, s); }
int m_kind_of(const char *s) { return code_of(kind_names, s); }
int m_feed_of(const char *s) { return code_of(feed_names, s); }

/* R9: from which states an act is allowed, and what it is called in a refusal. */
#define FROM(s) (1u << (s))
#define LIVE (FROM(S_DISPATCHED) | FROM(S_RESOLVED))
static const struct { unsigned from; const char *verb; } acts[] = {
	[A_DISPATCH] = { FROM(S_OPEN), N_("dispatch") },
	[A_REDISPATCH] = { LIVE, N_("re-dispatch") },
	[A_FEEDBACK] = { LIVE, N_("record feedback on") },
	[A_RULING] = { LIVE, N_("rule on a return of") },
	[A_REJECT] = { FROM(S_RESOLVED), N_("reject") },
	[A_CLOSE] = { FROM(S_OPEN) | LIVE, N_("close off") },
	[A_REOPEN] = { FROM(S_CLOSED), N_("reopen") },
	[A_CANCEL] = { FROM(S_OPEN) | LIVE, N_("cancel") },
	[A_DUPLICATE] = { FROM(S_OPEN) | LIVE, N_("mark as duplicate") },
	[A_NOTE] = { FROM(S_OPEN) | LIVE, N_("note supervision of") },
	[A_RESULT] = { LIVE, N_("report the result of") },
	[A_EXTEND] = { FROM(S_OPEN) | LIVE, N_("extend") },
	[A_COORDINATE] = { LIVE, N_("hold a coordination meeting on") },
	[A_UNABLE] = { FROM(S_OPEN) | LIVE, N_("pass up") },
};

static int
not_in(struct machine *m, enum m_act act)
{
	return hl_fail(m->hl, HL_EREFUSED, _("cannot %s %s: it is %s"), _(acts[act].verb), m->number, m_state_name(m->state));
}

int
m_allowed(struct machine *m, enum m_act act)
{
	return acts[act].from & FROM(m->state) ? HL_OK : not_in(m, act);
}

/* A fact that changes the state may not lie before the last such fact (R50). */
static int
in_order(struct machine *m, enum m_act act)
{
	char at[32], last[32];
	int rc;

	if ((rc = m_allowed(m, act)) != HL_OK)
		return rc;
	if (m->hl->ev->at >= m->last)
		return HL_OK;
	return hl_fail(m->hl, HL_EREFUSED, _("cannot %s %s at %s: its last change of state was at %s"), _(acts[act].verb), m->number,
	    hl_time_long(m->hl->ev->at, at), hl_time_long(m->last, last));
}

void *
m_grow(void *p, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return p;
	*cap = *cap == 0 ? 4 : *cap * 2;
	return xrealloc(p, *cap * size);
}

void
machine_clear(struct machine *m)
{
	struct machine keep = { .a = m->a, .d = m->d, .f = m->f, .c = m->c, .p = m->p,
		.ca = m->ca, .cd = m->cd, .cf = m->cf, .cc = m->cc, .cp = m->cp };
	size_t i;

	for (i = 0; i < m->na; i++)
		free(m->a[i].responsible);
	for (i = 0; i < m->nf; i++)
		free(m->f[i].text);
	free(m->category);
	free(m->task);
	free(m->standard);
	free(m->responsible);
	*m = keep;	/* the arrays serve the next issue of an import */
}

void
machine_free(struct machine *m)
{
	machine_clear(m);
	free(m->a);
	free(m->d);
	free(m->f);
	free(m->c);
	free(m->p);
}

/* (at, event) pairs order facts: in the same second, as recorded. */
static bool
after(int64_t at, int64_t event, int64_t from, int64_t from_event)
{
	return at > from || (at == from && event > from_event);
}

static struct m_assignment *
live(const struct machine *m, int64_t department)
{
	size_t i;

	for (i = 0; i < m->na; i++)
		if (m->a[i].department == department && m->a[i].until == HL_NEVER)
			return &m->a[i];
	return NULL;
}

bool
m_live(const struct machine *m, int64_t department)
{
	return live(m, department) != NULL;
}

bool
m_missed(const struct m_deadline *d, int64_t t)
{
	return d->gone == HL_NEVER && d->met > d->due && d->due < t && d->void_at > t && d->waived > t;
}

static bool
counts(const struct machine *m, enum m_feed kind)
{
	return hl_list_has(&m->hl->cfg->counts, m_feed_name(kind));
}

/* When the department first said done since its claim was last reset, HL_NEVER if it has not. */
static int64_t
done_at(const struct machine *m, const struct m_assignment *a)
{
	int64_t at = HL_NEVER;
	size_t i;

	for (i = 0; i < m->nf; i++)
		if (m->f[i].department == a->department && m->f[i].kind == F_DONE && m->f[i].at < at &&
		    (after(m->f[i].at, m->f[i].event, a->done_from, a->done_event) || m->f[i].event == a->done_event))
			at = m->f[i].at;
	return at;
}

/* --- deadlines --- */

/*
 * Feedback dated back shows that the deadline was met when its department left, or asked to, or appealed: what was decided about an
 * unmet one is undone. An on-time one is not waived (R34), a met one not void (R9, R13, R14).
 */
static void
restore(const struct machine *m, struct m_deadline *d)
{
	const struct m_feedback *f;
	int64_t until = d->void_at;

	for (f = m->f; f < m->f + m->nf; f++)
		if (f->department == d->department && f->ruling != NULL && strcmp(f->ruling, "accepted") == 0 && f->ruled == d->void_at &&
		    d->opened <= f->at && d->due >= f->at)
			until = f->at;
	if (d->void_at != HL_NEVER && d->met < until)
		d->void_at = HL_NEVER;
	if (d->met <= d->due)
		d->waived = HL_NEVER;
}

/* R23: the earliest counted feedback after the deadline opened; an imported case is one event with its feedback. */
static void
meet(struct machine *m, struct m_deadline *d)
{
	const struct m_feedback *f;
	int64_t met = HL_NEVER;

	for (f = m->f; f < m->f + m->nf; f++)
		if (f->department == d->department && f->at < met && counts(m, f->kind) &&
		    (after(f->at, f->event, d->opened, d->event) ||
		    (f->at >= d->opened && f->event == d->event && d->kind == K_DISPATCH)))
			met = f->at;
	if (met == d->met)
		return;
	d->met = met;
	d->dirty = true;
	if (met < d->ended)
		d->ended = met;
	restore(m, d);
}

static const struct hl_clock *
clock_of(const struct hl_config *cfg, enum m_kind kind)
{
	return kind == K_DISPATCH ? &cfg->dispatch : kind == K_COORDINATION ? &cfg->coordination : &cfg->progress;
}

int
m_due(struct hl *hl, enum m_kind kind, int64_t from, int64_t *due, bool *uncovered)
{
	struct hl_calendar *cal = hl_calendar(hl);
	char text[32];

	if (cal == NULL)
		return HL_ECONFIG;
	*due = cal_due(cal, clock_of(hl->cfg, kind), from, uncovered, NULL, NULL);
	if (*uncovered)
		hl_warn(hl, _("the calendar does not cover the days up to %s: counted by Monday to Friday"), hl_time_short(*due, text));
	return HL_OK;
}

/* While folding, a deadline that was opened before keeps its due, whatever calendar is in force now. */
static bool
known_due(const struct machine *m, int64_t department, enum m_kind kind, int64_t opened, int64_t *due, bool *uncovered)
{
	const struct m_deadline *d;

	for (d = m->was != NULL ? m->was->d : NULL; d != NULL && d < m->was->d + m->was->nd; d++)
		if (d->event == m->hl->ev->seq && d->department == department && d->kind == kind && d->opened == opened) {
			*due = d->due;
			*uncovered = d->uncovered != 0;
			return true;
		}
	return false;
}

static int
open_deadline(struct machine *m, int64_t department, enum m_kind kind, int64_t opened)
{
	struct m_deadline *d;
	bool uncovered = false;
	int64_t due;
	int rc;

	if (!known_due(m, department, kind, opened, &due, &uncovered) &&
	    (rc = m_due(m->hl, kind, opened, &due, &uncovered)) != HL_OK)
		return rc;
	m->d = m_grow(m->d, m->nd, &m->cd, sizeof(*m->d));
	d = &m->d[m->nd++];
	*d = (struct m_deadline){ .department = department, .kind = kind, .opened = opened, .due = due,
		.met = HL_NEVER, .void_at = HL_NEVER, .waived = HL_NEVER, .ended = HL_NEVER, .gone = HL_NEVER,
		.uncovered = uncovered, .event = m->hl->ev->seq, .dirty = true };
	meet(m, d);
	return HL_OK;
}

/* Its department leaves at at: what is unmet ends, what is not yet past is void (R9, R14). */
static void
end_deadline(struct m_deadline *d, int64_t at)
{
	if (d->gone != HL_NEVER || d->met <= at)
		return;
	if (d->due >= at && d->void_at == HL_NEVER)
		d->void_at = at;
	if (d->ended > at)
		d->ended = at;
	d->dirty = true;
}

static void
end_deadlines(struct machine *m, int64_t department, int64_t at)
{
	struct m_deadline *d;

	for (d = m->d; d < m->d + m->nd; d++)
		if (d->department == department)
			end_deadline(d, at);
}

/* A department is live again: its unmet misses stand again from now on, an earlier T sees the gap. The index of the one that stands. */
static size_t
revive_deadline(struct machine *m, size_t i, int64_t at)
{
	struct m_deadline copy = m->d[i];

	if (copy.gone != HL_NEVER || copy.met != HL_NEVER || copy.void_at != HL_NEVER || copy.ended == HL_NEVER)
		return i;
	m->d[i].gone = at;
	m->d[i].dirty = true;
	copy.id = 0;
	copy.known = at;
	copy.ended = HL_NEVER;
	copy.dirty = true;
	m->d = m_grow(m->d, m->nd, &m->cd, sizeof(*m->d));
	m->d[m->nd] = copy;
	return m->nd++;
}

static void
revive_deadlines(struct machine *m, int64_t department, int64_t at)
{
	size_t i, n = m->nd;

	for (i = 0; i < n; i++)
		if (m->d[i].department == department)
			revive_deadline(m, i, at);
}

/* --- assignments --- */

static struct m_assignment *
assign(struct machine *m, int64_t department, bool district, enum m_role role, const char *responsible)
{
	const struct event *ev = m->hl->ev;
	struct m_assignment *a;

	m->a = m_grow(m->a, m->na, &m->ca, sizeof(*m->a));
	a = &m->a[m->na++];
	*a = (struct m_assignment){ .department = department, .district = district, .role = role,
		.responsible = responsible != NULL ? xstrdup(responsible) : NULL, .since = ev->at, .until = HL_NEVER,
		.done_from = ev->at, .done_event = ev->seq, .event = ev->seq, .dirty = true };
	return a;
}

static void
end_span(struct machine *m, struct m_assignment *a)
{
	a->until = m->hl->ev->at;
	a->until_event = m->hl->ev->seq;
	a->dirty = true;
}

static void
withdraw(struct machine *m, struct m_assignment *a)
{
	size_t i;

	end_span(m, a);
	end_deadlines(m, a->department, m->hl->ev->at);
	for (i = 0; i < m->nf; i++)
		if (m->f[i].department == a->department && m->f[i].kind == F_RETURN && m->f[i].ruling == NULL) {
			m->f[i].ruling = "moot";
			m->f[i].ruled = m->hl->ev->at;
			m->f[i].dirty = true;
		}
}

/* Its done no longer counts; a district department owes feedback anew (R9, R14, R16). */
static int
reset_done(struct machine *m, struct m_assignment *a)
{
	a->done_from = m->hl->ev->at;
	a->done_event = m->hl->ev->seq;
	a->dirty = true;
	return a->district ? open_deadline(m, a->department, K_DISPATCH, m->hl->ev->at) : HL_OK;
}

/* R9 "recomputed". A resolution dates from the last of the claims that make it. */
static void
recompute(struct machine *m)
{
	size_t i, n = 0, leads = 0, soles = 0;
	int64_t resolved = 0, at;

	for (i = 0; i < m->na; i++) {
		if (m->a[i].until != HL_NEVER)
			continue;
		n++;
		leads += m->a[i].role == R_LEAD;
		soles += m->a[i].role == R_SOLE;
		if (m->a[i].role == R_CITY)
			continue;
		at = done_at(m, &m->a[i]);
		resolved = at > resolved ? at : resolved;
	}
	if (m->station_handles)
		m->state = S_DISPATCHED;
	else if (n == 0 || (m->list == L_SOLO && soles == 0) || (m->list == L_TRANSFER && leads == 0))
		m->state = S_OPEN;
	else if (resolved == HL_NEVER || resolved == 0)
		m->state = S_DISPATCHED;
	else {
		m->state = S_RESOLVED;
		m->last = resolved > m->last ? resolved : m->last;
	}
}

static void
changed(struct machine *m)
{
	m->last = m->hl->ev->at;
}

static void
freshen(struct machine *m)
{
	m->fresh = m->hl->ev->at;
	m->fresh_event = m->hl->ev->seq;
}

/* --- dispatch --- */

/* R11: which departments a list takes. */
static int
check_list(struct machine *m, const struct m_dispatch *d)
{
	size_t i, j, n[5] = { 0 };
	struct hl *hl = m->hl;

	for (i = 0; i < d->n; i++) {
		const struct m_to *to = &d->to[i];
		const char *want = to->role == R_CITY ? "city" : "district";

		for (j = 0; j < i; j++)
			if (d->to[j].department == to->department)
				return hl_fail(hl, HL_EREFUSED, _("department '%s' is named twice"), to->code);
		n[to->role]++;
		if (to->role == R_LOCAL && (strcmp(to->level, "district") == 0 || strcmp(to->level, "city") == 0))
			return hl_fail(hl, HL_EREFUSED, _("list local takes no %s department: '%s'"), to->level, to->code);
		if (to->role != R_LOCAL && strcmp(to->level, want) != 0)
			return hl_fail(hl, HL_EREFUSED, _("'%s' is a %s department; role %s of list %s wants a %s one"), to->code,
			    to->level, m_role_name(to->role), m_list_name(d->list), want);
	}
	if (d->list == L_LOCAL && n[R_LOCAL] != d->n)
		return hl_fail(hl, HL_EREFUSED, _("list local takes no %s department: '%s'"), "city", d->to[d->n - 1].code);
	if (d->list == L_SOLO && (n[R_SOLE] != 1 || d->n != 1))
		return hl_fail(hl, HL_EREFUSED, _("list solo takes exactly one district department, not %zu"), d->n);
	if (d->list == L_JOINT && (n[R_ASSIST] + n[R_LEAD] < 2 || n[R_LEAD] > 1 || n[R_CITY] > 0))
		return hl_fail(hl, HL_EREFUSED, _("list joint takes two or more district departments, at most one of them lead, and no city department"));
	if (d->list == L_TRANSFER && (n[R_LEAD] != 1 || n[R_CITY] == 0))
		return hl_fail(hl, HL_EREFUSED, _("list transfer takes exactly one district department as lead and at least one city department"));
	return HL_OK;
}

/* R10: what a dispatch must state. */
static int
check_stated(struct machine *m, enum m_act act, const struct m_dispatch *d)
{
	const struct hl_list *need = &m->hl->cfg->require;
	bool each = d->n > 0, carry = act == A_REDISPATCH;
	const char *missing = NULL;
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->to[i].role != R_CITY && d->to[i].responsible == NULL)
			each = false;
	if (m->imported)
		return HL_OK;
	if (hl_list_has(need, "task") && d->task == NULL && (!carry || m->task == NULL))
		missing = "--task";
	else if (hl_list_has(need, "responsible") && d->responsible == NULL &&
	    (!carry || m->responsible == NULL) && !each)
		missing = "--responsible";
	else if (hl_list_has(need, "standard") && d->standard == NULL && (!carry || m->standard == NULL))
		missing = "--standard";
	if (missing == NULL)
		return HL_OK;
	return hl_fail(m->hl, HL_EREFUSED, _("cannot dispatch %s: the four lists want %s (R10)"), m->number, missing);
}

/* The same list and departments (R14); which of them leads may change. */
static bool
same_as_now(const struct machine *m, const struct m_dispatch *d)
{
	size_t i, n = 0;

	for (i = 0; i < m->na; i++)
		n += m->a[i].until == HL_NEVER;
	if (d->list != m->list || n != d->n || m->station_handles != (d->list == L_LOCAL && d->n == 0))
		return false;
	for (i = 0; i < d->n; i++)
		if (live(m, d->to[i].department) == NULL)
			return false;
	return true;
}

static bool
named(const struct m_dispatch *d, int64_t department)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->to[i].department == department)
			return true;
	return false;
}

static void
replace_text(char **field, const char *value)
{
	if (value == NULL)
		return;
	free(*field);
	*field = xstrdup(value);
}

/* A department that was live already: it keeps its clock; done under the former dispatch no longer counts (R14). */
static int
stays(struct machine *m, struct m_assignment *a, const struct m_to *to, bool same)
{
	int64_t at = m->hl->ev->at;
	struct m_assignment was = *a;

	if (to->responsible != NULL) {
		free(a->responsible);
		a->responsible = xstrdup(to->responsible);
		a->dirty = true;
	}
	if (a->role != to->role) {
		end_span(m, a);
		a = assign(m, was.department, was.district, to->role, a->responsible);
		a->done_from = was.done_from;
		a->done_event = was.done_event;
	}
	return !same && done_at(m, a) <= at ? reset_done(m, a) : HL_OK;
}

static int
place(struct machine *m, const struct m_to *to, bool same)
{
	struct m_assignment *a = live(m, to->department);
	bool district = strcmp(to->level, "district") == 0;

	if (a != NULL)
		return stays(m, a, to, same);
	assign(m, to->department, district, to->role, to->responsible);
	revive_deadlines(m, to->department, m->hl->ev->at);
	return district ? open_deadline(m, to->department, K_DISPATCH, m->hl->ev->at) : HL_OK;
}

static int
check_dispatch(struct machine *m, enum m_act act, const struct m_dispatch *d)
{
	struct hl *hl = m->hl;
	int rc;

	if ((rc = in_order(m, act)) != HL_OK || (rc = check_list(m, d)) != HL_OK ||
	    (rc = check_stated(m, act, d)) != HL_OK)
		return rc;
	if (d->list == L_LOCAL && d->n == 0 && m->category != NULL && !m->imported &&
	    hl_list_has(&hl->cfg->not_responsible, m->category))
		return hl_fail(hl, HL_EREFUSED, _("cannot dispatch %s to the station itself: it is never responsible for %s (R12)"),
		    m->number, m->category);
	if (d->close_by != 0 && d->close_by < hl->ev->at)
		return hl_fail(hl, HL_EREFUSED, _("cannot dispatch %s: its completion limit lies before the dispatch"), m->number);
	return HL_OK;
}

int
m_dispatch(struct machine *m, enum m_act act, const struct m_dispatch *d)
{
	const struct hl_config *cfg = m->hl->cfg;
	int64_t at = m->hl->ev->at;
	bool same;
	size_t i, n;
	int rc;

	if ((rc = check_dispatch(m, act, d)) != HL_OK)
		return rc;
	same = same_as_now(m, d);
	for (i = 0; i < m->na; i++)
		if (m->a[i].until == HL_NEVER && !named(d, m->a[i].department))
			withdraw(m, &m->a[i]);
	m->list = d->list;
	m->station_handles = d->list == L_LOCAL && d->n == 0;
	for (i = 0, n = d->n; i < n; i++)
		if ((rc = place(m, &d->to[i], same)) != HL_OK)
			return rc;
	replace_text(&m->task, d->task);
	replace_text(&m->standard, d->standard);
	replace_text(&m->responsible, d->responsible);
	if (d->close_by != 0)
		m->close_by = d->close_by;
	else if (m->close_by == 0)
		m->close_by = time_at(time_day(at) + cfg->limit_days, 86399);
	if (m->dispatched == 0)
		m->dispatched = at;
	changed(m);
	freshen(m);
	recompute(m);
	if (act == A_REDISPATCH && !same && ++m->moves > cfg->redispatch_warn)
		hl_warn(m->hl, _("%s has been re-dispatched %lld times"), m->number, (long long)m->moves);
	return HL_OK;
}

/* --- feedback --- */

/* Was the department live at t? */
static bool
live_at(const struct machine *m, int64_t department, int64_t t)
{
	size_t i;

	for (i = 0; i < m->na; i++)
		if (m->a[i].department == department && m->a[i].since <= t && t <= m->a[i].until)
			return true;
	return false;
}

/* Was it a transfer without its lead at t, that is open (R9)? Only a transfer has city departments. */
static bool
leaderless_at(const struct machine *m, int64_t t)
{
	const struct m_assignment *a;
	bool city = false, lead = false;

	for (a = m->a; a < m->a + m->na; a++)
		if (a->since <= t && t <= a->until) {
			city = city || a->role == R_CITY;
			lead = lead || a->role == R_LEAD;
		}
	return city && !lead;
}

static struct m_feedback *
pending_return(struct machine *m, int64_t department)
{
	size_t i;

	for (i = 0; i < m->nf; i++)
		if (m->f[i].department == department && m->f[i].kind == F_RETURN && m->f[i].ruling == NULL)
			return &m->f[i];
	return NULL;
}

static int
check_feedback(struct machine *m, int64_t department, const char *code, enum m_feed kind, int64_t at)
{
	struct hl *hl = m->hl;
	char text[32];
	int rc;

	if ((rc = m_allowed(m, A_FEEDBACK)) != HL_OK)
		return rc;
	if (live(m, department) == NULL)
		return hl_fail(hl, HL_EREFUSED, _("cannot record feedback on %s: '%s' has no assignment on it"), m->number, code);
	if (!live_at(m, department, at))
		return hl_fail(hl, HL_EREFUSED, _("cannot record feedback on %s: '%s' had no assignment on it at %s"), m->number, code,
		    hl_time_long(at, text));
	if (leaderless_at(m, at))
		return hl_fail(hl, HL_EREFUSED, _("cannot record feedback on %s: it was open at %s"), m->number, hl_time_long(at, text));
	if (kind == F_RETURN && pending_return(m, department) != NULL)
		return hl_fail(hl, HL_EREFUSED, _("'%s' has asked to return %s already; rule on that first"), code, m->number);
	return HL_OK;
}

/* Had the district department said done at that moment, without a dispatch deadline that asked for it anew since? */
static bool
done_by(const struct machine *m, int64_t department, int64_t at)
{
	const struct m_feedback *f, *done = NULL;
	const struct m_deadline *d;

	for (f = m->f; f < m->f + m->nf; f++)
		if (f->department == department && f->kind == F_DONE && f->at <= at &&
		    (done == NULL || after(f->at, f->event, done->at, done->event)))
			done = f;
	for (d = m->d; done != NULL && d < m->d + m->nd; d++)
		if (d->department == department && d->kind == K_DISPATCH && d->opened <= at &&
		    after(d->opened, d->event, done->at, done->event))
			return false;
	return done != NULL;
}

/* R22: a counted feedback short of done opens the next progress deadline; done ends the series. */
static int
progress_clock(struct machine *m, const struct m_assignment *a, enum m_feed kind, int64_t at)
{
	struct m_deadline *d;

	if (m->hl->cfg->progress.days == 0 || !a->district || !counts(m, kind))
		return HL_OK;
	if (kind != F_DONE)
		return done_by(m, a->department, at) ? HL_OK : open_deadline(m, a->department, K_PROGRESS, at);
	for (d = m->d; d < m->d + m->nd; d++)	/* opened by feedback that turns out to lie after the done */
		if (d->department == a->department && d->kind == K_PROGRESS && d->opened > at && d->opened > a->done_from &&
		    d->void_at > d->opened) {
			d->void_at = d->opened;
			d->ended = d->opened;
			d->dirty = true;
		}
	return HL_OK;
}

/* R50: a fact dated so that it meets a deadline that has passed in real time. */
static int
check_backdated(struct machine *m, int64_t department, int64_t at, const int64_t *was)
{
	const struct m_deadline *d;
	char text[32];
	size_t i;

	for (i = 0; i < m->nd; i++) {
		d = &m->d[i];
		if (d->department != department || d->met > d->due || was[i] <= d->due || d->due >= m->hl->real ||
		    d->void_at <= at)
			continue;
		if (m->hl->reason == NULL && !m->hl->imported && !m->hl->replay)
			return hl_fail(m->hl, HL_EREFUSED, _("feedback on %s would meet a deadline already past (%s): that needs the office and a reason, give --reason"),
			    m->number, hl_time_long(d->due, text));
	}
	return HL_OK;
}

int
m_feedback(struct machine *m, int64_t department, const char *code, enum m_feed kind, int64_t at, const char *text)
{
	int64_t *was;
	size_t i, n = m->nd;
	int rc;

	if ((rc = check_feedback(m, department, code, kind, at)) != HL_OK)
		return rc;
	m->f = m_grow(m->f, m->nf, &m->cf, sizeof(*m->f));
	m->f[m->nf++] = (struct m_feedback){ .department = department, .kind = kind, .at = at, .event = m->hl->ev->seq,
		.text = text != NULL ? xstrdup(text) : NULL, .dirty = true };
	was = xcalloc(n + 1, sizeof(*was));
	for (i = 0; i < n; i++) {
		was[i] = m->d[i].met;
		if (m->d[i].department == department && m->d[i].gone == HL_NEVER)
			meet(m, &m->d[i]);
	}
	rc = check_backdated(m, department, at, was);
	free(was);
	if (rc != HL_OK || (rc = progress_clock(m, live(m, department), kind, at)) != HL_OK)
		return rc;
	recompute(m);
	return HL_OK;
}

int
m_ruling(struct machine *m, int64_t department, const char *code, bool accepted)
{
	int64_t at = m->hl->ev->at;
	struct m_feedback *f;
	struct m_assignment *a;
	struct m_deadline *d;
	int rc;

	if ((rc = m_allowed(m, A_RULING)) != HL_OK)
		return rc;
	f = pending_return(m, department);
	a = live(m, department);
	if (f == NULL || a == NULL)
		return hl_fail(m->hl, HL_EREFUSED, _("'%s' has not asked to return %s"), code, m->number);
	if (at < f->at)
		return hl_fail(m->hl, HL_EREFUSED, _("cannot rule on a return of %s before it was asked for"), m->number);
	if (accepted && (rc = in_order(m, A_RULING)) != HL_OK)
		return rc;
	f->ruling = accepted ? "accepted" : "refused";
	f->ruled = at;
	f->dirty = true;
	if (!accepted)
		return HL_OK;
	for (d = m->d; d < m->d + m->nd; d++)	/* asked for in time: even if past or answered since (R13) */
		if (d->department == department && d->gone == HL_NEVER && d->opened <= f->at && d->met > f->at &&
		    d->due >= f->at && d->void_at > at) {
			d->void_at = at;
			if (d->ended > at)
				d->ended = at;
			d->dirty = true;
		}
	withdraw(m, a);
	changed(m);
	recompute(m);
	return HL_OK;
}

/* --- the station's acts --- */

int
m_reject(struct machine *m)
{
	size_t i, n = m->na;
	int rc;

	if ((rc = in_order(m, A_REJECT)) != HL_OK)
		return rc;
	for (i = 0; i < n; i++)
		if (m->a[i].until == HL_NEVER && m->a[i].role != R_CITY && (rc = reset_done(m, &m->a[i])) != HL_OK)
			return rc;
	changed(m);
	freshen(m);
	recompute(m);
	return HL_OK;
}

static const char *
credit_rule(enum m_list list, enum m_role role)
{
	if (role == R_CITY || list == L_LOCAL || list == L_NONE)
		return NULL;
	return list == L_SOLO ? "solo" : list == L_JOINT ? "joint" : role == R_LEAD ? "transfer" : "assist";
}

static void
finish(struct machine *m, enum m_state state)
{
	size_t i;

	for (i = 0; i < m->na; i++)
		if (m->a[i].until == HL_NEVER)
			withdraw(m, &m->a[i]);
	m->state = state;
	changed(m);
}

static int
check_close(struct machine *m)
{
	struct hl *hl = m->hl;
	int rc;

	if ((rc = in_order(m, A_CLOSE)) != HL_OK)
		return rc;
	if (m->state == S_DISPATCHED && !m->station_handles)
		return not_in(m, A_CLOSE);
	if (m->state == S_OPEN && m->category != NULL && !m->imported && hl_list_has(&hl->cfg->not_responsible, m->category))
		return hl_fail(hl, HL_EREFUSED, _("cannot close off %s: it is open and the station itself is never responsible for %s (R12)"),
		    m->number, m->category);
	if (m->list == L_JOINT && m->state == S_RESOLVED && hl->cfg->require_result && !m->imported &&
	    (m->result == 0 || !after(m->result, m->result_event, m->fresh, m->fresh_event)))
		return hl_fail(hl, HL_EREFUSED, _("cannot close off %s: the deputy's result report is missing (R15)"), m->number);
	if (time_year(hl->ev->at) < time_year(hl->real))
		return event_need_reason(hl, _("a close-off dated in an earlier year"));
	return HL_OK;
}

int
m_close(struct machine *m)
{
	const struct event *ev = m->hl->ev;
	const char *rule;
	size_t i;
	int rc;

	if ((rc = check_close(m)) != HL_OK)
		return rc;
	if (m->state == S_OPEN)		/* the station solved it itself */
		m->list = L_LOCAL;
	for (i = 0; i < m->na; i++) {
		if (m->a[i].until != HL_NEVER || (rule = credit_rule(m->list, m->a[i].role)) == NULL)
			continue;
		m->c = m_grow(m->c, m->nc, &m->cc, sizeof(*m->c));
		m->c[m->nc++] = (struct m_credit){ .department = m->a[i].department, .at = ev->at, .known = ev->at,
			.revoked = HL_NEVER, .event = ev->seq, .rule = rule, .dirty = true };
	}
	finish(m, S_CLOSED);
	m->closed = ev->at;
	m->closed_event = ev->seq;
	return HL_OK;
}

int
m_end(struct machine *m, enum m_act act)
{
	int rc = in_order(m, act);

	if (rc == HL_OK)
		finish(m, act == A_CANCEL ? S_CANCELLED : S_DUPLICATE);
	return rc;
}

int
m_reopen(struct machine *m)
{
	int64_t at = m->hl->ev->at;
	struct m_assignment *a;
	size_t i, n = m->na;
	int rc;

	if ((rc = in_order(m, A_REOPEN)) != HL_OK)
		return rc;
	for (i = 0; i < m->nc; i++)
		if (m->c[i].revoked > at) {
			m->c[i].revoked = at;
			m->c[i].dirty = true;
		}
	for (i = 0; i < n; i++) {
		if (m->a[i].until_event != m->closed_event)
			continue;
		a = assign(m, m->a[i].department, m->a[i].district, m->a[i].role, m->a[i].responsible);
		revive_deadlines(m, a->department, at);
		if (a->district && (rc = open_deadline(m, a->department, K_DISPATCH, at)) != HL_OK)
			return rc;
	}
	if (m->dispatched == 0)
		m->list = L_NONE;
	m->closed = m->closed_event = 0;
	changed(m);
	freshen(m);
	recompute(m);
	return HL_OK;
}

/* The request that led to the withdrawal by that event asked in time: the deadline was running then (R13). */
static bool
asked_in_time(const struct machine *m, const struct m_deadline *d, const struct m_assignment *a)
{
	const struct m_feedback *f;

	for (f = m->f; f < m->f + m->nf; f++)
		if (f->department == a->department && f->ruling != NULL && strcmp(f->ruling, "accepted") == 0 && f->ruled == a->until &&
		    d->opened <= f->at && d->met > f->at && d->due >= f->at)
			return true;
	return false;
}

/* Waives it from the first ruling of an appeal filed when it was missed (R34). */
static void
waive(const struct machine *m, struct m_deadline *d)
{
	const struct m_appeal *p;

	for (p = m->p; p < m->p + m->np; p++)
		if (p->department == d->department && p->upheld && p->ruled < d->waived && m_missed(d, p->filed)) {
			d->waived = p->ruled;
			d->dirty = true;
		}
}

/* The last deadline opened belongs to span i of its department, which may have ended since: what that did to it is done now. */
static void
catch_up(struct machine *m, size_t i)
{
	size_t d = m->nd - 1, k;

	waive(m, &m->d[d]);
	while (m->a[i].until != HL_NEVER) {
		for (k = i + 1; k < m->na && m->a[k].department != m->a[i].department; k++)
			;
		if (k == m->na || m->a[k].event != m->a[i].until_event) {	/* more than a change of role */
			if (asked_in_time(m, &m->d[d], &m->a[i]))
				m->d[d].void_at = m->a[i].until;
			end_deadline(&m->d[d], m->a[i].until);
			if (k < m->na)
				d = revive_deadline(m, d, m->a[k].since);
		}
		if (k == m->na)
			return;
		i = k;
	}
}

/* R21: feedback is owed by every district department on the issue at the meeting, beside R20. */
int
m_coordinate(struct machine *m, int64_t at)
{
	size_t i, n = m->na;
	char text[32];
	int rc;

	if ((rc = m_allowed(m, A_COORDINATE)) != HL_OK)
		return rc;
	if (m->dispatched == 0 || at < m->dispatched)
		return hl_fail(m->hl, HL_EREFUSED, _("cannot hold a coordination meeting on %s at %s: it was not dispatched then"), m->number,
		    hl_time_long(at, text));
	for (i = 0; i < n; i++) {	/* until is the moment it was live no more: the meeting is recorded after it */
		if (!m->a[i].district || m->a[i].since > at || m->a[i].until <= at)
			continue;
		if ((rc = open_deadline(m, m->a[i].department, K_COORDINATION, at)) != HL_OK)
			return rc;
		catch_up(m, i);
	}
	/* nothing that says who was on the issue then, or whether it was under way, may come in before it */
	m->last = at > m->last ? at : m->last;
	return HL_OK;
}

/* --- appeals (R34) --- */

static struct m_appeal *
last_appeal(struct machine *m, int64_t department)
{
	struct m_appeal *last = NULL;
	size_t i;

	for (i = 0; i < m->np; i++)
		if (m->p[i].department == department)
			last = &m->p[i];
	return last;
}

int
m_appeal(struct machine *m, int64_t department, const char *code)
{
	const struct m_appeal *last = last_appeal(m, department);
	struct hl_calendar *cal = hl_calendar(m->hl);
	int64_t at = m->hl->ev->at, limit = 0, end;
	const struct m_deadline *d;
	char text[32];

	if (cal == NULL)
		return HL_ECONFIG;
	if (last != NULL && last->ruled == 0)
		return hl_fail(m->hl, HL_EREFUSED, _("'%s' has an appeal on %s that is not ruled on yet"), code, m->number);
	for (d = m->d; d < m->d + m->nd; d++) {
		if (d->department != department || !m_missed(d, at))
			continue;
		if (last != NULL && !last->upheld && d->due < last->filed)
			continue;	/* ruled on already: only a new miss can be appealed */
		end = cal_after_working(cal, d->due, m->hl->cfg->appeal_days);
		limit = end > limit ? end : limit;
	}
	if (limit == 0)
		return hl_fail(m->hl, HL_EREFUSED, _("'%s' has no miss on %s to appeal against"), code, m->number);
	if (at > limit)
		return hl_fail(m->hl, HL_EREFUSED, _("too late to appeal for '%s' on %s: the limit was %s"), code, m->number,
		    hl_time_long(limit, text));
	m->p = m_grow(m->p, m->np, &m->cp, sizeof(*m->p));
	m->p[m->np++] = (struct m_appeal){ .event = m->hl->ev->seq, .department = department, .filed = at };
	return HL_OK;
}

int
m_appeal_ruling(struct machine *m, int64_t department, const char *code, bool upheld)
{
	struct m_appeal *p = last_appeal(m, department);
	int64_t at = m->hl->ev->at;
	struct m_deadline *d;

	if (p == NULL || p->ruled != 0)
		return hl_fail(m->hl, HL_EREFUSED, _("'%s' has no open appeal on %s"), code, m->number);
	if (at < p->filed)
		return hl_fail(m->hl, HL_EREFUSED, _("cannot rule on the appeal of '%s' on %s before it was filed"), code, m->number);
	p->ruled = at;
	p->upheld = upheld;
	for (d = m->d; upheld && d < m->d + m->nd; d++)
		if (d->department == department && m_missed(d, p->filed) && d->waived > at) {
			d->waived = at;
			d->dirty = true;
		}
	return HL_OK;
}
