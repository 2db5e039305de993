/* state-db.c: an issue between the tables and memory. */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* A word of a row by its place in its table; another than those is damage. */
static int
place(struct machine *m, int found)
{
	m->damaged = m->damaged || found < 0;
	return found < 0 ? 0 : found;
}

static void
read_issue(struct machine *m, sqlite3_stmt *st)
{
	int64_t *const ints[] = { &m->station, &m->year, &m->serial, &m->raised, &m->close_by,
		&m->dispatched, &m->closed, &m->closed_event, &m->last, &m->fresh, &m->fresh_event,
		&m->result, &m->result_event, &m->moves, &m->unable, &m->duplicate_of };
	int i, n = (int)LEN(ints);

	for (i = 0; i < n; i++)
		*ints[i] = sqlite3_column_int64(st, i);
	m->station_handles = sqlite3_column_int(st, n);
	m->imported = sqlite3_column_int(st, n + 1);
	m->state = (enum m_state)place(m, m_state_of(sql_column(st, n + 2)));
	m->list = (enum m_list)place(m, m_list_of(sql_column(st, n + 3)));
	m->category = sql_copy(st, n + 4);
	m->task = sql_copy(st, n + 5);
	m->standard = sql_copy(st, n + 6);
	m->responsible = sql_copy(st, n + 7);
	snprintf(m->number, sizeof(m->number), "%s-%d-%04d", sql_column(st, n + 8), (int)m->year,
	    (int)m->serial);
}

static void
read_assignment(struct machine *m, sqlite3_stmt *st)
{
	struct m_assignment *a;

	a = vec_add(&m->a);
	*a = (struct m_assignment){ .id = sqlite3_column_int64(st, 0),
		.department = sqlite3_column_int64(st, 1),
		.district = sqlite3_column_int(st, 2),
		.role = (enum m_role)place(m, m_role_of(sql_column(st, 3))),
		.responsible = sql_copy(st, 4),
		.since = sqlite3_column_int64(st, 5),
		.until = sqlite3_column_int64(st, 6),
		.done_from = sqlite3_column_int64(st, 7),
		.done_event = sqlite3_column_int64(st, 8),
		.until_event = sqlite3_column_int64(st, 9),
		.event = sqlite3_column_int64(st, 10),
		.gone = HL_NEVER,
		.taken = sqlite3_column_int64(st, 11) };
}

static void
read_heir(struct machine *m, sqlite3_stmt *st)
{
	m_add_heir(m, sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1),
	    sqlite3_column_int64(st, 2));
}

static void
read_deadline(struct machine *m, sqlite3_stmt *st)
{
	struct m_deadline *d;

	d = vec_add(&m->d);
	*d = (struct m_deadline){ .id = sqlite3_column_int64(st, 0),
		.department = sqlite3_column_int64(st, 1),
		.kind = (enum m_kind)place(m, m_kind_of(sql_column(st, 2))),
		.opened = sqlite3_column_int64(st, 3),
		.due = sqlite3_column_int64(st, 4),
		.met = sqlite3_column_int64(st, 5),
		.void_at = sqlite3_column_int64(st, 6),
		.waived = sqlite3_column_int64(st, 7),
		.ended = sqlite3_column_int64(st, 8),
		.uncovered = sqlite3_column_int64(st, 9),
		.flagged = sqlite3_column_int64(st, 10),
		.event = sqlite3_column_int64(st, 11),
		.known = sqlite3_column_int64(st, 12),
		.gone = HL_NEVER };
}

static void
read_feedback(struct machine *m, sqlite3_stmt *st)
{
	static const char *const rulings[] = { "accepted", "refused", "moot" };
	const char *ruling = sql_column(st, 4);
	struct m_feedback *f;
	size_t i;

	f = vec_add(&m->f);
	*f = (struct m_feedback){ .id = sqlite3_column_int64(st, 0),
		.department = sqlite3_column_int64(st, 1),
		.kind = (enum m_feed)place(m, m_feed_of(sql_column(st, 2))),
		.at = sqlite3_column_int64(st, 3),
		.ruled = sqlite3_column_int64(st, 5),
		.event = sqlite3_column_int64(st, 6) };
	for (i = 0; ruling != NULL && i < LEN(rulings); i++)
		if (strcmp(ruling, rulings[i]) == 0)
			f->ruling = rulings[i];
}

