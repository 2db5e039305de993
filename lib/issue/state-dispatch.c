/* state-dispatch.c: dispatch and re-dispatch of an issue (R10-R14). */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

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
				return hl_fail(
				    hl, HL_EREFUSED, _("department '%s' is named twice"), to->code);
		n[to->role]++;
		if (to->role == R_LOCAL &&
		    (strcmp(to->level, "district") == 0 || strcmp(to->level, "city") == 0))
			return hl_fail(hl, HL_EREFUSED,
			    _("list local takes no %s department: '%s'"), to->level, to->code);
		if (to->role != R_LOCAL && strcmp(to->level, want) != 0)
			return hl_fail(hl, HL_EREFUSED,
			    _("'%s' is a %s department; role %s of list %s wants a %s one"),
			    to->code, to->level, m_role_name(to->role), m_list_name(d->list), want);
	}
	if (d->list == L_LOCAL && n[R_LOCAL] != d->n)
		return hl_fail(hl, HL_EREFUSED, _("list local takes no %s department: '%s'"),
		    "city", d->to[d->n - 1].code);
	if (d->list == L_SOLO && (n[R_SOLE] != 1 || d->n != 1))
		return hl_fail(hl, HL_EREFUSED,
		    _("list solo takes exactly one district department, not %zu"), d->n);
	if (d->list == L_JOINT && (n[R_ASSIST] + n[R_LEAD] < 2 || n[R_LEAD] > 1 || n[R_CITY] > 0))
		return hl_fail(hl, HL_EREFUSED,
		    _("list joint takes two or more district departments, at most one of them "
		      "lead, and no city department"));
	if (d->list == L_TRANSFER && (n[R_LEAD] != 1 || n[R_CITY] == 0))
		return hl_fail(hl, HL_EREFUSED,
		    _("list transfer takes exactly one district department as lead and at least "
		      "one city department"));
	return HL_OK;
}

/* Somebody answers for it, named now or, by a re-dispatch that it stays under, before. */
static bool
has_person(struct machine *m, const struct m_to *to, bool carry)
{
	const struct m_assignment *a = carry ? m_live(m, to->department) : NULL;

	return to->responsible != NULL || (a != NULL && a->responsible != NULL);
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
		if (d->to[i].role != R_CITY && !has_person(m, &d->to[i], carry))
			each = false;
	if (m->imported)
		return HL_OK;
	if (hl_list_has(need, "task") && d->task == NULL && (!carry || m->task == NULL))
		missing = "--task";
	else if (hl_list_has(need, "responsible") && d->responsible == NULL &&
		 (!carry || m->responsible == NULL) && !each)
		missing = "--responsible";
	else if (hl_list_has(need, "standard") && d->standard == NULL &&
		 (!carry || m->standard == NULL))
		missing = "--standard";
	if (missing == NULL)
		return HL_OK;
	return hl_fail(m->hl, HL_EREFUSED, _("cannot dispatch %s: the four lists want %s (R10)"),
	    m->number, missing);
}

/* The same list and departments (R14); which of them leads may change. */
static bool
same_as_now(const struct machine *m, const struct m_dispatch *d)
{
	size_t i, n = 0;

	for (i = 0; i < m->a.n; i++)
		n += m->a.v[i].until == HL_NEVER;
	if (d->list != m->list || n != d->n ||
	    m->station_handles != (d->list == L_LOCAL && d->n == 0))
		return false;
	for (i = 0; i < d->n; i++)
		if (m_live(m, d->to[i].department) == NULL)
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

/*
 * A department that was live already: it keeps its clock; done under the former dispatch no
 * longer counts (R14).
 */
static int
stays(struct machine *m, struct m_assignment *a, const struct m_to *to, bool same)
{
	int64_t at = m->hl->at;
	struct m_assignment was = *a;

	if (to->responsible != NULL) {
		free(a->responsible);
		a->responsible = xstrdup(to->responsible);
		a->dirty = true;
	}
	if (a->role != to->role) {
		m_end_span(m, a);
		a = m_assign(m, was.department, was.district, to->role, a->responsible);
		a->done_from = was.done_from;
		a->done_event = was.done_event;
		a->taken = was.taken;
	}
	return !same && m_done_at(m, a) <= at ? m_reset_done(m, a) : HL_OK;
}

static int
place(struct machine *m, const struct m_to *to, bool same)
{
	struct m_assignment *a = m_live(m, to->department);
	bool district = strcmp(to->level, "district") == 0;

	if (a != NULL)
		return stays(m, a, to, same);
	m_assign(m, to->department, district, to->role, to->responsible);
	m_revive_deadlines(m, to->department, m->hl->at);
	return district ? m_open_deadline(m, to->department, K_DISPATCH, m->hl->at) : HL_OK;
}

static int
check_dispatch(struct machine *m, enum m_act act, const struct m_dispatch *d)
{
	struct hl *hl = m->hl;
	int rc;

	if ((rc = m_in_order(m, act)) != HL_OK || (rc = check_list(m, d)) != HL_OK ||
	    (rc = check_stated(m, act, d)) != HL_OK)
		return rc;
	if (d->list == L_LOCAL && d->n == 0 && m->category != NULL && !m->imported &&
	    hl_list_has(&hl->cfg->not_responsible, m->category))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot dispatch %s to the station itself: it is never responsible for %s "
		      "(R12)"),
		    m->number, m->category);
	if (d->close_by != 0 && d->close_by < hl->at)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot dispatch %s: its completion limit lies before the dispatch"),
		    m->number);
	return HL_OK;
}

/*
 * R14: many changes, and a change of list in the last days of a year: the credit goes by the
 * list at close-off.
 */
static void
note_moves(struct machine *m, bool moved, enum m_list was, int64_t was_by)
{
	const struct hl_config *cfg = m->hl->cfg;
	int64_t at = m->hl->at, left = day_of(time_year(at), 12, 31) - time_day(at);

	m->moves += moved;
	if (moved || (was != L_NONE && was != m->list) || (was_by != 0 && was_by != m->close_by))
		m_moved(m, moved ? m->moves : 0, was, was_by);
	if (moved && m->moves > cfg->redispatch_warn)
		hl_warn(m->hl, _("%s has been re-dispatched %lld times"), m->number,
		    (long long)m->moves);
	if (was != L_NONE && was != m->list && left < cfg->year_end_days)
		hl_warn(m->hl,
		    _("%s goes from list %s to %s %lld days before the year ends: its credit goes "
		      "by the list at close-off"),
		    m->number, m_list_name(was), m_list_name(m->list), (long long)left);
}

int
m_dispatch(struct machine *m, enum m_act act, const struct m_dispatch *d)
{
	const struct hl_config *cfg = m->hl->cfg;
	int64_t at = m->hl->at, was_by = m->close_by;
	enum m_list was = m->list;
	bool same;
	size_t i, n;
	int rc;

	if ((rc = check_dispatch(m, act, d)) != HL_OK)
		return rc;
	same = same_as_now(m, d);
	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].until == HL_NEVER && !named(d, m->a.v[i].department))
			m_withdraw(m, &m->a.v[i]);
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
	m_changed(m);
	m_freshen(m);
	m_recompute(m);
	note_moves(m, act == A_REDISPATCH && !same, was, was_by);
	return HL_OK;
}
