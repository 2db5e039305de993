/*
 * explain.c: every entry a score is made of, with what happened (R33, R50). The points of a
 * department's entries add up to its total in the rank.
 */
#include "score/score.h"

static int
score_explain(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	sqlite3_stmt *st;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	if ((st = sql_bind(hl, sql_score_scored, SCORE_YEAR(hl, &y),
		 BIND_ID(":department", department))) == NULL)
		return HL_EFAIL;
	if ((rc = sql_rows(hl, rows, rules_sql(RULES_EXPLAIN), SCORE_YEAR(hl, &y),
		 BIND(":department", -1))) == HL_OK) /* nobody, until there is one */
		rows_each(*rows, ":department", st);
	return rc;
}

/* --- the acts --- */

static const struct hl_param explain_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

const struct hl_act explain_acts[] = {
	{ "hl-score", "explain", explain_params, N_("list every entry a score is made of"),
	    "hl-score explain --year 2026 --department CGJ", HL_READ, 0, score_explain },
	{ 0 },
};
