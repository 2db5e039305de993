/*
 * surveys.c: what others say of stations and departments: the resident survey (R43), the
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
	if (year > time_year(hl->at))
		return hl_fail(
		    hl, HL_EREFUSED, _("%s: %lld has not begun"), r->noun, (long long)year);
	return HL_OK;
}

static const struct hl_param survey_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_KEY | HL_FILTER, NULL,
	    N_("station, by code or community"), "站点|红领工作站|社区" },
	{ "round", HL_P_NAME, HL_NEED | HL_KEY | HL_FILTER, NULL, N_("the round, as in 2026H1"),
	    "轮次|期次" },
	{ "asked", HL_P_INT, HL_NEED, NULL, N_("residents asked"), "调查人数|询问人数" },
	{ "answered", HL_P_INT, 0, NULL, N_("those who answered (default: all)"),
	    "回答人数|有效人数" },
	{ "aware", HL_P_INT, HL_NEED, NULL, N_("those who know of the station"), "知晓人数" },
	{ "satisfied", HL_P_INT, HL_NEED, NULL, N_("those who are satisfied"), "满意人数" },
	{ "way", HL_P_TEXT, 0, NULL, N_("how they were asked"), "方式|测评方式" },
	{ "by", HL_P_NAME, 0, NULL, N_("who asked"), "测评人|测评单位" },
	{ 0 },
};
static const struct reg survey_reg = { REG("hl-score", survey), .check = check_survey,
	.more = ", survey_rate(t.aware, t.answered) AS awareness,"
		" survey_rate(t.satisfied, t.answered) AS satisfaction" };

static const struct hl_param rate_fields[] = {
	{ "station", HL_P_STATION, HL_NEED | HL_KEY | HL_FILTER, NULL, N_("station that rates"),
	    "站点|红领工作站|社区" },
	{ "department", HL_P_DEPARTMENT, HL_NEED | HL_KEY | HL_FILTER, NULL,
	    N_("department that is rated"), "单位" },
	{ "year", HL_P_INT, HL_NEED | HL_KEY, "YEAR", N_("the year it is about"), "年度|年份" },
	{ "score", HL_P_POINTS, HL_NEED, NULL, N_("from 0 to 100, at most one decimal"),
	    "评分|得分" },
	{ "text", HL_P_PROSE, 0, NULL, N_("note"), "说明|评语" },
	{ 0 },
};
static const struct reg rate_reg = { REG("hl-score", rate), .check = check_year };

static const struct hl_param grade_fields[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED | HL_KEY | HL_FILTER, NULL,
	    N_("department whose director is stationed"), "单位" },
	{ "year", HL_P_INT, HL_NEED | HL_KEY, "YEAR", N_("the year it is about"), "年度|年份" },
	{ "score", HL_P_POINTS, HL_NEED, NULL, N_("from 0 to 100, at most one decimal"),
	    "评分|得分" },
	{ "text", HL_P_PROSE, 0, NULL, N_("note"), "说明|评语" },
	{ 0 },
};
static const struct reg grade_reg = { REG("hl-score", grade), .check = check_year };

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

/* Departments rated in the year, whatever their level. */
static int
score_rates(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y;
	int64_t department;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_score_rates, BIND(":year", y.year), BIND(":t", y.t),
	    BIND_ID(":department", department));
}

/* --- the acts --- */

static const struct hl_param evidence_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

const struct hl_act surveys_acts[] = {
	REGISTER_ACTS("hl-score", survey, N_("record a round of the resident survey (R43)"),
	    "--station HTBC --round 2026上半年 --asked 120 --answered 100 --aware 80 --satisfied "
	    "75 --way 入户",
	    "--year 2026", span_params),
	REGISTER_ACTS("hl-score", rate, N_("record how a station rates a department (R42)"),
	    "--station HTBC --department CGJ --year 2026 --score 92.5", "--department CGJ",
	    span_params),
	REGISTER_ACTS("hl-score", grade,
	    N_("record the stationed-director appraisal of a department (R42)"),
	    "--department CGJ --year 2026 --score 88", "--department CGJ", span_params),
	{ "hl-score", "rates", evidence_params,
	    N_("list the reverse appraisal of departments: count, mean, lowest and highest score "
	       "(R42)"),
	    "hl-score rates --year 2026", HL_READ, 0, score_rates },
	{ 0 },
};
