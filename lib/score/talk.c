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
	sqlite3_stmt *st = sql_bind(hl, sql_score_issue_named, BIND(":id", m->issue));
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
	vec_free(t);
	vec_free(&t->run);
}

/* --- what is on record --- */

static const char *
status_of(sqlite3_stmt *st, int column)
{
	return strcmp(sql_string(st, column), "held") == 0 ? "held" : "dismissed";
}

/* Sets status and event of an item that was held or dismissed; *at is when. */
static int
recall(struct hl *hl, const struct score_year *y, struct item *item, int64_t *at)
{
	sqlite3_stmt *st;
	int rc;

	*at = HL_NEVER;
	if (item->proposal != 0)
		st = sql_bind(hl, sql_score_talk_of_proposal, BIND(":department", item->department),
		    BIND(":t", y->t), BIND(":proposal", item->proposal));
	else if (item->first.number == NULL)
		st = sql_bind(hl, sql_score_talk_last, BIND(":department", item->department),
		    BIND(":t", y->t), BIND(":year", y->year));
	else
		st = sql_bind(hl, sql_score_talk_consecutive, BIND(":department", item->department),
		    BIND(":t", y->t), BIND(":issue", item->first.issue),
		    BIND(":kind", item->first.kind), BIND(":opened", item->first.opened));
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

/* 1 when a deadline was kept between the two, 0 when none was, -1. */
static int
kept_between(struct hl *hl, const struct score_year *y, int64_t department, const struct miss *a,
    const struct miss *b)
{
	int64_t one;

	return sql_int(hl, &one, sql_score_talk_kept, BIND(":department", department),
	    BIND(":t", y->t), BIND(":due1", a->due), BIND(":key1", a->key),
	    BIND(":opened1", a->opened), BIND(":id1", a->id), BIND(":due2", b->due),
	    BIND(":key2", b->key), BIND(":opened2", b->opened), BIND(":id2", b->id));
}

/*
 * A miss goes on with the run, or ends it and begins another; false: past the year, where
 * nothing goes on, or *rc.
 */
static bool
take_miss(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t,
    struct miss *m, int *rc)
{
	int parted = t->run.n == 0 ? 0
				   : kept_between(hl, y, department, &t->run.v[t->run.n - 1], m);

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
	sqlite3_stmt *st;
	struct miss miss;
	int64_t first, from = 0;
	int rc, step = SQLITE_DONE;

	if ((rc = sql_int(hl, &first, sql_score_talk_first, SCORE_YEAR(hl, y),
		 BIND(":department", department))) <= 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	if (sql_int(hl, &from, sql_score_talk_before, BIND(":department", department),
		BIND(":from", first), BIND(":t", y->t)) < 0 ||
	    (st = sql_bind(hl, sql_score_talk_misses, BIND(":department", department),
		 BIND(":from", from), BIND(":t", y->t))) == NULL)
		return HL_EFAIL;
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
	} while (take_miss(hl, y, department, t, &miss, &rc));
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
	sqlite3_stmt *st = sql_bind(hl, sql_score_talk_proposals, BIND(":year", y->year),
	    BIND(":t", y->t), BIND_ID(":department", department));
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
	sqlite3_stmt *st = sql_bind(hl, sql_score_talk_recorded, BIND(":year", y->year),
	    BIND(":t", y->t), BIND_ID(":department", department));
	static const char *const grounds[] = { "last", "consecutive", "appraisal" };
	const char *ground;
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
		item->first.number = sql_copy(st, 6);
		item->first.ref = sql_copy(st, 7);
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
