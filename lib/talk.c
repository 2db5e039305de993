/*
 * talk.c: who is due for a talk (R37-R39). Items are worked out from the facts as of T; only what became
 * of one, held or dismissed, is on record, under the run's first deadline.
 */
#include <stdlib.h>
#include <string.h>

#include "talk.h"

static void
miss_free(struct miss *m)
{
	free(m->kind);
	free(m->number);
	free(m->ref);
	free(m->code);
	*m = (struct miss){ 0 };
}

static char *
text_of(sqlite3_stmt *st, int column)
{
	const char *s = (const char *)sqlite3_column_text(st, column);

	return s != NULL ? xstrdup(s) : NULL;
}

/* What the index of misses does not tell; for few of them anybody asks. */
static int
miss_load(struct hl *hl, struct miss *m)
{
	static const char sql[] = "SELECT d.kind, d.opened, " ISSUE_NUMBER("s", "i") ", i.ref, s.code, i.year, i.serial"
	    " FROM deadline d CROSS JOIN issue i ON i.id = d.issue_id CROSS JOIN station s ON s.id = i.station_id WHERE d.id = ?1";
	sqlite3_stmt *st;
	int rc;

	if (m->number != NULL)
		return HL_OK;
	if ((st = db_bind(hl, sql, "i", m->id)) == NULL)
		return HL_EFAIL;
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		m->kind = text_of(st, 0);
		m->opened = sqlite3_column_int64(st, 1);
		m->number = text_of(st, 2);
		m->ref = text_of(st, 3);
		m->code = text_of(st, 4);
		m->year = sqlite3_column_int64(st, 5);
		m->serial = sqlite3_column_int64(st, 6);
	}
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? HL_OK : hl_fail_db(hl);
}

static int
miss_copy(struct hl *hl, struct miss *m, struct miss *to)
{
	if (miss_load(hl, m) != HL_OK)
		return HL_EFAIL;
	*to = *m;
	to->kind = xstrdup(m->kind);
	to->number = xstrdup(m->number);
	to->ref = m->ref != NULL ? xstrdup(m->ref) : NULL;
	to->code = xstrdup(m->code);
	return HL_OK;
}

static void
misses_add(struct misses *m, struct miss miss)
{
	if (m->n == m->cap) {
		m->cap = m->cap == 0 ? 16 : m->cap * 2;
		m->v = xrealloc(m->v, m->cap * sizeof(*m->v));
	}
	m->v[m->n++] = miss;
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
	misses_clear(&t->day);
	free(t->v);
	free(t->run.v);
	free(t->day.v);
}

static struct item *
item_new(struct talks *t)
{
	if (t->n == t->cap) {
		t->cap = t->cap == 0 ? 16 : t->cap * 2;
		t->v = xrealloc(t->v, t->cap * sizeof(*t->v));
	}
	t->v[t->n] = (struct item){ 0 };
	return &t->v[t->n++];
}

/* --- what is on record --- */

#define STANDING "department_id = ?1 AND at <= ?2 AND gone > ?2"

static const char *
status_of(sqlite3_stmt *st, int column)
{
	return strcmp((const char *)sqlite3_column_text(st, column), "held") == 0 ? "held" : "dismissed";
}

#define RECORD "SELECT event, status, at FROM talk INDEXED BY talk_department WHERE " STANDING

