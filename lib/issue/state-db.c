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
	{ "SELECT station_id, year, serial, raised, close_by, dispatched, closed, closed_event, "
	  "last, fresh, fresh_event, result,"
	  " result_event, moves, unable, duplicate_of, station_handles, imported, state, list, "
	  "category, task, standard,"
	  " responsible, station.code FROM issue JOIN station ON station.id = station_id WHERE "
	  "issue.id = ?1",
	    read_issue },
	{ "SELECT assignment.id, department_id, department.level = 'district', role, responsible, "
	  "since, until, done_from,"
	  " done_event, until_event, assignment.event, taken_id FROM assignment JOIN department ON "
	  "department.id = department_id"
	  " WHERE issue_id = ?1 AND assignment.gone = 253402300799 ORDER BY assignment.id",
	    read_assignment },
	{ "SELECT id, department_id, kind, opened, due, met, void, waived, ended, uncovered, "
	  "flagged, event, known FROM deadline"
	  " WHERE issue_id = ?1 AND gone = 253402300799 ORDER BY id",
	    read_deadline },
	{ "SELECT id, department_id, kind, at, ruling, ruled, event FROM feedback"
	  " WHERE issue_id = ?1 AND gone = 253402300799 ORDER BY id",
	    read_feedback },
	{ "SELECT id, department_id, rule, at, known, revoked, event FROM credit WHERE issue_id = "
	  "?1"
	  " AND revoked = 253402300799 ORDER BY id",
	    read_credit },
	{ "SELECT event, department_id, filed, ruled, ruling = 'upheld' FROM appeal"
	  " WHERE issue_id = ?1 AND gone = 253402300799 ORDER BY event",
	    read_appeal },
	/* few */
	{ "SELECT department_id, into_id, at FROM succession WHERE gone = 253402300799 AND ?1 > 0",
	    read_heir },
};

int
machine_load(struct hl *hl, int64_t issue, struct machine *m)
{
	sqlite3_stmt *st;
	size_t i;
	int rc;

	machine_clear(m);
	m->hl = hl;
	m->id = issue;
	for (i = 0; i < LEN(parts); i++) {
		if ((st = db_bind(hl, parts[i].sql, "i", issue)) == NULL)
			return HL_EFAIL;
		while ((rc = sqlite3_step(st)) == SQLITE_ROW)
			parts[i].read(m, st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE)
			return hl_fail_db(hl);
	}
	return m->damaged ? db_damaged(hl, m->number) : HL_OK;
}

/* --- storing --- */

static int
store_issue(struct machine *m)
{
	return db_run(m->hl,
	    "UPDATE issue SET state = ?2, list = ?3, task = ?4, standard = ?5, responsible = ?6, "
	    "close_by = ?7,"
	    " dispatched = ?8, closed = ?9, closed_event = ?10, last = ?11, fresh = ?12, "
	    "fresh_event = ?13, result = ?14,"
	    " result_event = ?15, moves = ?16, unable = ?17, duplicate_of = ?18, station_handles = "
	    "?19 WHERE id = ?1",
	    "isssssnnnninnnninni", m->id, m_state_name(m->state), m_list_name(m->list), m->task,
	    m->standard, m->responsible, m->close_by, m->dispatched, m->closed, m->closed_event,
	    m->last, m->fresh, m->fresh_event, m->result, m->result_event, m->moves, m->unable,
	    m->duplicate_of, (int64_t)m->station_handles);
}

static int
store_assignment(struct machine *m, struct m_assignment *a)
{
	if (a->id != 0)
		return db_run(m->hl,
		    "UPDATE assignment SET role = ?2, responsible = ?3, until = ?4, done_from = "
		    "?5, done_event = ?6,"
		    " until_event = ?7 WHERE id = ?1",
		    "issiiii", a->id, m_role_name(a->role), a->responsible, a->until, a->done_from,
		    a->done_event, a->until_event);
	if (db_run(m->hl,
		"INSERT INTO assignment (issue_id, department_id, role, responsible, since, until, "
		"done_from, done_event,"
		" until_event, event, known, gone, taken_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, "
		"?8, ?9, ?10, ?11, ?12, ?13)",
		"iissiiiiiiiin", m->id, a->department, m_role_name(a->role), a->responsible,
		a->since, a->until, a->done_from, a->done_event, a->until_event, a->event, a->known,
		a->gone, a->taken) != HL_OK)
		return HL_EFAIL;
	a->id = db_id(m->hl);
	return HL_OK;
}

