/*
 * rates.c: what the base points rest on (R33): meetings attended and feedback given in time;
 * and the bonuses of the top places, which go into other appraisals (R36). Both are beside the
 * points, never in their sum.
 */
#include <string.h>

#include "score/score.h"

/* Tenths of an hour, half up. */
#define HOURS(seconds) "(" seconds " + 180) / 360"

/* Deadlines of the year opened by T, each in one of four states then. */
#define DEADLINES \
	"SELECT d.department_id, count(*) AS owed," \
	" sum(d.met <= d.due AND d.met <= ?3) AS on_time," \
	" sum(d.met > d.due AND d.due < ?3 AND d.waived > ?3) AS late," \
	" sum(d.met > d.due AND d.due < ?3 AND d.waived <= ?3) AS waived" \
	" FROM scored s CROSS JOIN deadline d INDEXED BY deadline_department ON d.department_id " \
	"= s.id" \
	" WHERE d.due >= ?1 AND d.due < ?2 AND d.opened <= ?3 AND d.void > ?3 AND d.known <= ?3 " \
	"AND d.gone > ?3 GROUP BY d.department_id"

/* The median: the middle value, or the mean of the two in the middle. */
#define FIRST \
	"SELECT department_id, " HOURS( \
	    "sum(took) / count(*)") " AS hours FROM (SELECT d.department_id, d.met - d.opened AS " \
				    "took," \
				    " row_number() OVER (PARTITION BY d.department_id ORDER BY " \
				    "d.met - d.opened) AS n," \
				    " count(*) OVER (PARTITION BY d.department_id) AS of" \
				    " FROM scored s CROSS JOIN deadline d INDEXED BY " \
				    "deadline_department ON d.department_id = s.id" \
				    " WHERE d.due >= ?1 AND d.due < ?2 AND d.kind = 'dispatch' " \
				    "AND d.met <= ?3 AND d.void > ?3 AND d.known <= ?3" \
				    " AND d.gone > ?3) WHERE 2 * n BETWEEN of AND of + 2 GROUP " \
				    "BY department_id"

#define RECEIPTS \
	"SELECT f.department_id, count(*) AS receipts FROM feedback f WHERE f.kind = 'receipt' " \
	"AND f.at >= ?1 AND f.at < ?2" \
	" AND f.at <= ?3 AND f.gone > ?3 GROUP BY f.department_id"

#define RULINGS \
	"SELECT department_id, sum(points) AS points FROM adjustment INDEXED BY adjustment_year " \
	"WHERE year = ?4 AND kind = 'base'" \
	" AND at <= ?3 AND gone > ?3 GROUP BY department_id"

static const char evidence_sql[] =
    "WITH scored AS MATERIALIZED (SELECT d.id, d.code, d.name FROM department d "
    "WHERE " SCORE_DEPARTMENTS(
	"d") " AND (?12 = 0 OR d.id = ?12))"
	     " SELECT s.code AS department, s.name,"
	     " iif(?13 = 0 OR a.meetings IS NULL OR 100 * a.attended >= ?13 * a.meetings, ?15, 0) "
	     "+ ifnull(r.points, 0) AS base,"
	     " ifnull(r.points, 0) AS adjustment, ifnull(a.meetings, 0) AS invited, "
	     "ifnull(a.attended, 0) AS attended,"
	     " ifnull(a.proxy, 0) AS proxy, " SQL_PER_MILLE("a.attended",
		 "a.meetings") " AS rate, ifnull(d.owed, 0) AS owed,"
			       " ifnull(d.on_time, 0) AS on_time, ifnull(d.late, 0) AS late, "
			       "ifnull(d.waived, 0) AS waived,"
			       " ifnull(d.owed - d.on_time - d.late - d.waived, 0) AS pending, "
			       "ifnull(e.receipts, 0) AS receipts, f.hours"
			       " FROM scored s LEFT JOIN (" SCORE_ATTENDANCE
			       ") a ON a.department_id = s.id"
			       " LEFT JOIN (" RULINGS
			       ") r ON r.department_id = s.id LEFT JOIN (" DEADLINES
			       ") d ON d.department_id = s.id"
			       " LEFT JOIN (" RECEIPTS
			       ") e ON e.department_id = s.id LEFT JOIN (" FIRST
			       ") f ON f.department_id = s.id"
			       " ORDER BY s.code";

static int
score_evidence(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	return score_rows(hl, rows, evidence_sql, &y, department);
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
			rows_add(*rows, "issppps", table.v[i].place, table.v[i].code,
			    table.v[i].name, table.v[i].total, hl->cfg->top_party,
			    hl->cfg->top_director, y.t < y.end ? "provisional" : "final");
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
