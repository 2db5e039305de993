/*
 * state-close.c: what the station does with an issue, coordination meetings, appeals (R9, R16,
 * R21, R34).
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* --- the station's acts --- */

int
m_reject(struct machine *m)
{
	size_t i, n = m->a.n;
	int rc;

	if ((rc = m_in_order(m, A_REJECT)) != HL_OK)
		return rc;
	for (i = 0; i < n; i++)
		if (m->a.v[i].until == HL_NEVER && m->a.v[i].role != R_CITY &&
		    (rc = m_reset_done(m, &m->a.v[i])) != HL_OK)
			return rc;
	m_changed(m);
	m_freshen(m);
	m_recompute(m);
	return HL_OK;
}

static const char *
credit_rule(enum m_list list, enum m_role role)
{
	if (role == R_CITY || list == L_LOCAL || list == L_NONE)
		return NULL;
	return list == L_SOLO    ? "solo"
	       : list == L_JOINT ? "joint"
	       : role == R_LEAD  ? "transfer"
				 : "assist";
}

static void
finish(struct machine *m, enum m_state state)
{
	size_t i;

	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].until == HL_NEVER)
			m_withdraw(m, &m->a.v[i]);
	m->state = state;
	m_changed(m);
}

static int
check_close(struct machine *m)
{
	struct hl *hl = m->hl;
	int rc;

	if ((rc = m_in_order(m, A_CLOSE)) != HL_OK)
		return rc;
	if (m->state == S_DISPATCHED && !m->station_handles)
		return m_not_in(m, A_CLOSE);
	if (m->state == S_OPEN && m->category != NULL && !m->imported &&
	    hl_list_has(&hl->cfg->not_responsible, m->category))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot close off %s: it is open and the station itself is never responsible "
		      "for %s (R12)"),
		    m->number, m->category);
	if (m->list == L_JOINT && m->state == S_RESOLVED && hl->cfg->require_result &&
	    !m->imported &&
	    (m->result == 0 || !m_after(m->result, m->result_event, m->fresh, m->fresh_event)))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot close off %s: the deputy's result report is missing (R15)"),
		    m->number);
	if (time_year(hl->at) < time_year(hl->real))
		return event_need_reason(hl, _("a close-off dated in an earlier year"));
	return HL_OK;
}

int
m_close(struct machine *m)
{
	const struct event *ev = m->hl->ev;
	enum m_list was = m->list;
	const char *rule;
	size_t i;
	int rc;

	if ((rc = check_close(m)) != HL_OK)
		return rc;
	if (m->state == S_OPEN) /* the station solved it itself */
		m->list = L_LOCAL;
	if (was != L_NONE && was != m->list)
		m_moved(m, 0, was, m->close_by);
	for (i = 0; i < m->a.n; i++) {
		if (m->a.v[i].until != HL_NEVER ||
		    (rule = credit_rule(m->list, m->a.v[i].role)) == NULL)
			continue;
		*vec_add(&m->c) = (struct m_credit){ .department = m->a.v[i].department,
			.at = m->hl->at,
			.known = m->hl->at,
			.revoked = HL_NEVER,
			.event = ev->seq,
			.rule = rule,
			.dirty = true };
	}
	finish(m, S_CLOSED);
	m->closed = m->hl->at;
	m->closed_event = ev->seq;
	return HL_OK;
}

int
m_end(struct machine *m, enum m_act act)
{
	int rc = m_in_order(m, act);

	if (rc == HL_OK)
		finish(m, act == A_DUPLICATE ? S_DUPLICATE : S_CANCELLED);
	return rc;
}