static void
read_credit(struct machine *m, sqlite3_stmt *st)
{
	static const char *const rules[] = { "solo", "joint", "transfer", "assist" };
	const char *rule = sql_column(st, 2);
	struct m_credit *c;
	size_t i;

	c = vec_add(&m->c);
	*c = (struct m_credit){ .id = sqlite3_column_int64(st, 0),
		.department = sqlite3_column_int64(st, 1),
		.at = sqlite3_column_int64(st, 3),
		.known = sqlite3_column_int64(st, 4),
		.revoked = sqlite3_column_int64(st, 5),
		.event = sqlite3_column_int64(st, 6) };
	for (i = 0; rule != NULL && i < LEN(rules); i++)
		if (strcmp(rule, rules[i]) == 0)
			c->rule = rules[i];
	place(m, c->rule != NULL ? 0 : -1);
}

static void
read_appeal(struct machine *m, sqlite3_stmt *st)
{
	*vec_add(&m->p) = (struct m_appeal){ .event = sqlite3_column_int64(st, 0),
		.department = sqlite3_column_int64(st, 1),
		.filed = sqlite3_column_int64(st, 2),
		.ruled = sqlite3_column_int64(st, 3),
		.upheld = sqlite3_column_int(st, 4) };
}

/* What an issue consists of: one query and one reader each. */
static const struct {
	const char *sql;
	void (*read)(struct machine *, sqlite3_stmt *);
} parts[] = {
	{ sql_issue_load, read_issue },
	{ sql_issue_load_assignments, read_assignment },
	{ sql_issue_load_deadlines, read_deadline },
	{ sql_issue_load_feedback, read_feedback },
	{ sql_issue_load_credits, read_credit },
	{ sql_issue_load_appeals, read_appeal },
	{ sql_issue_load_successions, read_heir },
};

static int
read_each(struct machine *m, const char *sql, void (*read)(struct machine *, sqlite3_stmt *))
{
	sqlite3_stmt *st = sql_bind(m->hl, sql, BIND_ANY(":issue", m->id));
	int rc;

	while (sql_next(m->hl, st, &rc))
		read(m, st);
	return rc;
}

int
machine_load(struct hl *hl, int64_t issue, struct machine *m)
{
	size_t i;
	int rc;

	machine_clear(m);
	m->hl = hl;
	m->id = issue;
	for (i = 0; i < LEN(parts); i++)
		if ((rc = read_each(m, parts[i].sql, parts[i].read)) != HL_OK)
			return rc;
	return m->damaged ? db_damaged(hl, m->number) : HL_OK;
}

/* --- storing --- */

static int
store_issue(struct machine *m)
{
	return sql_run(m->hl, sql_issue_store, BIND(":issue", m->id),
	    BIND(":state", m_state_name(m->state)), BIND(":list", m_list_name(m->list)),
	    BIND(":task", m->task), BIND(":standard", m->standard),
	    BIND(":responsible", m->responsible), BIND_ID(":close_by", m->close_by),
	    BIND_ID(":dispatched", m->dispatched), BIND_ID(":closed", m->closed),
	    BIND_ID(":closed_event", m->closed_event), BIND(":last", m->last),
	    BIND_ID(":fresh", m->fresh), BIND_ID(":fresh_event", m->fresh_event),
	    BIND_ID(":result", m->result), BIND_ID(":result_event", m->result_event),
	    BIND(":moves", m->moves), BIND_ID(":unable", m->unable),
	    BIND_ID(":duplicate_of", m->duplicate_of),
	    BIND(":station_handles", m->station_handles));
}

/* Rows that are there are changed in what can change; a new one keeps its id. */
static int
added(struct machine *m, int rc, int64_t *id)
{
	if (rc == HL_OK)
		*id = db_id(m->hl);
	return rc;
}

