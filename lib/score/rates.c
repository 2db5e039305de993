/*
 * rates.c: what the base points rest on (R33): meetings attended and feedback given in time;
 * and the bonuses of the top places, which go into other appraisals (R36). Both are beside the
 * points, never in their sum.
 */
#include <string.h>

#include "score/score.h"

static int
score_evidence(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	return sql_rows(
	    hl, rows, sql_score_evidence, SCORE_YEAR(hl, &y), BIND_ID(":department", department));
}

/* --- bonuses (R36) --- */

static int
score_bonus(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_table table;
	struct score_year y;
	size_t i;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK)
		return rc;
	if ((rc = score_rank(hl, &y, &table)) == HL_OK) {
		*rows = rows_new("rank,department,name,total,party,director,status");
		for (i = 0;
		     i < table.n && table.v[i].mark != NULL && strcmp(table.v[i].mark, "top") == 0;
		     i++)
			rows_put(*rows, CELL(table.v[i].place), CELL(table.v[i].code),
			    CELL(table.v[i].name), CELL(table.v[i].total), CELL(hl->cfg->top_party),
			    CELL(hl->cfg->top_director),
			    CELL(y.t < y.end ? "provisional" : "final"));
	}
	score_free(&table);
	return rc;
}

/* --- the acts --- */

static const struct hl_param evidence_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

static const struct hl_param year_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ 0 },
};

const struct hl_act rates_acts[] = {
	{ "hl-score", "evidence", evidence_params,
	    N_("list what the base points rest on: meetings attended, feedback given in time"),
	    "hl-score evidence --year 2026 --department CGJ", HL_READ, 0, score_evidence },
	{ "hl-score", "bonus", year_params,
	    N_("list the departments in the top places and what these add to other appraisals "
	       "(R36)"),
	    "hl-score bonus --year 2026", HL_READ, 0, score_bonus },
	{ 0 },
};