int
m_reopen(struct machine *m)
{
	int64_t at = m->hl->at, department;
	struct m_assignment *a;
	size_t i, n = m->a.n;
	int rc;

	if ((rc = m_in_order(m, A_REOPEN)) != HL_OK)
		return rc;
	for (i = 0; i < m->c.n; i++)
		if (m->c.v[i].revoked > at) {
			m->c.v[i].revoked = at;
			m->c.v[i].dirty = true;
		}
	for (i = 0; i < n; i++) {
		if (m->a.v[i].until_event != m->closed_event)
			continue;
		department = m_heir(m, m->a.v[i].department, at);
		if ((a = m_live(m, department)) != NULL) { /* of two that were merged since */
			a->role = m->a.v[i].role == R_LEAD ? R_LEAD : a->role;
			continue;
		}
		a = m_assign(
		    m, department, m->a.v[i].district, m->a.v[i].role, m->a.v[i].responsible);
		m_revive_deadlines(m, a->department, at);
		if (a->district &&
		    (rc = m_open_deadline(m, a->department, K_DISPATCH, at)) != HL_OK)
			return rc;
	}
	if (m->dispatched == 0)
		m->list = L_NONE;
	m->closed = m->closed_event = 0;
	m_changed(m);
	m_freshen(m);
	m_recompute(m);
	return HL_OK;
}

/* R21: feedback is owed by every district department on the issue at the meeting, beside R20. */
int
m_coordinate(struct machine *m, int64_t at)
{
	size_t i, n = m->a.n;
	char text[32];
	int rc;

	if ((rc = m_allowed(m, A_COORDINATE)) != HL_OK)
		return rc;
	if (m->dispatched == 0 || at < m->dispatched)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("cannot hold a coordination meeting on %s at %s: it was not dispatched then"),
		    m->number, hl_time_long(at, text));
	for (i = 0; i < n; i++)
		if (m->a.v[i].district && m->a.v[i].since <= at && at < m->a.v[i].until &&
		    (rc = m_open_deadline(m, m->a.v[i].department, K_COORDINATION, at)) != HL_OK)
			return rc;
	return HL_OK;
}

/* --- appeals (R34) --- */

static struct m_appeal *
last_appeal(struct machine *m, int64_t department)
{
	struct m_appeal *last = NULL;
	size_t i;

	for (i = 0; i < m->p.n; i++)
		if (m->p.v[i].department == department)
			last = &m->p.v[i];
	return last;
}

int
m_appeal(struct machine *m, int64_t department, const char *code)
{
	const struct m_appeal *last = last_appeal(m, department);
	struct hl_calendar *cal = hl_calendar(m->hl);
	int64_t at = m->hl->at, limit = 0, end;
	const struct m_deadline *d;
	char text[32];
	/* it was let in when it was filed, whatever became of the miss that let it */
	bool folding = m->was != NULL && m->hl->aside == NULL;

	if (cal == NULL)
		return HL_ECONFIG;
	if (last != NULL && last->ruled == 0)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("'%s' has an appeal on %s that is not ruled on yet"), code, m->number);
	for (d = m->d.v; d < m->d.v + m->d.n; d++) {
		if (d->department != department || !m_missed(d, at))
			continue;
		if (!folding && last != NULL && !last->upheld && d->due < last->filed)
			continue; /* ruled on already: only a new miss can be appealed */
		end = cal_after_working(cal, d->due, m->hl->cfg->appeal_days);
		limit = end > limit ? end : limit;
	}
	if (limit == 0)
		return hl_fail(m->hl, HL_EREFUSED, _("'%s' has no miss on %s to appeal against"),
		    code, m->number);
	if (!folding && at > limit)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("too late to appeal for '%s' on %s: the limit was %s"), code, m->number,
		    hl_time_long(limit, text));
	*vec_add(&m->p) =
	    (struct m_appeal){ .event = m->hl->ev->seq, .department = department, .filed = at };
	return HL_OK;
}

int
m_appeal_ruling(struct machine *m, int64_t department, const char *code, bool upheld)
{
	struct m_appeal *p = last_appeal(m, department);
	int64_t at = m->hl->at;
	struct m_deadline *d;

	if (p == NULL || p->ruled != 0)
		return hl_fail(
		    m->hl, HL_EREFUSED, _("'%s' has no open appeal on %s"), code, m->number);
	if (at < p->filed)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("cannot rule on the appeal of '%s' on %s before it was filed"), code,
		    m->number);
	p->ruled = at;
	p->upheld = upheld;
	for (d = m->d.v; upheld && d < m->d.v + m->d.n; d++)
		if (d->department == department && m_missed(d, p->filed) && d->waived > at) {
			d->waived = at;
			d->dirty = true;
		}
	return HL_OK;
}