static int
store_assignment(struct machine *m, struct m_assignment *a)
{
	if (a->id != 0)
		return sql_run(m->hl, sql_issue_change_assignment, BIND(":id", a->id),
		    BIND(":role", m_role_name(a->role)), BIND(":responsible", a->responsible),
		    BIND(":until", a->until), BIND(":done_from", a->done_from),
		    BIND(":done_event", a->done_event), BIND(":until_event", a->until_event));
	return added(m,
	    sql_run(m->hl, sql_issue_add_assignment, BIND(":issue", m->id),
		BIND(":department", a->department), BIND(":role", m_role_name(a->role)),
		BIND(":responsible", a->responsible), BIND(":since", a->since),
		BIND(":until", a->until), BIND(":done_from", a->done_from),
		BIND(":done_event", a->done_event), BIND(":until_event", a->until_event),
		BIND(":event", a->event), BIND(":known", a->known), BIND(":gone", a->gone),
		BIND_ID(":taken", a->taken)),
	    &a->id);
}

static int
store_deadline(struct machine *m, struct m_deadline *d)
{
	if (d->id != 0)
		return sql_run(m->hl, sql_issue_change_deadline, BIND(":id", d->id),
		    BIND(":met", d->met), BIND(":void", d->void_at), BIND(":waived", d->waived),
		    BIND(":ended", d->ended), BIND(":gone", d->gone), BIND(":due", d->due),
		    BIND(":uncovered", d->uncovered));
	return added(m,
	    sql_run(m->hl, sql_issue_add_deadline, BIND(":issue", m->id),
		BIND(":department", d->department), BIND(":kind", m_kind_name(d->kind)),
		BIND(":opened", d->opened), BIND(":due", d->due), BIND(":met", d->met),
		BIND(":void", d->void_at), BIND(":waived", d->waived), BIND(":ended", d->ended),
		BIND(":uncovered", d->uncovered), BIND_ID(":flagged", d->flagged),
		BIND(":event", d->event), BIND(":known", d->known), BIND(":gone", d->gone)),
	    &d->id);
}

static int
store_feedback(struct machine *m, struct m_feedback *f)
{
	if (f->id != 0)
		return sql_run(m->hl,
		    "UPDATE feedback SET ruling = :ruling, ruled = :ruled WHERE id = :id",
		    BIND(":ruling", f->ruling), BIND_ID(":ruled", f->ruled), BIND(":id", f->id));
	return added(m,
	    sql_run(m->hl, sql_issue_add_feedback, BIND(":issue", m->id),
		BIND(":department", f->department), BIND(":kind", m_feed_name(f->kind)),
		BIND(":at", f->at), BIND(":text", f->text), BIND(":ruling", f->ruling),
		BIND_ID(":ruled", f->ruled), BIND(":event", f->event)),
	    &f->id);
}

static int
store_credit(struct machine *m, struct m_credit *c)
{
	if (c->id != 0)
		return sql_run(m->hl, "UPDATE credit SET revoked = :revoked WHERE id = :id",
		    BIND(":revoked", c->revoked), BIND(":id", c->id));
	return added(m,
	    sql_run(m->hl, sql_issue_add_credit, BIND(":year", time_year(c->at)),
		BIND(":department", c->department), BIND(":rule", c->rule), BIND(":at", c->at),
		BIND(":known", c->known), BIND(":revoked", c->revoked), BIND(":issue", m->id),
		BIND(":event", c->event)),
	    &c->id);
}

static int
store_move(struct machine *m, struct m_move *v)
{
	v->dirty = false;
	return sql_run(m->hl, sql_issue_add_move, BIND(":issue", m->id), BIND(":at", v->at),
	    BIND(":event", v->event), BIND_ID(":n", v->n), BIND(":was", m_list_name(v->was)),
	    BIND(":list", m_list_name(v->list)), BIND_ID(":was_by", v->was_by),
	    BIND_ID(":close_by", v->close_by));
}

