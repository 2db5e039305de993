/*
 * talk.c: who is due for a talk (R37-R39). Items are worked out from the facts as of T; only
 * what became of one, held or dismissed, is on record, under the run's first deadline.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static void
miss_free(struct miss *m)
{
	free(m->kind);
	free(m->key);
	free(m->number);
	free(m->ref);
	*m = (struct miss){ 0 };
}

/* With what the index of misses does not tell. */
static int
miss_copy(struct hl *hl, const struct miss *m, struct miss *to)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT " ISSUE_NUMBER(
		"s", "i") ", i.ref FROM issue i JOIN station s ON s.id = i.station_id"
			  " WHERE i.id = ?1",
	    "i", m->issue);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	*to = *m;
	to->kind = xstrdup(m->kind);
	to->key = xstrdup(m->key);
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		to->number = sql_copy(st, 0);
		to->ref = sql_copy(st, 1);
	}
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? HL_OK : hl_fail_db(hl);
}

static void
misses_clear(struct misses *m)
{
	while (m->n > 0)
		miss_free(&m->v[--m->n]);
}

void
talks_free(struct talks *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		miss_free(&t->v[i].first);
		miss_free(&t->v[i].last);
	}
	misses_clear(&t->run);
	free(t->v);
	free(t->run.v);
}

/* --- what is on record --- */

#define THAT_STAND "department_id = ?1 AND at <= ?2 AND gone > ?2"

static const char *
status_of(sqlite3_stmt *st, int column)
{
	return strcmp(sql_string(st, column), "held") == 0 ? "held" : "dismissed";
}

#define RECORD "SELECT event, status, at FROM talk INDEXED BY talk_department WHERE " THAT_STAND

/* Sets status and event of an item that was held or dismissed; *at is when. */
static int
recall(struct hl *hl, const struct score_year *y, struct item *item, int64_t *at)
{
	sqlite3_stmt *st;
	int rc;

	*at = HL_NEVER;
	if (item->proposal != 0)
		st = db_bind(hl, RECORD " AND proposal = ?3 ORDER BY event DESC", "iii",
		    item->department, y->t, item->proposal);
	else if (item->first.number == NULL)
		st = db_bind(hl,
		    RECORD " AND year = ?3 AND ground = 'last'"
			   " ORDER BY event DESC",
		    "iii", item->department, y->t, y->year);
	else
		st = db_bind(hl,
		    RECORD
		    " AND ground = 'consecutive' AND issue_id = ?3 AND kind = ?4 AND opened = ?5"
		    " ORDER BY event DESC",
		    "iiisi", item->department, y->t, item->first.issue, item->first.kind,
		    item->first.opened);
	if (st == NULL)
		return HL_EFAIL;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW) {
		item->event = sqlite3_column_int64(st, 0);
		item->status = status_of(st, 1);
		*at = sqlite3_column_int64(st, 2);
	}
	rc = rc == SQLITE_ROW || rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

/* --- two in a row (R38) --- */

/*
 * Makes the items of the run that was read, misses from .. run's end. After a talk was held
 * those due later stand for themselves: two of them are a new item.
 */
static int
close_run(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	struct item *item;
	struct miss *run = t->run.v;
	size_t i = 0, j, n = t->run.n;
	int64_t at;
	int rc = HL_OK;

	t->runs++;
	while (n - i >= 2 && rc == HL_OK) {
		item = vec_add(t);
		*item = (struct item){ .department = department,
			.ground = "consecutive",
			.status = "proposed",
			.run = t->runs };
		if ((rc = miss_copy(hl, &run[i], &item->first)) != HL_OK ||
		    (rc = recall(hl, y, item, &at)) != HL_OK)
			break;
		j = n;
		if (item->event != 0 && strcmp(item->status, "held") == 0 && hl->cfg->talk_rearm)
			for (j = i + 1; j < n && run[j].due <= at; j++)
				continue;
		rc = miss_copy(hl, &run[j - 1], &item->last);
		item->length = (int64_t)(j - i);
		item->elsewhere = item->last.due < y->start || item->last.due >= y->end;
		i = j;
	}
	misses_clear(&t->run);
	return rc;
}

