/*
 * appraisals.c: what others say of stations and departments: the resident survey (R43), the
 * reverse appraisal of departments by stations and the stationed-director appraisal (R42).
 */
#include <string.h>

#include "score/score.h"

/* --- registers ---------------------------------------------------------------------------- */

static struct reg_cell *
cell(const struct reg *r, struct reg_cell *v, const char *name)
{
	size_t i = 0;

	while (strcmp(r->fields[i].name, name) != 0)
		i++;
	return &v[i];
}

/* Who did not answer can be neither aware nor satisfied. */
static int
check_survey(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const struct {
		const char *part, *whole;
	} sums[] = { { "answered", "asked" }, { "aware", "answered" },
		{ "satisfied", "answered" } };
	struct reg_cell *answered = cell(r, v, "answered");
	size_t i;

	if (hl_args_get(args, "answered") == NULL) {
		*answered = *cell(r, v, "asked");
		hl_args_set(args, "answered", hl_args_get(args, "asked"));
	}
	for (i = 0; i < LEN(sums); i++)
		if (cell(r, v, sums[i].part)->number > cell(r, v, sums[i].whole)->number)
			return hl_fail(hl, HL_EREFUSED,
			    _("cannot record the survey of '%s': %s %lld is more than %s %lld "
			      "(R43)"),
			    hl_args_get(args, "station"), sums[i].part,
			    (long long)cell(r, v, sums[i].part)->number, sums[i].whole,
			    (long long)cell(r, v, sums[i].whole)->number);
	return HL_OK;
}

/* What is appraised is a year that has begun. */
static int
check_year(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	int64_t year = cell(r, v, "year")->number;

	(void)args;
	if (year < 1970 || year > 9998)
		return hl_fail(hl, HL_EUSAGE, _("no such year: '%lld'"), (long long)year);
	if (year > time_year(hl->ev->at))
		return hl_fail(
		    hl, HL_EREFUSED, _("%s: %lld has not begun"), r->noun, (long long)year);
	return HL_OK;
}

REGISTER("hl-score", survey, SURVEY_FIELDS, .check = check_survey,
    .more = ", survey_rate(t.aware, t.answered) AS awareness,"
	    " survey_rate(t.satisfied, t.answered) AS satisfaction")
REGISTER("hl-score", rate, RATE_FIELDS, .check = check_year)
REGISTER("hl-score", grade, GRADE_FIELDS, .check = check_year)

/* survey_rate(part, whole): tenths of a per cent, nothing for a sample below survey.min_n */
static void
fn_rate(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct hl *hl = sqlite3_user_data(ctx);
	int64_t part = sqlite3_value_int64(v[0]), whole = sqlite3_value_int64(v[1]);

	(void)n;
	if (whole >= hl->cfg->survey_min)
		sqlite3_result_int64(ctx, PER_MILLE(part, whole));
}

void
survey_function(struct hl *hl)
{
	sqlite3_create_function(hl->db, "survey_rate", 2, SQLITE_UTF8, hl, fn_rate, NULL, NULL);
}

/* --- the reverse appraisal of a year --------------------------------------------------------- */

/*
 * Departments rated in the year, whatever their level; the mean is rounded to a tenth, half up:
 * sum and count are exact.
 */
int
hl_score_rates(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "SELECT d.code AS department, d.name, count(*) AS count, sum(r.score) AS sum, " MEAN(
		"sum(r.score)",
		"count(*)") " AS mean, min(r.score) AS lowest, max(r.score) AS highest"
			    " FROM rate r INDEXED BY rate_year JOIN department d ON d.id = "
			    "r.department_id WHERE r.year = ?1 AND r.at <= ?2"
			    " AND r.gone > ?2 AND r.known <= ?2 AND (?3 = 0 OR d.id = ?3) GROUP BY "
			    "d.id ORDER BY d.code",
	    "iii", y.year, y.t, department);
}