static int
store_moves(struct machine *m)
{
	size_t i;

	for (i = 0; i < m->v.n; i++)
		if (m->v.v[i].dirty && store_move(m, &m->v.v[i]) != HL_OK)
			return HL_EFAIL;
	return HL_OK;
}

int
machine_store(struct machine *m)
{
	return store_issue(m) != HL_OK ? HL_EFAIL : machine_store_parts(m);
}

int
machine_store_parts(struct machine *m)
{
	size_t i;

	for (i = 0; i < m->a.n; i++)
		if (m->a.v[i].dirty && store_assignment(m, &m->a.v[i]) != HL_OK)
			return HL_EFAIL;
	for (i = 0; i < m->f.n; i++)
		if (m->f.v[i].dirty && store_feedback(m, &m->f.v[i]) != HL_OK)
			return HL_EFAIL;
	for (i = 0; i < m->d.n; i++)
		if (m->d.v[i].dirty && store_deadline(m, &m->d.v[i]) != HL_OK)
			return HL_EFAIL;
	for (i = 0; i < m->c.n; i++)
		if (m->c.v[i].dirty && store_credit(m, &m->c.v[i]) != HL_OK)
			return HL_EFAIL;
	return store_moves(m);
}

/* --- an issue folded anew --- */

int
machine_load_past(struct hl *hl, struct machine *m)
{
	int rc = read_each(m, sql_issue_load_past_deadlines, read_deadline);

	return rc == HL_OK && m->damaged ? db_damaged(hl, m->number) : rc;
}

int
machine_store_state(const struct machine *was, struct machine *m)
{
	size_t i, j;

	if (store_issue(m) != HL_OK ||
	    sql_run(m->hl, "DELETE FROM move WHERE issue_id = :issue", BIND(":issue", m->id)) !=
		HL_OK ||
	    store_moves(m) != HL_OK)
		return HL_EFAIL;
	for (i = 0; i < m->f.n; i++)
		for (j = 0; j < was->f.n; j++)
			if (was->f.v[j].event == m->f.v[i].event &&
			    was->f.v[j].department == m->f.v[i].department &&
			    was->f.v[j].kind == m->f.v[i].kind) {
				m->f.v[i].id = was->f.v[j].id;
				if (was->f.v[j].ruling != m->f.v[i].ruling &&
				    store_feedback(m, &m->f.v[i]) != HL_OK)
					return HL_EFAIL;
			}
	return HL_OK;
}

int
machine_replace_deadlines(struct machine *m)
{
	size_t i;

	if (sql_run(m->hl, "DELETE FROM deadline WHERE issue_id = :issue", BIND(":issue", m->id)) !=
	    HL_OK)
		return HL_EFAIL;
	for (i = 0; i < m->d.n; i++) {
		struct m_deadline *d = &m->d.v[i];

		d->id = 0;
		/* out of the index of those that stand */
		d->ended = d->gone < d->ended ? d->gone : d->ended;
		if (store_deadline(m, d) != HL_OK)
			return HL_EFAIL;
	}
	return HL_OK;
}

int
machine_replace(struct machine *m)
{
	size_t i;

	if (sql_run(m->hl, "DELETE FROM assignment WHERE issue_id = :issue",
		BIND(":issue", m->id)) != HL_OK ||
	    sql_run(m->hl, "DELETE FROM credit WHERE issue_id = :issue", BIND(":issue", m->id)) !=
		HL_OK)
		return HL_EFAIL;
	for (i = 0; i < m->a.n; i++) {
		m->a.v[i].id = 0;
		if (store_assignment(m, &m->a.v[i]) != HL_OK)
			return HL_EFAIL;
	}
	if (machine_replace_deadlines(m) != HL_OK)
		return HL_EFAIL;
	for (i = 0; i < m->c.n; i++) {
		m->c.v[i].id = 0;
		if (store_credit(m, &m->c.v[i]) != HL_OK)
			return HL_EFAIL;
	}
	return HL_OK;
}
struct machine *
hl_machine(struct hl *hl)
{
	if (hl->machine == NULL)
		hl->machine = xcalloc(1, sizeof(*hl->machine));
	return hl->machine;
}
