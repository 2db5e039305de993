/* state.c: the acts on one issue. See machine.h. */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

static const char *const state_names[] = { "open", "dispatched", "resolved", "closed", "cancelled",
	"duplicate", NULL };
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

const char *
m_state_name(enum m_state s)
{
	return state_names[s];
}
const char *
m_list_name(enum m_list l)
{
	return l == L_NONE ? NULL : list_names[l];
}
const char *
m_role_name(enum m_role r)
{
	return role_names[r];
}
const char *
m_kind_name(enum m_kind k)
{
	return kind_names[k];
}
const char *
m_feed_name(enum m_feed f)
{
	return feed_names[f];
}
int
m_state_of(const char *s)
{
	return code_of(state_names, s);
}
int
m_list_of(const char *s)
{
	return s == NULL ? L_NONE : code_of(list_names, s);
}
int
m_role_of(const char *s)
{
	return code_of(role_names, s);
}
int
m_kind_of(const char *s)
{
	return code_of(kind_names, s);
}
int
m_feed_of(const char *s)
{
	return code_of(feed_names, s);
}

/* R9: from which states an act is allowed, and what it is called in a refusal. */
#define FROM(s) (1u << (s))
#define IN_HAND (FROM(S_DISPATCHED) | FROM(S_RESOLVED))
static const struct {
	unsigned from;
	const char *verb;
} acts[] = {
	[A_DISPATCH] = { FROM(S_OPEN), N_("dispatch") },
	[A_REDISPATCH] = { IN_HAND, N_("re-dispatch") },
	[A_FEEDBACK] = { IN_HAND, N_("record feedback on") },
	[A_RULING] = { IN_HAND, N_("rule on a return of") },
	[A_REJECT] = { FROM(S_RESOLVED), N_("reject") },
	[A_CLOSE] = { FROM(S_OPEN) | IN_HAND, N_("close off") },
	[A_REOPEN] = { FROM(S_CLOSED), N_("reopen") },
	[A_CANCEL] = { FROM(S_OPEN) | IN_HAND, N_("cancel") },
	[A_DUPLICATE] = { FROM(S_OPEN) | IN_HAND, N_("mark as duplicate") },
	[A_SPLIT] = { FROM(S_OPEN) | IN_HAND, N_("split") },
	[A_NOTE] = { FROM(S_OPEN) | IN_HAND, N_("note supervision of") },
	[A_RESULT] = { IN_HAND, N_("report the result of") },
	[A_EXTEND] = { FROM(S_OPEN) | IN_HAND, N_("extend") },
	[A_COORDINATE] = { IN_HAND, N_("hold a coordination meeting on") },
	[A_UNABLE] = { FROM(S_OPEN) | IN_HAND, N_("pass up") },
};

int
m_not_in(struct machine *m, enum m_act act)
{
	return hl_fail(m->hl, HL_EREFUSED, _("cannot %s %s: it is %s"), _(acts[act].verb),
	    m->number, m_state_name(m->state));
}

int
m_allowed(struct machine *m, enum m_act act)
{
	return acts[act].from & FROM(m->state) ? HL_OK : m_not_in(m, act);
}

/* A fact that changes the state may not lie before the last such fact (R50). */
int
m_in_order(struct machine *m, enum m_act act)
{
	char at[32], last[32];
	int rc;

	if ((rc = m_allowed(m, act)) != HL_OK)
		return rc;
	if (m->hl->at >= m->last)
		return HL_OK;
	return hl_fail(m->hl, HL_EREFUSED,
	    _("cannot %s %s at %s: its last change of state was at %s"), _(acts[act].verb),
	    m->number, hl_time_long(m->hl->at, at), hl_time_long(m->last, last));
}

void
machine_clear(struct machine *m)
{
	struct machine keep = {
		.a = m->a, .d = m->d, .f = m->f, .c = m->c, .p = m->p, .v = m->v, .h = m->h
	};
	size_t i;

	for (i = 0; i < m->a.n; i++)
		free(m->a.v[i].responsible);
	for (i = 0; i < m->f.n; i++)
		free(m->f.v[i].text);
	free(m->category);
	free(m->task);
	free(m->standard);
	free(m->responsible);
	keep.a.n = keep.d.n = keep.f.n = keep.c.n = keep.p.n = keep.v.n = keep.h.n = 0;
	*m = keep; /* the arrays serve the next issue of an import */
}

void
machine_free(struct machine *m)
{
	machine_clear(m);
	vec_free(&m->a);
	vec_free(&m->d);
	vec_free(&m->f);
	vec_free(&m->c);
	vec_free(&m->p);
	vec_free(&m->v);
	vec_free(&m->h);
}

