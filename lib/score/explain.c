/*
 * explain.c: every entry a score is made of, with what happened (R33, R50). The points of a
 * department's entries add up to its total in the rank.
 */
#include "score/score.h"

static const char explain_sql[] = ENTRIES(BASE_ENTRIES
    " UNION ALL " ADJUSTMENT_ENTRIES " UNION ALL " CREDIT_ENTRIES
    " UNION ALL " LATE_ENTRIES) " SELECT e.at, e.department, e.rule, score_clause(e.rule) AS "
				"clause,"
				" " ISSUE_NUMBER(
				    "s", "i") " AS issue, i.ref, ifnull(e.points, "
					      "score_points(e.rule)) AS points, score_say(e.rule, "
					      "e.at, e.evidence) AS evidence"
					      " FROM entry e LEFT JOIN issue i ON i.id = "
					      "e.issue_id LEFT JOIN station s"
					      " ON s.id = i.station_id"
					      " ORDER BY e.at, score_place(e.rule), s.code, "
					      "i.year, i.serial, e.event";

/* Sorting one department after the other takes a part of the memory, and of the time. */
static const char scored_sql[] = "SELECT d.id FROM department d WHERE " SCORE_DEPARTMENTS(
    "d") " AND (?12 = 0 OR d.id = ?12) ORDER BY d.code";

static int
score_explain(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "department");
	struct score_year y;
	int64_t department = 0;
	sqlite3_stmt *st;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = evidence_functions(hl)) != HL_OK)
		return rc;
	if (what != NULL && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	if ((st = score_bind(hl, scored_sql, &y, department)) == NULL)
		return HL_EFAIL;
	if ((rc = score_rows(hl, rows, explain_sql, &y, -1)) ==
	    HL_OK) /* nobody, until there is one */
		rows_each(*rows, "?12", st);
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