static int
store_deadline(struct machine *m, struct m_deadline *d)
{
	if (d->id != 0)
		return db_run(m->hl,
		    "UPDATE deadline SET met = ?2, void = ?3, waived = ?4, ended = ?5, gone = ?6, "
		    "due = ?7, uncovered = ?8"
		    " WHERE id = ?1",
		    "iiiiiiii", d->id, d->met, d->void_at, d->waived, d->ended, d->gone, d->due,
		    d->uncovered);
	if (db_run(m->hl,
		"INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, "
		"waived, ended, uncovered,"
		" flagged, event, known, gone, number_key) SELECT i.id, ?2, ?3, ?4, ?5, ?6, ?7, "
		"?8, ?9, ?10, ?11, ?12, ?13, ?14,"
		" " ISSUE_NUMBER_KEY(
		    "s", "i") " FROM issue i JOIN station s ON s.id = i.station_id WHERE i.id = ?1",
		"iisiiiiiiiniii", m->id, d->department, m_kind_name(d->kind), d->opened, d->due,
		d->met, d->void_at, d->waived, d->ended, d->uncovered, d->flagged, d->event,
		d->known, d->gone) != HL_OK)
		return HL_EFAIL;
	d->id = db_id(m->hl);
	return HL_OK;
}

static int
store_feedback(struct machine *m, struct m_feedback *f)
{
	if (f->id != 0)
		return db_run(m->hl, "UPDATE feedback SET ruling = ?2, ruled = ?3 WHERE id = ?1",
		    "isn", f->id, f->ruling, f->ruled);
	if (db_run(m->hl,
		"INSERT INTO feedback (issue_id, department_id, kind, at, text, ruling, ruled, "
		"event)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
		"iisissni", m->id, f->department, m_feed_name(f->kind), f->at, f->text, f->ruling,
		f->ruled, f->event) != HL_OK)
		return HL_EFAIL;
	f->id = db_id(m->hl);
	return HL_OK;
}

static int
store_credit(struct machine *m, struct m_credit *c)
{
	if (c->id != 0)
		return db_run(
		    m->hl, "UPDATE credit SET revoked = ?2 WHERE id = ?1", "ii", c->id, c->revoked);
	if (db_run(m->hl,
		"INSERT INTO credit (year, department_id, rule, at, known, revoked, issue_id, "
		"event)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
		"iisiiiii", (int64_t)time_year(c->at), c->department, c->rule, c->at, c->known,
		c->revoked, m->id, c->event) != HL_OK)
		return HL_EFAIL;
	c->id = db_id(m->hl);
	return HL_OK;
}

static int
store_move(struct machine *m, struct m_move *v)
{
	v->dirty = false;
	return db_run(m->hl,
	    "INSERT INTO move (issue_id, at, event, n, was, list, was_by, close_by) VALUES (?1, "
	    "?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	    "iiinssnn", m->id, v->at, v->event, v->n, m_list_name(v->was), m_list_name(v->list),
	    v->was_by, v->close_by);
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
	static const char sql[] =
	    "SELECT id, department_id, kind, opened, due, met, void, waived, ended, uncovered, "
	    "flagged, event, known"
	    " FROM deadline WHERE issue_id = ?1 AND gone < 253402300799 ORDER BY id";
	sqlite3_stmt *st = db_bind(hl, sql, "i", m->id);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		read_deadline(m, st);
	sqlite3_reset(st);
	if (rc == SQLITE_DONE && m->damaged)
		return db_damaged(hl, m->number);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

int
machine_store_state(const struct machine *was, struct machine *m)
{
	size_t i, j;

	if (store_issue(m) != HL_OK ||
	    db_run(m->hl, "DELETE FROM move WHERE issue_id = ?1", "i", m->id) != HL_OK ||
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

	if (db_run(m->hl, "DELETE FROM deadline WHERE issue_id = ?1", "i", m->id) != HL_OK)
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

	if (db_run(m->hl, "DELETE FROM assignment WHERE issue_id = ?1", "i", m->id) != HL_OK ||
	    db_run(m->hl, "DELETE FROM credit WHERE issue_id = ?1", "i", m->id) != HL_OK)
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