/* (at, event) pairs order facts: in the same second, as recorded. */
bool
m_after(int64_t at, int64_t event, int64_t from, int64_t from_event)
{
	return at > from || (at == from && event > from_event);
}

struct m_assignment *
m_live(const struct machine *m, int64_t department)
{
	size_t i;

	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].department == department && m->a.v[i].until == HL_NEVER)
			return &m->a.v[i];
	return NULL;
}

bool
m_missed(const struct m_deadline *d, int64_t t)
{
	return d->gone == HL_NEVER && d->met > d->due && d->due < t && d->void_at > t &&
	       d->waived > t;
}

bool
m_counts(const struct machine *m, enum m_feed kind, int64_t at)
{
	return hl_list_has(&hl_config_at(m->hl->base, at)->counts, m_feed_name(kind));
}

/* When the department first said done since its claim was last reset, HL_NEVER if it has not. */
int64_t
m_done_at(const struct machine *m, const struct m_assignment *a)
{
	int64_t at = HL_NEVER;
	size_t i;

	for (i = 0; i < m->f.n; i++)
		if (m->f.v[i].kind == F_DONE && m->f.v[i].at < at &&
		    m_speaks(m, a->department, m->f.v[i].department) &&
		    (m_after(m->f.v[i].at, m->f.v[i].event, a->done_from, a->done_event) ||
			m->f.v[i].event == a->done_event))
			at = m->f.v[i].at;
	return at;
}

/* --- deadlines --- */

/*
 * R23: the earliest counted feedback after the deadline opened; an imported case is one event
 * with its feedback.
 */
void
m_meet(struct machine *m, struct m_deadline *d)
{
	const struct m_feedback *f;
	int64_t met = HL_NEVER;

	for (f = m->f.v; f < m->f.v + m->f.n; f++)
		if (f->department == d->department && f->at < met && m_counts(m, f->kind, f->at) &&
		    (m_after(f->at, f->event, d->opened, d->event) ||
			(f->at >= d->opened && f->event == d->event && d->kind == K_DISPATCH)))
			met = f->at;
	if (met == d->met)
		return;
	d->met = met;
	d->dirty = true;
	if (met < d->ended)
		d->ended = met;
}

const struct hl_clock *
m_clock(const struct hl_config *cfg, enum m_kind kind)
{
	return kind == K_DISPATCH       ? &cfg->dispatch
	       : kind == K_COORDINATION ? &cfg->coordination
					: &cfg->progress;
}

int
m_due(struct hl *hl, enum m_kind kind, int64_t from, int64_t *due, bool *uncovered)
{
	struct hl_calendar *cal = hl_calendar(hl);
	char text[32];

	if (cal == NULL)
		return HL_ECONFIG;
	*due = cal_due(
	    cal, m_clock(hl_config_at(hl->base, from), kind), from, uncovered, NULL, NULL);
	if (*uncovered)
		hl_warn(hl,
		    _("the calendar does not cover the days up to %s: counted by Monday to Friday"),
		    hl_time_short(*due, text));
	return HL_OK;
}

bool
m_known_due(const struct machine *m, int64_t department, enum m_kind kind, int64_t opened,
    int64_t *due, bool *uncovered)
{
	const struct m_deadline *d;

	for (d = m->was != NULL ? m->was->d.v : NULL; d != NULL && d < m->was->d.v + m->was->d.n;
	     d++)
		if (d->event == m->hl->ev->seq && d->department == department && d->kind == kind &&
		    d->opened == opened) {
			*due = d->due;
			*uncovered = d->uncovered != 0;
			return true;
		}
	return false;
}

int
m_open_deadline(struct machine *m, int64_t department, enum m_kind kind, int64_t opened)
{
	struct m_deadline *d;
	bool uncovered = false;
	int64_t due;
	int rc;

	if (!m_known_due(m, department, kind, opened, &due, &uncovered) &&
	    (rc = m_due(m->hl, kind, opened, &due, &uncovered)) != HL_OK)
		return rc;
	d = vec_add(&m->d);
	*d = (struct m_deadline){ .department = department,
		.kind = kind,
		.opened = opened,
		.due = due,
		.met = HL_NEVER,
		.void_at = HL_NEVER,
		.waived = HL_NEVER,
		.ended = HL_NEVER,
		.gone = HL_NEVER,
		.uncovered = uncovered,
		.event = m->hl->ev->seq,
		.dirty = true };
	m_meet(m, d);
	return HL_OK;
}

