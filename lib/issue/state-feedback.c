/* state-feedback.c: feedback, and rulings on returns (R13, R22, R23). */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* --- feedback --- */

/* Was the department live at t? */
static bool
live_at(const struct machine *m, int64_t department, int64_t t)
{
	size_t i;

	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].department == department && m->a.v[i].since <= t &&
		    t <= m->a.v[i].until)
			return true;
	return false;
}

/*
 * Was it a transfer without its lead at t, that is open (R9)? Only a transfer has city
 * departments.
 */
static bool
leaderless_at(const struct machine *m, int64_t t)
{
	const struct m_assignment *a;
	bool city = false, lead = false;

	for (a = m->a.v; a < m->a.v + m->a.n; a++)
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

	for (i = 0; i < m->f.n; i++)
		if (m->f.v[i].department == department && m->f.v[i].kind == F_RETURN &&
		    m->f.v[i].ruling == NULL)
			return &m->f.v[i];
	return NULL;
}

static int
check_feedback(
    struct machine *m, int64_t department, const char *code, enum m_feed kind, int64_t at)
{
	struct hl *hl = m->hl;
	char text[32];
	int rc;

	if ((rc = m_allowed(m, A_FEEDBACK)) != HL_OK)
		return rc;
	/* one that has ended may have spoken before, whoever has its work now */
	if (m_live(m, m_heir(m, department, HL_NEVER)) == NULL)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot record feedback on %s: '%s' has no assignment on it"), m->number,
		    code);
	if (!live_at(m, department, at))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot record feedback on %s: '%s' had no assignment on it at %s"),
		    m->number, code, hl_time_long(at, text));
	if (leaderless_at(m, at))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot record feedback on %s: it was open at %s"), m->number,
		    hl_time_long(at, text));
	if (kind == F_RETURN && pending_return(m, department) != NULL)
		return hl_fail(hl, HL_EREFUSED,
		    _("'%s' has asked to return %s already; rule on that first"), code, m->number);
	return HL_OK;
}

/*
 * Had the district department said done at that moment, without a dispatch deadline that asked
 * for it anew since?
 */
static bool
done_by(const struct machine *m, int64_t department, int64_t at)
{
	const struct m_feedback *f, *done = NULL;
	const struct m_deadline *d;

	for (f = m->f.v; f < m->f.v + m->f.n; f++)
		if (f->kind == F_DONE && f->at <= at && m_speaks(m, department, f->department) &&
		    (done == NULL || m_after(f->at, f->event, done->at, done->event)))
			done = f;
	for (d = m->d.v; done != NULL && d < m->d.v + m->d.n; d++)
		if (d->department == department && d->kind == K_DISPATCH && d->opened <= at &&
		    m_after(d->opened, d->event, done->at, done->event))
			return false;
	return done != NULL;
}

/* R22: a counted feedback short of done opens the next progress deadline; done ends the series. */
static int
progress_clock(struct machine *m, const struct m_assignment *a, enum m_feed kind, int64_t at)
{
	struct m_deadline *d;

	if (m->hl->cfg->progress.days == 0 || a == NULL || !a->district || !m_counts(m, kind, at))
		return HL_OK;
	if (kind != F_DONE)
		return done_by(m, a->department, at)
			   ? HL_OK
			   : m_open_deadline(m, a->department, K_PROGRESS, at);
	for (d = m->d.v; d < m->d.v + m->d.n;
	     d++) /* opened by feedback that turns out to lie after the done */
		if (d->department == a->department && d->kind == K_PROGRESS && d->opened > at &&
		    d->opened > a->done_from && d->void_at > d->opened) {
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

	for (i = 0; i < m->d.n; i++) {
		d = &m->d.v[i];
		if (d->department != department || d->met > d->due || was[i] <= d->due ||
		    d->due >= m->hl->real || d->void_at <= at)
			continue;
		if (m->hl->reason == NULL && !m->hl->imported && !m->hl->replay)
			return hl_fail(m->hl, HL_EREFUSED,
			    _("feedback on %s would meet a deadline already past (%s): that needs "
			      "the office and a reason, give --reason"),
			    m->number, hl_time_long(d->due, text));
	}
	return HL_OK;
}

int
m_feedback(struct machine *m, int64_t department, const char *code, enum m_feed kind, int64_t at,
    const char *text)
{
	int64_t *was;
	size_t i, n = m->d.n;
	int rc;

	if ((rc = check_feedback(m, department, code, kind, at)) != HL_OK)
		return rc;
	*vec_add(&m->f) = (struct m_feedback){ .department = department,
		.kind = kind,
		.at = at,
		.event = m->hl->ev->seq,
		.text = text != NULL ? xstrdup(text) : NULL,
		.dirty = true };
	was = xcalloc(n + 1, sizeof(*was));
	for (i = 0; i < n; i++) {
		was[i] = m->d.v[i].met;
		if (m->d.v[i].department == department && m->d.v[i].gone == HL_NEVER)
			m_meet(m, &m->d.v[i]);
	}
	rc = check_backdated(m, department, at, was);
	free(was);
	if (rc != HL_OK || (rc = progress_clock(m, m_live(m, department), kind, at)) != HL_OK)
		return rc;
	m_recompute(m);
	return HL_OK;
}

int
m_ruling(struct machine *m, int64_t department, const char *code, bool accepted)
{
	int64_t at = m->hl->at;
	struct m_feedback *f;
	struct m_assignment *a;
	struct m_deadline *d;
	int rc;

	if ((rc = m_allowed(m, A_RULING)) != HL_OK)
		return rc;
	f = pending_return(m, department);
	a = m_live(m, department);
	if (f == NULL || a == NULL)
		return hl_fail(
		    m->hl, HL_EREFUSED, _("'%s' has not asked to return %s"), code, m->number);
	if (at < f->at)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("cannot rule on a return of %s before it was asked for"), m->number);
	if (accepted && (rc = m_in_order(m, A_RULING)) != HL_OK)
		return rc;
	f->ruling = accepted ? "accepted" : "refused";
	f->ruled = at;
	f->dirty = true;
	if (!accepted)
		return HL_OK;
	for (d = m->d.v; d < m->d.v + m->d.n;
	     d++) /* asked for in time: even if past or answered since (R13) */
		if (d->department == department && d->gone == HL_NEVER && d->opened <= f->at &&
		    d->met > f->at && d->due >= f->at && d->void_at > at) {
			d->void_at = at;
			if (d->ended > at)
				d->ended = at;
			d->dirty = true;
		}
	m_withdraw(m, a);
	m_changed(m);
	m_recompute(m);
	return HL_OK;
}
