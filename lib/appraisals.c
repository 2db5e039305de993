/*
 * appraisals.c: what others say of stations and departments: the resident survey (R43), the reverse appraisal of departments
 * by stations and the stationed-director appraisal (R42).
 */
#include "appraise.h"

/* Departments rated in the year, whatever their level; the mean is rounded to a tenth, half up: sum and count are exact. */
int
hl_score_rates(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, "SELECT d.code AS department, d.name, count(*) AS count, sum(r.score) AS sum, "
	    MEAN("sum(r.score)", "count(*)") " AS mean, min(r.score) AS lowest, max(r.score) AS highest"
	    " FROM rate r INDEXED BY rate_year JOIN department d ON d.id = r.department_id WHERE r.year = ?1 AND r.at <= ?2"
	    " AND r.gone > ?2 AND (?3 = 0 OR d.id = ?3) GROUP BY d.id ORDER BY d.code", "iii", y.year, y.t, department);
}
