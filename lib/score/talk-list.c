/* talk-list.c: the talks of a year as rows (R37-R39). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

struct line {
	struct item *item;
	char *code;
};

/* By department, ground last first, then in the order of their runs. */
static int
by_department(const void *a, const void *b)
{
	const struct line *p = a, *q = b;
	int c = strcmp(p->code, q->code);

	if (c == 0)
		c = -strcmp(p->item->ground, q->item->ground);
	return c != 0 ? c : p->item < q->item ? -1 : 1;
}

static int
add_line(struct hl *hl, struct hl_rows *rows, const struct line *line)
{
	const struct item *it = line->item;
	sqlite3_stmt *st = sql_bind(
	    hl, sql_score_talk_record, BIND(":event", it->event), BIND(":proposal", it->proposal));
	char *name = NULL;

	if (st == NULL || department_principal_on(hl, it->department, it->last.due, &name) != HL_OK)
		return HL_EFAIL;
	if (sqlite3_step(st) != SQLITE_ROW) {
		free(name);
		return hl_fail_db(hl);
	}
	rows_put(rows, CELL(line->code), CELL(name), CELL(it->ground), CELL(it->first.number),
	    CELL(it->last.number), CELL(it->first.ref), CELL(it->last.ref), CELL_ID(it->length),
	    CELL(it->status), CELL(sqlite3_column_int64(st, 1)), CELL(sql_column(st, 2)),
	    CELL(sql_column(st, 3)), CELL(sql_column(st, 4)), CELL(sql_column(st, 5)),
	    CELL_ID(sqlite3_column_int64(st, 0)));
	sqlite3_reset(st);
	free(name);
	return HL_OK;
}

static int
add_lines(struct hl *hl, struct hl_rows *rows, const struct talks *t)
{
	struct line *lines = xcalloc(t->n + 1, sizeof(*lines));
	size_t n = 0, i;
	int rc = HL_OK;

	for (i = 0; i < t->n && rc == HL_OK; i++) {
		if (t->v[i].elsewhere)
			continue;
		lines[n].item = &t->v[i];
		if (sql_text(hl, &lines[n].code, "SELECT code FROM department WHERE id = :id",
			BIND(":id", t->v[i].department)) != 1)
			rc = HL_EFAIL;
		else
			n++;
	}
	qsort(lines, n, sizeof(*lines), by_department);
	for (i = 0; i < n && rc == HL_OK; i++)
		rc = add_line(hl, rows, &lines[i]);
	for (i = 0; i < n; i++)
		free(lines[i].code);
	free(lines);
	return rc;
}

int
talk_rows(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct hl_rows **rows)
{
	struct talks t = { 0 };
	int rc;

	if ((rc = talks_all(hl, y, table, department, &t)) == HL_OK) {
		*rows = rows_new("department,principal,ground,first,last,first_ref,last_ref,length,"
				 "status,+at,by,person,outcome,text,event");
		rc = add_lines(hl, *rows, &t);
	}
	talks_free(&t);
	return rc;
}

static int
score_talks(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "department");
	struct score_table table;
	struct score_year y;
	int64_t department = 0;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK)
		return rc;
	if (what != NULL && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	if ((rc = score_rank(hl, &y, &table)) == HL_OK)
		rc = talk_rows(hl, &y, &table, department, rows);
	score_free(&table);
	return rc;
}

/* What was put on record by that event: a talk held or dismissed, or proposed by the office. */
static int
talk_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = sql_rows(hl, &all, sql_score_talk_show, BIND(":event", event))) != HL_OK)
		return rc;
	return show_row(hl, "talk", event, all, rows);
}

/* --- the acts --- */

static const struct hl_param explain_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

const struct hl_act talk_list_acts[] = {
	{ "hl-score", "talks", explain_params,
	    N_("list who is due for a talk, and what came of it (R37-R39)"),
	    "hl-score talks --year 2026", HL_READ, 0, score_talks },
	{ "hl-score", "talk show", event_param,
	    N_("show one that was proposed by the office, held or dismissed"),
	    "hl-score talk show \"$(hl-score talks --year 2026 -f tsv --no-header -F event | grep "
	    "-m 1 .)\"",
	    HL_READ, 0, talk_show },
	{ 0 },
};