/* Sets status and event of an item that was held or dismissed; *at is when. */
static int
recall(struct hl *hl, const struct score_year *y, struct item *item, int64_t *at)
{
	sqlite3_stmt *st;
	int rc;

	*at = HL_NEVER;
	if (item->proposal != 0)
		st = db_bind(hl, RECORD " AND proposal = ?3 ORDER BY event DESC", "iii", item->department, y->t, item->proposal);
	else if (item->first.number == NULL)
		st = db_bind(hl, RECORD
		    " AND year = ?3 AND ground = 'last'"
		    " ORDER BY event DESC", "iii", item->department, y->t, y->year);
	else
		st = db_bind(hl, RECORD
		    " AND ground = 'consecutive' AND issue_id = ?3 AND kind = ?4 AND opened = ?5"
		    " ORDER BY event DESC", "iiisi",
		    item->department, y->t, item->first.issue, item->first.kind, item->first.opened);
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
 * Makes the items of the run that was read, misses from .. run's end. After a talk was held those due
 * later stand for themselves: two of them are a new item.
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
		item = item_new(t);
		*item = (struct item){ .department = department, .ground = "consecutive", .status = "proposed", .run = t->runs };
		if ((rc = miss_copy(hl, &run[i], &item->first)) != HL_OK || (rc = recall(hl, y, item, &at)) != HL_OK)
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

/* Nothing but what their index holds. */
static const char misses_sql[] =
	"SELECT d.id, d.issue_id, d.due FROM deadline d INDEXED BY deadline_missed"
	" WHERE d.department_id = ?12 AND d.due >= ?17 AND " SCORE_MISSED_ANY("d") " ORDER BY d.due";

/* Whether one was kept between two misses: due later than the one (?17) and before the other (?18) ... */
static const char kept_sql[] =
	"SELECT 1 FROM deadline d INDEXED BY deadline_department"
	" WHERE d.department_id = ?12 AND d.due > ?17 AND d.due < ?18 AND " ON_TIME " AND " COUNTED " LIMIT 1";

/* ... or due with one of them: ?19.. code, year, serial, opened, id of the one, ?24.. of the other */
static const char kept_tie_sql[] =
	"SELECT 1 FROM deadline d INDEXED BY deadline_department CROSS JOIN issue i ON i.id = d.issue_id"
	" CROSS JOIN station s ON s.id = i.station_id"
	" WHERE d.department_id = ?12 AND d.due >= ?17 AND d.due <= ?18 AND " ON_TIME " AND " COUNTED
	" AND (d.due, s.code, i.year, i.serial, d.opened, d.id) > (?17, ?19, ?20, ?21, ?22, ?23)"
	" AND (d.due, s.code, i.year, i.serial, d.opened, d.id) < (?18, ?24, ?25, ?26, ?27, ?28) LIMIT 1";

/* Those kept that are due on one day, for by_number(). */
static const char kept_day_sql[] =
	"SELECT s.code, i.year, i.serial, d.opened, d.id"
	" FROM deadline d INDEXED BY deadline_department CROSS JOIN issue i ON i.id = d.issue_id"
	" CROSS JOIN station s ON s.id = i.station_id"
	" WHERE d.department_id = ?12 AND d.due = ?17 AND " ON_TIME " AND " COUNTED;

/* One integer of a statement bound for the year, with ?17: 1, 0 or -1. */
static int
ask(struct hl *hl, const char *sql, const struct score_year *y, int64_t department, int64_t extra, int64_t *out)
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

/* The order of those due together (R38). */
static int
by_number(const void *a, const void *b)
{
	const struct miss *p = a, *q = b;
	int c = strcmp(p->code, q->code);

	if (c == 0)
		c = p->year != q->year ? (p->year > q->year) - (p->year < q->year) : (p->serial > q->serial) - (p->serial < q->serial);
	if (c == 0)
		c = p->opened != q->opened ? (p->opened > q->opened) - (p->opened < q->opened) : (p->id > q->id) - (p->id < q->id);
	return c;
}

static void
bind_place(sqlite3_stmt *st, int i, const struct miss *m)
{
	const int64_t numbers[] = { m->year, m->serial, m->opened, m->id };
	size_t k;

	sqlite3_bind_text(st, i, m->code, -1, SQLITE_STATIC);
	for (k = 0; k < LEN(numbers); k++)
		sqlite3_bind_int64(st, i + 1 + (int)k, numbers[k]);
}

/* 1 when a deadline was kept between the two, 0 when none was, -1. */
static int
kept_between(struct hl *hl, const struct score_year *y, int64_t department, struct miss *a, struct miss *b)
{
	sqlite3_stmt *st;
	bool tie = a->due == b->due;
	int rc;

	for (;; tie = true) {
		if (tie && (miss_load(hl, a) != HL_OK || miss_load(hl, b) != HL_OK))
			return -1;
		if ((st = score_bind(hl, tie ? kept_tie_sql : kept_sql, y, department)) == NULL)
			return -1;
		sqlite3_bind_int64(st, 17, a->due);
		sqlite3_bind_int64(st, 18, b->due);
		if (tie) {
			bind_place(st, 19, a);
			bind_place(st, 24, b);
		}
		rc = sqlite3_step(st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE || tie)
			break;
	}
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		hl_fail_db(hl);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

enum { DAY_MANY = 8 };	/* from so many misses on, all that was kept of their day is read at once */

static int
read_kept(struct hl *hl, const struct score_year *y, int64_t department, int64_t due, struct misses *kept)
{
	sqlite3_stmt *st = score_bind(hl, kept_day_sql, y, department);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	sqlite3_bind_int64(st, 17, due);
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		misses_add(kept, (struct miss){ .code = text_of(st, 0), .year = sqlite3_column_int64(st, 1),
		    .serial = sqlite3_column_int64(st, 2), .opened = sqlite3_column_int64(st, 3), .id = sqlite3_column_int64(st, 4) });
	sqlite3_reset(st);
	if (kept->n > 1)
		qsort(kept->v, kept->n, sizeof(*kept->v), by_number);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* *k: those of the day's kept before a, which only goes on. */
static bool
kept_in_day(const struct misses *kept, const struct miss *a, const struct miss *b, size_t *k)
{
	while (*k < kept->n && by_number(&kept->v[*k], a) < 0)
		++*k;
	return *k < kept->n && by_number(&kept->v[*k], b) < 0;
}

/* Those due together go on with the run, or end it and begin another. *over: past the year, and nothing goes on. */
static int
take_day(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t, bool *over)
{
	struct misses all = { 0 };
	size_t i, k = 0;
	int kept, rc = HL_OK;

	for (i = 0; i < t->day.n && t->day.n > 1 && rc == HL_OK; i++)
		rc = miss_load(hl, &t->day.v[i]);
	if (rc == HL_OK && t->day.n > 1)
		qsort(t->day.v, t->day.n, sizeof(*t->day.v), by_number);
	if (rc == HL_OK && t->day.n >= DAY_MANY)
		rc = read_kept(hl, y, department, t->day.v[0].due, &all);
	for (i = 0; i < t->day.n && rc == HL_OK && !*over; i++) {
		if (i > 0 && t->day.n >= DAY_MANY)
			kept = kept_in_day(&all, &t->run.v[t->run.n - 1], &t->day.v[i], &k);
		else
			kept = t->run.n == 0 ? 0 : kept_between(hl, y, department, &t->run.v[t->run.n - 1], &t->day.v[i]);
		rc = kept < 0 ? HL_EFAIL : kept > 0 ? close_run(hl, y, department, t) : HL_OK;
		*over = kept > 0 && t->day.v[i].due >= y->end;
		if (rc == HL_OK && !*over) {
			misses_add(&t->run, t->day.v[i]);
			t->day.v[i] = (struct miss){ 0 };
		}
	}
	misses_clear(&t->day);
	misses_clear(&all);
	free(all.v);
	return rc;
}

/*
 * The runs of a department that reach into the year: they begin after the last deadline kept before the
 * year's first miss, and are over at the first one kept after the year's end. Misses are few: what was kept is only looked for between them.
 */
int
talks_runs(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	struct miss miss = { 0 };
	sqlite3_stmt *st;
	int64_t first, from = 0;
	bool over = false;
	int rc, step = SQLITE_DONE;

	if ((rc = ask(hl, first_sql, y, department, 0, &first)) <= 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	if (ask(hl, before_sql, y, department, first, &from) < 0)
		return HL_EFAIL;
	if ((st = score_bind(hl, misses_sql, y, department)) == NULL)
		return HL_EFAIL;
	sqlite3_bind_int64(st, 17, from);
	for (rc = HL_OK; rc == HL_OK && !over && (step = sqlite3_step(st)) == SQLITE_ROW; misses_add(&t->day, miss)) {
		miss = (struct miss){ .id = sqlite3_column_int64(st, 0), .issue = sqlite3_column_int64(st, 1),
			.due = sqlite3_column_int64(st, 2) };
		if (t->day.n > 0 && t->day.v[0].due != miss.due)
			rc = take_day(hl, y, department, t, &over);
	}
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		rc = hl_fail_db(hl);
	sqlite3_reset(st);
	if (rc == HL_OK && !over)
		rc = take_day(hl, y, department, t, &over);
	misses_clear(&t->day);
	return rc == HL_OK ? close_run(hl, y, department, t) : rc;
}

/* --- all items of a year --- */

static int
collect_last(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	struct item *item = item_new(t);
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
	sqlite3_stmt *st = db_bind(hl, "SELECT event, department_id, at FROM talk_proposal WHERE year = ?1 AND at <= ?2"
	    " AND gone > ?2 AND (?3 = 0 OR department_id = ?3) ORDER BY at, event", "iii", y->year, y->t, department);
	struct item *item;
	size_t i, from = t->n;
	int64_t at;
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		item = item_new(t);
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
talks_collect(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	struct score_table table;
	size_t i;
	int rc;

	rc = score_rank(hl, y, &table);
	for (i = 0; i < table.n && rc == HL_OK; i++) {
		const struct score_row *r = &table.v[i];

		if (department != 0 && r->id != department)
			continue;
		if (r->mark != NULL && strcmp(r->mark, "last") == 0)
			rc = collect_last(hl, y, r->id, t);
		if (rc == HL_OK)
			rc = talks_runs(hl, y, r->id, t);
	}
	score_free(&table);
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

/* Talks on record whose ground has gone since (a waiver, another ranking): what was held was held. */
static int
collect_recorded(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	sqlite3_stmt *st = db_bind(hl, "SELECT t.event, t.department_id, t.ground, t.status, t.issue_id, t.at,"
	    " " ISSUE_NUMBER("s", "i") ", i.ref FROM talk t"
	    " LEFT JOIN issue i ON i.id = t.issue_id LEFT JOIN station s ON s.id = i.station_id"
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
		item = item_new(t);
		item->event = sqlite3_column_int64(st, 0);
		item->department = sqlite3_column_int64(st, 1);
		ground = (const char *)sqlite3_column_text(st, 2);
		for (g = 0; g < LEN(grounds) - 1 && strcmp(grounds[g], ground) != 0; g++)
			continue;
		item->ground = grounds[g];
		item->status = status_of(st, 3);
		item->last.due = sqlite3_column_int64(st, 5);
		number = (const char *)sqlite3_column_text(st, 6);
		ref = (const char *)sqlite3_column_text(st, 7);
		item->first.number = number != NULL ? xstrdup(number) : NULL;
		item->first.ref = ref != NULL ? xstrdup(ref) : NULL;
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

int
talks_all(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t)
{
	int rc = talks_collect(hl, y, department, t);

	return rc == HL_OK ? collect_recorded(hl, y, department, t) : rc;
}
