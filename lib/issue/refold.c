/*
 * refold.c: what the tables hold of an issue, worked out anew from its facts as they happened,
 * whenever they were recorded (R33, R51). Each voiding begins an epoch; a moment T sees the
 * facts not voided up to the epoch it lies in. An issue is folded once an epoch, and what comes
 * out the same in neighbouring ones is one row. Needed when an event is voided, and when a fact
 * is dated before others of its issue.
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

struct fact {
	int64_t seq, at, recorded;
	/*
	 * at, but of a registration: before all else (an imported case happened before it was
	 * imported)
	 */
	int64_t happened;
	int64_t until; /* when it was voided */
	bool target; /* of the voiding under way */
	bool failed; /* it has no place among the others */
	/* program NULL: the fact being recorded, not in the journal yet */
	char *program, *command, *args, *reason;
};

struct facts {
	struct fact *v;
	size_t n, cap;
	bool aside; /* nothing but deadlines is stored, in a table beside the record */
	bool whole; /* the one being recorded is all of a case, from its registration on */
	hl_fact *fn; /* of the one being recorded */
	struct hl_args *own;
};

/* --- the facts --- */

/*
 * Those of the journal, meetings that dealt with the issue or opened a deadline on it, and all
 * mergers of departments. ?2, ?3: the voiding under way, if it is one.
 */
static int
facts_load(struct hl *hl, int64_t issue, struct facts *all)
{
	static const char sql[] =
	    "SELECT e.seq, e.at, e.recorded_at, iif(e.voided IS NULL, 253402300799,"
	    " ifnull((SELECT v.at FROM event v WHERE v.seq = e.voided), ?2)), e.program, "
	    "e.command, e.args, e.reason,"
	    " iif(e.command IN ('add', 'case'), 0, e.at), ifnull(e.voided, 0) = ?3 FROM event e"
	    " WHERE (e.issue_id = ?1 OR e.seq IN (SELECT m.event FROM meeting_issue x JOIN meeting "
	    "m ON m.id = x.meeting_id"
	    " WHERE x.issue_id = ?1 AND m.kind = 'coordination' AND m.state = 'held') OR e.seq IN "
	    "(SELECT d.event FROM deadline d"
	    " WHERE d.issue_id = ?1 AND d.kind = 'coordination') OR e.seq IN (SELECT x.event FROM "
	    "succession x)) AND e.command <> 'void' ORDER BY e.seq";
	sqlite3_stmt *st = db_bind(hl, sql, "iii", issue, hl->at, hl->ev->seq);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		*vec_add(all) = (struct fact){ .seq = sqlite3_column_int64(st, 0),
			.at = sqlite3_column_int64(st, 1),
			.happened = sqlite3_column_int64(st, 8),
			.target = sqlite3_column_int(st, 9),
			.recorded = sqlite3_column_int64(st, 2),
			.until = sqlite3_column_int64(st, 3),
			.program = sql_copy(st, 4),
			.command = sql_copy(st, 5),
			.args = sql_copy(st, 6),
			.reason = sql_copy(st, 7) };
	}
	sqlite3_reset(st);
	if (rc != SQLITE_DONE)
		return hl_fail_db(hl);
	if (all->fn == NULL)
		return HL_OK;
	*vec_add(all) = (struct fact){ .seq = hl->ev->seq,
		.at = hl->at,
		.happened = all->whole ? 0 : hl->at,
		.recorded = hl->real,
		.until = HL_NEVER,
		.reason = hl->reason != NULL ? xstrdup(hl->reason) : NULL };
	return HL_OK;
}

static void
facts_free(struct facts *all)
{
	size_t i;

	for (i = 0; i < all->n; i++) {
		free(all->v[i].program);
		free(all->v[i].command);
		free(all->v[i].args);
		free(all->v[i].reason);
	}
	free(all->v);
}

static int
by_time(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	return x->happened != y->happened
		   ? (x->happened > y->happened) - (x->happened < y->happened)
		   : (x->seq > y->seq) - (x->seq < y->seq);
}