static const char first_sql[] =
    "SELECT d.due FROM deadline d INDEXED BY deadline_missed WHERE d.department_id = ?12"
    " AND d.due >= ?1 AND d.due < ?2"
    " AND " SCORE_MISSED_ANY("d") " ORDER BY d.due LIMIT 1";

static const char before_sql[] =
    "SELECT d.due FROM deadline d INDEXED BY deadline_department WHERE d.department_id = ?12"
    " AND d.due < ?17"
    " AND " ON_TIME " AND " COUNTED " ORDER BY d.due DESC LIMIT 1";

/* These two read nothing but their indexes, which are in the order of runs. */
static const char misses_sql[] =
    "SELECT d.id, d.issue_id, d.due, d.opened, d.kind, d.number_key FROM deadline d INDEXED BY "
    "deadline_missed"
    " WHERE d.department_id = ?12 AND d.due >= ?17 AND " SCORE_MISSED_ANY(
	"d") " ORDER BY d.due, d.number_key, d.opened, d.id";

/* Whether one was kept between two misses, ?17-?20 and ?21-?24. */
static const char kept_sql[] =
    "SELECT 1 FROM deadline d INDEXED BY deadline_department WHERE d.department_id = ?12"
    " AND (d.due, d.number_key, d.opened, d.id) > (?17, ?18, ?19, ?20)"
    " AND (d.due, d.number_key, d.opened, d.id) < (?21, ?22, ?23, ?24) AND " ON_TIME " AND " COUNTED
    " LIMIT 1";

/* One integer of a statement bound for the year, with ?17: 1, 0 or -1. */
static int
ask(struct hl *hl, const char *sql, const struct score_year *y, int64_t department, int64_t extra,
    int64_t *out)
{
	sqlite3_stmt *st = score_bind(hl, sql, y, department);
	int rc;

	if (st == NULL)
		return -1;
	if (sqlite3_bind_parameter_count(st) >= 17)
		sqlite3_bind_int64(st, 17, extra);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	else if (rc != SQLITE_DONE)
		hl_fail_db(hl);
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

static void
bind_place(sqlite3_stmt *st, int i, const struct miss *m)
{
	sqlite3_bind_int64(st, i, m->due);
	sqlite3_bind_text(st, i + 1, m->key, -1, SQLITE_STATIC);
	sqlite3_bind_int64(st, i + 2, m->opened);
	sqlite3_bind_int64(st, i + 3, m->id);
}

/*
 * 1 when a deadline was kept between the two, 0 when none was, -1. kept: bound for the
 * department.
 */
static int
kept_between(struct hl *hl, sqlite3_stmt *kept, const struct miss *a, const struct miss *b)
{
	int rc;

	bind_place(kept, 17, a);
	bind_place(kept, 21, b);
	rc = sqlite3_step(kept);
	sqlite3_reset(kept);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		hl_fail_db(hl);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

/*
 * A miss goes on with the run, or ends it and begins another; false: past the year, where
 * nothing goes on, or *rc.
 */
static bool
take_miss(struct hl *hl, const struct score_year *y, sqlite3_stmt *kept, int64_t department,
    struct talks *t, struct miss *m, int *rc)
{
	int parted = t->run.n == 0 ? 0 : kept_between(hl, kept, &t->run.v[t->run.n - 1], m);

	*rc = parted < 0 ? HL_EFAIL : parted > 0 ? close_run(hl, y, department, t) : HL_OK;
	if (*rc != HL_OK || (parted > 0 && m->due >= y->end)) {
		miss_free(m);
		return false;
	}
	*vec_add(&t->run) = *m;
	return true;
}

/*
 * The runs of a department that reach into the year: they begin after the last deadline kept
 * before the year's first miss, and are over at the first one kept after the year's end. Misses
 * are few: what was kept is only looked for between them.
 */
int
talks_runs(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	sqlite3_stmt *st, *kept;
	struct miss miss;
	int64_t first, from = 0;
	int rc, step = SQLITE_DONE;

	if ((rc = ask(hl, first_sql, y, department, 0, &first)) <= 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	if (ask(hl, before_sql, y, department, first, &from) < 0)
		return HL_EFAIL;
	if ((kept = score_bind(hl, kept_sql, y, department)) == NULL ||
	    (st = score_bind(hl, misses_sql, y, department)) == NULL)
		return HL_EFAIL;
	sqlite3_bind_int64(st, 17, from);
	rc = HL_OK;
	do {
		if ((step = sqlite3_step(st)) != SQLITE_ROW)
			break;
		miss = (struct miss){ .id = sqlite3_column_int64(st, 0),
			.issue = sqlite3_column_int64(st, 1),
			.due = sqlite3_column_int64(st, 2),
			.opened = sqlite3_column_int64(st, 3),
			.kind = sql_copy(st, 4),
			.key = sql_copy(st, 5) };
	} while (take_miss(hl, y, kept, department, t, &miss, &rc));
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		rc = hl_fail_db(hl);
	sqlite3_reset(st);
	return rc == HL_OK ? close_run(hl, y, department, t) : rc;
}

/* --- all items of a year --- */

static int
collect_last(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	struct item *item = vec_add(t);
	int64_t at;

	item->department = department;
	item->ground = "last";
	item->status = y->t < y->cutoff ? "provisional" : "proposed";
	item->last.due = y->t < y->end ? y->t : y->end - 1;
	return recall(hl, y, item, &at);
}

/* Those the office proposed, whatever the level of the department. */
static int
collect_appraisal(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT event, department_id, at FROM talk_proposal WHERE year = ?1 AND at <= ?2"
	    " AND gone > ?2 AND (?3 = 0 OR department_id = ?3) ORDER BY at, event",
	    "iii", y->year, y->t, department);
	struct item *item;
	size_t i, from = t->n;
	int64_t at;
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		item = vec_add(t);
		item->proposal = sqlite3_column_int64(st, 0);
		item->department = sqlite3_column_int64(st, 1);
		item->ground = "appraisal";
		item->status = "proposed";
		item->last.due = sqlite3_column_int64(st, 2);
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	for (i = from; i < t->n && rc == HL_OK; i++)
		rc = recall(hl, y, &t->v[i], &at);
	return rc;
}

int
talks_collect(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct talks *t)
{
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < table->n && rc == HL_OK; i++) {
		const struct score_row *r = &table->v[i];

		if (department != 0 && r->id != department)
			continue;
		if (r->mark != NULL && strcmp(r->mark, "last") == 0)
			rc = collect_last(hl, y, r->id, t);
		if (rc == HL_OK)
			rc = talks_runs(hl, y, r->id, t);
	}
	return rc == HL_OK ? collect_appraisal(hl, y, department, t) : rc;
}

static bool
has_event(const struct talks *t, int64_t event)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->v[i].event == event)
			return true;
	return false;
}

