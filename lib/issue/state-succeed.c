/*
 * state-succeed.c: the work of a department that was merged or dissolved goes to its
 * successor.
 */
#include <string.h>

#include "issue/issue.h"

void
m_add_heir(struct machine *m, int64_t department, int64_t into, int64_t at)
{
	*vec_add(&m->h) = (struct m_heir){ .department = department, .into = into, .at = at };
}

int64_t
m_heir(const struct machine *m, int64_t department, int64_t at)
{
	size_t i;

	for (i = 0; i < m->h.n; i++)
		if (m->h.v[i].department == department && m->h.v[i].at <= at)
			/* an heir is never one that was before */
			return m_heir(m, m->h.v[i].into, at);
	return department;
}

bool
m_speaks(const struct machine *m, int64_t department, int64_t said)
{
	size_t i;

	if (department == said)
		return true;
	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].department == department && m->a.v[i].taken != 0 &&
		    m->a.v[i].taken != department)
			return m_speaks(m, m->a.v[i].taken, said);
	return false;
}

/* Does it still have to answer a deadline of that kind? */
static bool
owes(const struct machine *m, int64_t department, enum m_kind kind, int64_t at)
{
	const struct m_deadline *d;

	for (d = m->d.v; d < m->d.v + m->d.n; d++)
		if (d->department == department && d->kind == kind && d->gone == HL_NEVER &&
		    d->met == HL_NEVER && d->due >= at && d->void_at == HL_NEVER)
			return true;
	return false;
}

/* The clock goes on: opened and due are what they were. */
static void
take_deadlines(struct machine *m, int64_t department, int64_t into)
{
	int64_t at = m->hl->at;
	struct m_deadline d;
	bool uncovered;
	size_t i, n = m->d.n;

	for (i = 0; i < n; i++) {
		d = m->d.v[i];
		if (d.department != department || d.gone != HL_NEVER || d.met != HL_NEVER ||
		    d.due < at || d.void_at != HL_NEVER || owes(m, into, d.kind, at))
			continue;
		d.id = d.flagged = 0;
		d.department = into;
		d.event = m->hl->ev->seq;
		d.known = at;
		d.ended = HL_NEVER;
		d.dirty = true;
		uncovered = d.uncovered != 0;
		m_known_due(m, into, d.kind, d.opened, &d.due, &uncovered);
		d.uncovered = uncovered;
		*vec_add(&m->d) = d;
	}
}

/* A successor that is on the issue already has one role and one claim for both. */
static void
join(struct machine *m, struct m_assignment *mine, const struct m_assignment *theirs)
{
	bool lead = theirs->role == R_LEAD,
	     open = m_done_at(m, mine) != HL_NEVER && m_done_at(m, theirs) == HL_NEVER;
	struct m_assignment was = *mine;

	if (lead) {
		m_end_span(m, mine);
		mine = m_assign(m, was.department, was.district, R_LEAD, was.responsible);
		mine->done_from = was.done_from;
		mine->done_event = was.done_event;
		mine->taken = was.taken;
	}
	if (open) {
		mine->done_from = m->hl->at;
		mine->done_event = m->hl->ev->seq;
	}
	mine->dirty = true;
}

void
m_succeed(struct machine *m, int64_t department, int64_t into)
{
	struct m_assignment *a = m_live(m, department), *b = m_live(m, into), was;

	m_add_heir(m, department, into, m->hl->at);
	if (a == NULL)
		return;
	was = *a;
	if (b != NULL) {
		join(m, b, &was);
	} else {
		b = m_assign(m, into, was.district, was.role, was.responsible);
		b->done_from = was.done_from;
		b->done_event = was.done_event;
		b->taken = department;
	}
	take_deadlines(m, department, into);
	m_withdraw(m, m_live(m, department));
	m_recompute(m);
}