/* Its department leaves at at: what is unmet ends, what is not yet past is void (R9, R14). */
void
m_end_deadline(struct m_deadline *d, int64_t at)
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

	for (d = m->d.v; d < m->d.v + m->d.n; d++)
		if (d->department == department)
			m_end_deadline(d, at);
}

/*
 * A department is live again: its unmet misses stand again from now on, an earlier T sees the
 * gap. The index of the one that stands.
 */
size_t
m_revive_deadline(struct machine *m, size_t i, int64_t at)
{
	struct m_deadline copy = m->d.v[i];

	if (copy.gone != HL_NEVER || copy.met != HL_NEVER || copy.void_at != HL_NEVER ||
	    copy.ended == HL_NEVER)
		return i;
	m->d.v[i].gone = at;
	m->d.v[i].dirty = true;
	copy.id = 0;
	copy.known = at;
	copy.ended = HL_NEVER;
	copy.dirty = true;
	*vec_add(&m->d) = copy;
	return m->d.n - 1;
}

void
m_revive_deadlines(struct machine *m, int64_t department, int64_t at)
{
	size_t i, n = m->d.n;

	for (i = 0; i < n; i++)
		if (m->d.v[i].department == department)
			m_revive_deadline(m, i, at);
}

/* --- assignments --- */

struct m_assignment *
m_assign(
    struct machine *m, int64_t department, bool district, enum m_role role, const char *responsible)
{
	const struct event *ev = m->hl->ev;
	struct m_assignment *a;

	a = vec_add(&m->a);
	*a = (struct m_assignment){ .department = department,
		.district = district,
		.role = role,
		.responsible = responsible != NULL ? xstrdup(responsible) : NULL,
		.since = m->hl->at,
		.until = HL_NEVER,
		.done_from = m->hl->at,
		.done_event = ev->seq,
		.event = ev->seq,
		.gone = HL_NEVER,
		.dirty = true };
	return a;
}

void
m_end_span(struct machine *m, struct m_assignment *a)
{
	a->until = m->hl->at;
	a->until_event = m->hl->ev->seq;
	a->dirty = true;
}

void
m_withdraw(struct machine *m, struct m_assignment *a)
{
	size_t i;

	m_end_span(m, a);
	end_deadlines(m, a->department, m->hl->at);
	for (i = 0; i < m->f.n; i++)
		if (m->f.v[i].department == a->department && m->f.v[i].kind == F_RETURN &&
		    m->f.v[i].ruling == NULL) {
			m->f.v[i].ruling = "moot";
			m->f.v[i].ruled = m->hl->at;
			m->f.v[i].dirty = true;
		}
}

/* Its done no longer counts; a district department owes feedback anew (R9, R14, R16). */
int
m_reset_done(struct machine *m, struct m_assignment *a)
{
	a->done_from = m->hl->at;
	a->done_event = m->hl->ev->seq;
	a->dirty = true;
	return a->district ? m_open_deadline(m, a->department, K_DISPATCH, m->hl->at) : HL_OK;
}

/* R9 "recomputed". A resolution dates from the last of the claims that make it. */
void
m_recompute(struct machine *m)
{
	size_t i, n = 0, leads = 0, soles = 0;
	int64_t resolved = 0, at;

	for (i = 0; i < m->a.n; i++) {
		if (m->a.v[i].until != HL_NEVER)
			continue;
		n++;
		leads += m->a.v[i].role == R_LEAD;
		soles += m->a.v[i].role == R_SOLE;
		if (m->a.v[i].role == R_CITY)
			continue;
		at = m_done_at(m, &m->a.v[i]);
		resolved = at > resolved ? at : resolved;
	}
	if (m->station_handles)
		m->state = S_DISPATCHED;
	else if (n == 0 || (m->list == L_SOLO && soles == 0) ||
		 (m->list == L_TRANSFER && leads == 0))
		m->state = S_OPEN;
	else if (resolved == HL_NEVER || resolved == 0)
		m->state = S_DISPATCHED;
	else {
		m->state = S_RESOLVED;
		m->last = resolved > m->last ? resolved : m->last;
	}
}

void
m_changed(struct machine *m)
{
	m->last = m->hl->at;
}

void
m_moved(struct machine *m, int64_t n, enum m_list was, int64_t was_by)
{
	*vec_add(&m->v) = (struct m_move){ .at = m->hl->at,
		.event = m->hl->ev->seq,
		.n = n,
		.was = was,
		.list = m->list,
		.was_by = was_by,
		.close_by = m->close_by,
		.dirty = true };
}

void
m_freshen(struct machine *m)
{
	m->fresh = m->hl->at;
	m->fresh_event = m->hl->ev->seq;
}