/*
 * Talks on record whose ground has gone since (a waiver, another ranking): what was held was
 * held.
 */
static int
collect_recorded(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT t.event, t.department_id, t.ground, t.status, t.issue_id, t.at,"
	    " " ISSUE_NUMBER("s", "i") ", i.ref FROM talk t"
				       " LEFT JOIN issue i ON i.id = t.issue_id LEFT JOIN station "
				       "s ON s.id = i.station_id"
				       " WHERE t.year = ?1 AND t.at <= ?2 AND t.gone > ?2"
				       " AND (?3 = 0 OR t.department_id = ?3) ORDER BY t.event",
	    "iii", y->year, y->t, department);
	static const char *const grounds[] = { "last", "consecutive", "appraisal" };
	const char *ground, *number, *ref;
	struct item *item;
	size_t g;
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (has_event(t, sqlite3_column_int64(st, 0)))
			continue;
		item = vec_add(t);
		item->event = sqlite3_column_int64(st, 0);
		item->department = sqlite3_column_int64(st, 1);
		ground = sql_column(st, 2);
		for (g = 0; g < LEN(grounds) - 1 && strcmp(grounds[g], ground) != 0; g++)
			continue;
		item->ground = grounds[g];
		item->status = status_of(st, 3);
		item->last.due = sqlite3_column_int64(st, 5);
		number = sql_column(st, 6);
		ref = sql_column(st, 7);
		item->first.number = number != NULL ? xstrdup(number) : NULL;
		item->first.ref = ref != NULL ? xstrdup(ref) : NULL;
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

int
talks_all(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct talks *t)
{
	int rc = talks_collect(hl, y, table, department, t);

	return rc == HL_OK ? collect_recorded(hl, y, department, t) : rc;
}
