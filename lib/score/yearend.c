/*
 * yearend.c: the year-end view of departments (R42): points beside, never summed with, bonuses,
 * the stationed-director appraisal, reverse appraisal by stations, the resident survey, talks
 * and commendations.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

struct beside {
	int64_t id, director, raters, rating, due, held, awarded;
	struct sample sample;
};

struct view {
	struct beside *v;
	size_t n;
};

/* --- what each source tells of a department --- */

static void
take_director(struct beside *b, sqlite3_stmt *st)
{
	b->director = sqlite3_column_int64(st, 1);
}

static void
take_rating(struct beside *b, sqlite3_stmt *st)
{
	b->raters = sqlite3_column_int64(st, 1);
	b->rating = sqlite3_column_int64(st, 2);
}

static void
take_survey(struct beside *b, sqlite3_stmt *st)
{
	b->sample = (struct sample){ 0, sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2),
		sqlite3_column_int64(st, 3) };
}

static void
take_awarded(struct beside *b, sqlite3_stmt *st)
{
	b->awarded = sqlite3_column_int64(st, 1);
}

static const struct {
	const char *sql;
	void (*take)(struct beside *, sqlite3_stmt *);
} sources[] = {
	{ sql_score_yearend_director, take_director },
	{ sql_score_yearend_rating, take_rating },
	{ sql_score_yearend_survey, take_survey },
	{ sql_score_yearend_commended, take_awarded },
};

static int
collect(struct hl *hl, const struct score_year *y, const struct view *view)
{
	struct beside *b;
	sqlite3_stmt *st;
	size_t i;
	int rc;

	for (i = 0; i < LEN(sources); i++) {
		if ((st = sql_bind(hl, sources[i].sql, SCORE_YEAR(hl, y))) == NULL)
			return HL_EFAIL;
		while ((rc = sqlite3_step(st)) == SQLITE_ROW)
			if ((b = vec_find(view, sqlite3_column_int64(st, 0))) != NULL)
				sources[i].take(b, st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE)
			return hl_fail_db(hl);
	}
	return HL_OK;
}

static int
collect_talks(struct hl *hl, const struct score_year *y, const struct score_table *table,
    const struct view *view)
{
	struct talks t = { 0 };
	struct beside *b;
	size_t i;
	int rc = talks_all(hl, y, table, 0, &t);

	for (i = 0; i < t.n && rc == HL_OK; i++) {
		if (t.v[i].elsewhere || (b = vec_find(view, t.v[i].department)) == NULL)
			continue;
		b->held += strcmp(t.v[i].status, "held") == 0;
		b->due += t.v[i].event == 0;
	}
	talks_free(&t);
	return rc;
}

/* --- the listing --- */

static void
add_row(const struct hl_config *cfg, struct hl_rows *rows, const struct score_row *r,
    const struct beside *b)
{
	bool top = r->mark != NULL && strcmp(r->mark, "top") == 0;
	const struct sample *s = &b->sample;
	bool enough = s->answered >= cfg->survey_min && s->answered > 0;

	rows_put(rows, CELL_ID(r->place), CELL(r->code), CELL(r->name), CELL(r->total),
	    CELL(top ? cfg->top_party : 0), CELL(top ? cfg->top_director : 0), CELL(b->director),
	    CELL(b->raters > 0 ? b->rating : HL_NEVER), CELL(b->raters), CELL(s->answered),
	    CELL(enough ? PER_MILLE(s->aware, s->answered) : HL_NEVER),
	    CELL(enough ? PER_MILLE(s->satisfied, s->answered) : HL_NEVER), CELL(b->due),
	    CELL(b->held), CELL(b->awarded));
}

static int
score_yearend(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_table table;
	struct score_year y;
	struct view view = { 0 };
	int64_t department;
	size_t i;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	rc = score_rank(hl, &y, &table);
	view.v = xcalloc(table.n + 1, sizeof(*view.v));
	for (i = 0; i < table.n; i++)
		view.v[view.n++] = (struct beside){ .id = table.v[i].id, .director = HL_NEVER };
	qsort(view.v, view.n, sizeof(*view.v), by_id);
	if (rc == HL_OK && (rc = collect(hl, &y, &view)) == HL_OK &&
	    (rc = collect_talks(hl, &y, &table, &view)) == HL_OK) {
		*rows = rows_new("rank,department,name,total,party,director,director_score,rating,"
				 "raters,answered,awareness,"
				 "satisfaction,talks_due,talks_held,commendations");
		for (i = 0; i < table.n; i++)
			if (department == 0 || department == table.v[i].id)
				add_row(
				    hl->cfg, *rows, &table.v[i], vec_find(&view, table.v[i].id));
	}
	score_free(&table);
	free(view.v);
	return rc;
}

/* --- the acts --- */

static const struct hl_param evidence_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

const struct hl_act yearend_acts[] = {
	{ "hl-score", "yearend", evidence_params,
	    N_("list the points of departments beside all other appraisals of the year (R42)"),
	    "hl-score yearend --year 2026", HL_READ, 0, score_yearend },
	{ 0 },
};
