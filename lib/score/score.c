/*
 * score.c: the rank (annex 5). Points are a query over facts as they stood at a moment T (R33);
 * nothing is stored. What is counted are the rules of rules.c.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* --- the year and its moment --- */

void
score_year_of(const struct hl *hl, int64_t year, int64_t t, struct score_year *y)
{
	int month, day;
	int64_t seconds;
	size_t i;

	*y = (struct score_year){ .year = year, .t = t };
	config_moment(hl->cfg->cutoff, &month, &day, &seconds);
	y->cutoff = time_at(day_of((int)year, month, day), seconds);
	y->start = time_at(day_of((int)year, 1, 1), 0);
	y->end = time_at(day_of((int)year + 1, 1, 1), 0);
	for (i = 0; i < LEN(y->kinds) && i < hl->cfg->late_kinds.n; i++)
		y->kinds[i] = hl->cfg->late_kinds.v[i];
	for (i = 0; i < LEN(y->levels) && i < hl->cfg->levels.n; i++)
		y->levels[i] = hl->cfg->levels.v[i];
}

int
score_year(struct hl *hl, const struct hl_args *args, int64_t t, struct score_year *y)
{
	const char *text = hl_args_get(args, "year");
	int64_t year;

	if (text == NULL || strlen(text) != 4 || !text_int(text, &year) || year < 1970 ||
	    year > 9998)
		return hl_fail(hl, HL_EUSAGE, _("no such year: '%s'"), text != NULL ? text : "");
	policy_enter(hl, time_at(day_of((int)year + 1, 1, 1), 0) - 1);
	score_year_of(hl, year, t, y);
	return HL_OK;
}

/* --- rank (R33-R37) --- */

struct score_row *
score_row_new(struct score_table *table)
{
	struct score_row *r = vec_add(table);

	r->n = xcalloc(score_nrules, sizeof(*r->n));
	return r;
}

int
score_departments(struct hl *hl, const struct score_year *y, struct score_table *table)
{
	sqlite3_stmt *st = sql_bind(hl, sql_score_departments, SCORE_YEAR(hl, y));
	struct score_row *r;
	int rc;

	*table = (struct score_table){ 0 };
	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		r = score_row_new(table);
		r->id = sqlite3_column_int64(st, 0);
		r->code = xstrdup(sql_string(st, 1));
		r->name = xstrdup(sql_string(st, 2));
		r->no_load = sqlite3_column_int(st, 3) != 0;
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

/*
 * Adds what a statement gives, rule, department and number; departments that are not scored are
 * passed over.
 */
static int
tally(struct hl *hl, const char *sql, const struct score_year *y, struct score_table *table)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql, SCORE_YEAR(hl, y), BIND_ANY(":department", (const char *)NULL));
	struct score_row *r;
	size_t rule;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		rule = score_find(sql_string(st, 0));
		r = vec_find(table, sqlite3_column_int64(st, 1));
		if (r != NULL && rule < score_nrules)
			r->n[rule] += sqlite3_column_int64(st, 2);
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static void
add_up(const struct hl_config *cfg, struct score_table *table)
{
	int64_t points;
	size_t i, k;

	for (k = 0; k < score_nrules; k++) {
		points = score_rules[k].flags & RULE_POINTS ? 1 : score_points(cfg, k);
		for (i = 0; i < table->n; i++)
			table->v[i].total += table->v[i].n[k] * points;
	}
}

/* Those listed apart last, then by total, highest first, then by code bytewise (R35). */
static int
by_place(const void *a, const void *b)
{
	const struct score_row *p = a, *q = b;

	if (p->apart != q->apart)
		return p->apart ? 1 : -1;
	if (p->total != q->total)
		return p->total < q->total ? 1 : -1;
	return strcmp(p->code, q->code);
}

/*
 * Places 1, 2, 2, 4. The lowest total is last, unless it is top or there is no other total (R36,
 * R37).
 */
void
score_places(const struct hl_config *cfg, struct score_table *table)
{
	struct score_row *v = table->v;
	size_t n = 0, i;

	add_up(cfg, table);
	for (i = 0; i < table->n; i++)
		v[i].apart = v[i].no_load && cfg->no_load_separate;
	if (table->n > 0)
		qsort(v, table->n, sizeof(*v), by_place);
	while (n < table->n && !v[n].apart)
		n++;
	for (i = 0; i < n; i++) {
		v[i].place = i > 0 && v[i].total == v[i - 1].total ? v[i - 1].place
								   : (int64_t)i + 1;
		if (v[i].place <= cfg->top)
			v[i].mark = "top";
		else if (v[i].total == v[n - 1].total && v[i].total != v[0].total)
			v[i].mark = "last";
	}
}

/* Several rules may share a count. */
static bool
is_first(size_t rule)
{
	size_t i = 0;

	while (score_rules[i].count != score_rules[rule].count)
		i++;
	return i == rule;
}

int
score_rank(struct hl *hl, const struct score_year *y, struct score_table *table)
{
	size_t i;
	int rc;

	if ((rc = score_departments(hl, y, table)) == HL_OK)
		rc = tally(hl, rules_sql(RULES_COUNT), y, table);
	for (i = 0; i < score_nrules && rc == HL_OK; i++)
		if (score_rules[i].count != NULL && is_first(i))
			rc = tally(hl, score_rules[i].count, y, table);
	score_places(hl->cfg, table);
	return rc;
}

void
score_free(struct score_table *table)
{
	size_t i;

	for (i = 0; i < table->n; i++) {
		free(table->v[i].code);
		free(table->v[i].name);
		free(table->v[i].n);
	}
	vec_free(table);
}

struct score_row *
score_row_of(const struct score_table *table, int64_t department)
{
	size_t i;

	for (i = 0; i < table->n; i++)
		if (table->v[i].id == department)
			return &table->v[i];
	return NULL;
}

static void
add_row(struct hl_rows *rows, const struct score_row *r)
{
	struct sql_value *cells = xcalloc(hl_rows_width(rows), sizeof(*cells)), *c = cells;
	size_t i;

	*c++ = CELL_ID(r->apart ? 0 : r->place);
	*c++ = CELL(r->code);
	*c++ = CELL(r->name);
	for (i = 0; i < score_nrules; i++)
		*c++ = CELL(r->n[i]);
	*c++ = CELL(r->total);
	*c++ = CELL(r->no_load);
	*c++ = CELL(r->mark);
	rows_put_cells(rows, cells, (size_t)(c - cells));
	free(cells);
}

void
score_list(
    struct hl *hl, const struct score_table *table, int64_t department, struct hl_rows **rows)
{
	size_t i;

	*rows = rules_rows(hl, "rank,department,name,", "total,no_load,mark", false);
	for (i = 0; i < table->n; i++)
		if (department == 0 || table->v[i].id == department)
			add_row(*rows, &table->v[i]);
}

static int
rank_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_table table;
	struct score_year y;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK)
		return rc;
	if ((rc = score_rank(hl, &y, &table)) == HL_OK)
		score_list(hl, &table, 0, rows);
	score_free(&table);
	return rc;
}

/* --- the acts --- */

static const struct hl_param year_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ 0 },
};

const struct hl_act score_acts[] = {
	{ "hl-score", "rank", year_params, N_("rank the departments of a year (R33, R35-R37)"),
	    "hl-score rank --year 2026 --as-of 2026-06-30", HL_READ, 0, rank_list },
	{ 0 },
};