static int
by_moment(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* When epochs begin, ascending; the first has begun always. */
static size_t
epochs(const struct facts *all, int64_t *start)
{
	size_t i, n = 1, k = 1;

	start[0] = 0;
	for (i = 0; i < all->n; i++)
		if (all->v[i].until != HL_NEVER)
			start[n++] = all->v[i].until;
	qsort(start, n, sizeof(*start), by_moment);
	for (i = 1; i < n; i++)
		if (start[i] != start[k - 1])
			start[k++] = start[i];
	return k;
}

/* --- one epoch --- */

/* What the act of an event does to the state. */
static int
do_event(struct machine *m, const char *program, const char *command, struct hl_args *args)
{
	const struct hl_act *act = hl_act_find(program, command);
	struct hl_rows *rows = NULL;
	int rc = HL_OK;

	if (act != NULL && act->fact != NULL && !(act->flags & HL_ACT_NOTE))
		rc = act->fact(m, args, &rows);
	hl_rows_free(rows);
	return rc;
}

static int
do_fact(struct hl *hl, struct machine *m, const struct facts *all, const struct fact *f)
{
	struct hl_args args = { 0 };
	struct hl_rows *rows = NULL;
	char err[128];
	int rc;

	if (f->program == NULL) {
		rc = all->fn(m, all->own, &rows);
		hl_rows_free(rows);
		return rc;
	}
	if (json_args(f->args, strlen(f->args), &args, err, sizeof(err)) != 0)
		rc = hl_fail(hl, HL_EFAIL, _("event %lld is damaged: %s"), (long long)f->seq, err);
	else if ((rc = do_event(m, f->program, f->command, &args)) != HL_OK && rc != HL_EFAIL)
		rc = hl_fail(hl, HL_EREFUSED, _("event %lld (%s %s) rests on it: %s"),
		    (long long)f->seq, f->program, f->command, hl->err);
	hl_args_clear(&args);
	return rc;
}

/* Those that decide the state: they may not lose their ground to a fact recorded after them. */
static bool
decides(const struct fact *f)
{
	const struct hl_act *act;

	if (f->program == NULL)
		return true;
	act = hl_act_find(f->program, f->command);
	return act != NULL && (act->flags & HL_ACT_DECIDES);
}

enum pass {
	PASS_BEFORE, /* without what is being recorded: finds those that have no place anyway */
	PASS_NOW, /* with it: what had a place must keep it */
	PASS_PAST /* a past epoch: what has no place is passed over */
};

static bool
stands(const struct fact *f, enum pass pass, int64_t from, int64_t to)
{
	if (pass == PASS_BEFORE)
		return f->program != NULL && (f->until == HL_NEVER || f->target);
	return f->until > from && f->happened < to;
}

/* Runs the facts that stand from that moment on, as they happened, on an empty machine. */
static int
fold(struct hl *hl, struct facts *all, struct machine *m, enum pass pass, int64_t from, int64_t to)
{
	struct event ev = { 0 };
	struct context ctx;
	struct fact *f;
	int rc = HL_OK;

	for (f = all->v; f < all->v + all->n && rc == HL_OK; f++) {
		if (!stands(f, pass, from, to))
			continue;
		buf_free(&ev.decided);
		ev = (struct event){ .seq = f->seq, .issue = m->id };
		ctx = hl->context;
		ctx.ev = &ev;
		ctx.at = f->at;
		ctx.real = f->recorded;
		ctx.reason = f->reason;
		ctx.replay = ctx.hushed = true;
		context_enter(hl, &ctx);
		policy_enter(hl, f->at);
		rc = do_fact(hl, m, all, f);
		context_leave(hl, &ctx);
		if (pass == PASS_BEFORE)
			f->failed = rc != HL_OK;
		if (rc != HL_EFAIL &&
		    (pass != PASS_NOW || f->failed || (all->fn != NULL && !decides(f))))
			rc = HL_OK;
	}
	buf_free(&ev.decided);
	return rc;
}

static void
begin(struct machine *m, const struct machine *was)
{
	machine_clear(m);
	m->hl = was->hl;
	m->id = was->id;
	m->station = was->station;
	m->year = was->year;
	m->serial = was->serial;
	memcpy(m->number, was->number, sizeof(m->number));
	m->category = was->category != NULL ? xstrdup(was->category) : NULL;
	m->raised = m->last = was->raised;
	m->imported = was->imported;
	m->was = was;
}

/* --- the rows of all epochs --- */

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
same_assignment(const struct m_assignment *a, const struct m_assignment *b)
{
	return a->event == b->event && a->department == b->department && a->role == b->role &&
	       a->since == b->since && a->until == b->until && a->done_from == b->done_from &&
	       a->done_event == b->done_event && a->until_event == b->until_event &&
	       a->taken == b->taken && same_text(a->responsible, b->responsible);
}

static bool
same_deadline(const struct m_deadline *a, const struct m_deadline *b)
{
	return a->event == b->event && a->department == b->department && a->kind == b->kind &&
	       a->opened == b->opened && a->due == b->due && a->met == b->met &&
	       a->void_at == b->void_at && a->waived == b->waived && a->ended == b->ended;
}

static void
add_assignments(struct machine *all, const struct machine *m, int64_t from, int64_t to)
{
	struct m_assignment *new;
	size_t i, j;

	for (i = 0; i < m->a.n; i++) {
		const struct m_assignment *a = &m->a.v[i];

		for (j = 0;
		     j < all->a.n && !(all->a.v[j].known == to && same_assignment(&all->a.v[j], a));
		     j++)
			;
		if (j < all->a.n) {
			all->a.v[j].known = from;
			continue;
		}
		new = vec_add(&all->a);
		*new = *a;
		new->known = from;
		new->gone = to;
		new->responsible = a->responsible != NULL ? xstrdup(a->responsible) : NULL;
	}
}

/*
 * Of the last moment before to: what stood then of the same deadline, when its due was another
 * since the calendar changed (R26).
 */
static const struct m_deadline *
version_before(const struct machine *was, const struct m_deadline *d, int64_t to)
{
	const struct m_deadline *o;

	for (o = was->d.v; o < was->d.v + was->d.n; o++)
		if (o->event == d->event && o->department == d->department && o->kind == d->kind &&
		    o->opened == d->opened && o->known < to && o->gone >= to)
			return o;
	return NULL;
}

/* One version, which goes on to the one after it when nothing differs. */
static void
add_deadline(struct machine *all, const struct machine *was, struct m_deadline d)
{
	const struct m_deadline *o;
	size_t j;

	for (o = was->d.v; o < was->d.v + was->d.n && d.flagged == 0; o++)
		if (o->event == d.event && o->department == d.department && o->kind == d.kind &&
		    o->opened == d.opened && o->due == d.due)
			d.flagged = o->flagged;
	for (j = 0;
	     j < all->d.n && !(all->d.v[j].known == d.gone && same_deadline(&all->d.v[j], &d)); j++)
		;
	if (j < all->d.n) {
		all->d.v[j].known = d.known;
		return;
	}
	*vec_add(&all->d) = d;
}

static void
add_deadlines(struct machine *all, const struct machine *m, int64_t from, int64_t to)
{
	const struct m_deadline *o;
	size_t i;

	for (i = 0; i < m->d.n; i++) {
		struct m_deadline d = m->d.v[i];
		int64_t known = d.known > from ? d.known : from;

		d.gone = d.gone < to ? d.gone : to;
		for (; d.gone > known; d.gone = d.known) { /* the last version first */
			d.known = known;
			d.void_at = m->d.v[i].void_at;
			if ((o = version_before(m->was, &d, d.gone)) != NULL) {
				/*
				 * ended in time for the due that stands, past the one that stood
				 * then: a miss until the calendar changed
				 */
				if (o->due < d.void_at && d.void_at <= m->d.v[i].due &&
				    o->void_at == HL_NEVER)
					d.void_at = HL_NEVER;
				d.due = o->due;
				d.uncovered = o->uncovered;
				d.known = o->known > known ? o->known : known;
			}
			add_deadline(all, m->was, d);
		}
	}
}

static void
add_credits(struct machine *all, const struct machine *m, int64_t from, int64_t to)
{
	size_t i, j;

	for (i = 0; i < m->c.n; i++) {
		struct m_credit c = m->c.v[i];

		c.known = c.at > from ? c.at : from;
		c.revoked = c.revoked < to ? c.revoked : to;
		if (c.known >= c.revoked)
			continue;
		for (j = 0; j < all->c.n &&
			    !(all->c.v[j].known == c.revoked && all->c.v[j].event == c.event &&
				all->c.v[j].department == c.department &&
				strcmp(all->c.v[j].rule, c.rule) == 0);
		     j++)
			;
		if (j < all->c.n) {
			all->c.v[j].known = c.known;
			continue;
		}
		*vec_add(&all->c) = c;
	}
}

/*
 * Folds every epoch, that of now first: its order is the one listings show. Its state becomes
 * the issue's, unless it is done aside.
 */
static int
fold_all(struct hl *hl, struct facts *facts, const struct machine *was, struct machine *all)
{
	int64_t *start = xcalloc(facts->n + 1, sizeof(*start)), to = HL_NEVER;
	size_t k = epochs(facts, start);
	struct machine m = { 0 };
	int rc;

	begin(all, was);
	begin(&m, was);
	rc = fold(hl, facts, &m, PASS_BEFORE, 0, HL_NEVER);
	while (k-- > 0 && rc == HL_OK) {
		begin(&m, was);
		if ((rc = fold(hl, facts, &m, to == HL_NEVER ? PASS_NOW : PASS_PAST, start[k],
			 to)) != HL_OK ||
		    (to == HL_NEVER && !facts->aside &&
			(rc = machine_store_state(was, &m)) != HL_OK))
			break;
		add_assignments(all, &m, start[k], to);
		add_deadlines(all, &m, start[k], to);
		add_credits(all, &m, start[k], to);
		to = start[k];
	}
	machine_free(&m);
	free(start);
	return rc;
}

/* Those whose due no longer stands. */
static void
drop_deadlines(struct machine *was, recount_fn *recount, void *ctx)
{
	size_t i, n = 0;

	for (i = 0; i < was->d.n; i++)
		if (!recount(ctx, was->d.v[i].kind, was->d.v[i].opened))
			was->d.v[n++] = was->d.v[i];
	was->d.n = n;
}

static int
rebuild(struct hl *hl, int64_t issue, struct facts *facts, recount_fn *recount, void *ctx)
{
	struct machine was = { 0 }, all = { 0 };
	int rc;

	if ((rc = machine_load(hl, issue, &was)) == HL_OK &&
	    (rc = machine_load_past(hl, &was)) == HL_OK &&
	    (rc = facts_load(hl, issue, facts)) == HL_OK) {
		if (recount != NULL)
			drop_deadlines(&was, recount, ctx);
		vec_sort(facts, by_time);
		if ((rc = fold_all(hl, facts, &was, &all)) == HL_OK)
			rc = facts->aside ? machine_replace_deadlines(&all) : machine_replace(&all);
	}
	facts_free(facts);
	machine_free(&was);
	machine_free(&all);
	return rc;
}

int
issue_refold(struct hl *hl, int64_t issue)
{
	struct facts facts = { 0 };

	return rebuild(hl, issue, &facts, NULL, NULL);
}

int
issue_refold_aside(struct hl *hl, int64_t issue, recount_fn *recount, void *ctx)
{
	struct event none = { .seq = -1 };
	struct context as = hl->context;
	struct facts facts = { .aside = true };
	size_t mark = hl->kept.n;
	int rc;

	as.ev = &none;
	as.at = hl->now;
	context_enter(hl, &as);
	rc = rebuild(hl, issue, &facts, recount, ctx);
	context_leave(hl, &as);
	event_forget(hl, mark);
	return rc;
}

int
issue_settle(struct machine *m, hl_fact *fn, struct hl_args *args)
{
	static const char later[] = "SELECT 1 FROM event WHERE issue_id = ?1 AND at > ?2 AND "
				    "command NOT IN ('add', 'case', 'set', 'flag')"
				    " UNION ALL SELECT 1 FROM meeting_issue x JOIN meeting m ON "
				    "m.id = x.meeting_id WHERE x.issue_id = ?1"
				    " AND m.kind = 'coordination' AND (m.at > ?2 OR (m.gone > ?2 "
				    "AND m.gone < 253402300799))"
				    " UNION ALL SELECT 1 FROM succession x JOIN assignment a ON "
				    "a.department_id = x.department_id WHERE a.issue_id = ?1"
				    " AND x.at > ?2 AND x.gone > ?2"
				    " UNION ALL SELECT 1 FROM deadline WHERE issue_id = ?1 AND "
				    "gone > ?2 AND gone < 253402300799 LIMIT 1";
	struct facts facts = { .fn = fn, .own = args };
	struct hl *hl = m->hl;
	int64_t id = m->id, found;
	int rc;

	if ((rc = machine_store(m)) != HL_OK ||
	    (rc = db_int(hl, &found, later, "ii", id, hl->at)) == 0)
		return rc;
	if (rc < 0)
		return HL_EFAIL;
	return (rc = rebuild(hl, id, &facts, NULL, NULL)) != HL_OK ? rc : machine_load(hl, id, m);
}

int
issue_settle_case(struct hl *hl, int64_t issue, hl_fact *fn, struct hl_args *args)
{
	struct facts facts = { .fn = fn, .own = args, .whole = true };
	int64_t found;
	int n = db_int(hl, &found,
	    "SELECT 1 FROM succession x CROSS JOIN assignment a ON a.department_id = "
	    "x.department_id"
	    " WHERE a.issue_id = ?1 AND a.until = 253402300799 AND x.gone = 253402300799 LIMIT 1",
	    "i", issue);

	return n < 0 ? HL_EFAIL : n == 0 ? HL_OK : rebuild(hl, issue, &facts, NULL, NULL);
}
