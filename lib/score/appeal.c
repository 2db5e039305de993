/*
 * appeal.c: appeals and misses that can be appealed against listed (R34); filing and ruling are
 * acts on the issue, in issue.c.
 */
#include <stdlib.h>

#include "score/score.h"

/*
 * appeal_by(due, filed): the end of the time to appeal against what was due then, by the rules
 * in force when it was filed.
 */
static void
fn_appeal_by(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct hl *hl = sqlite3_user_data(ctx);
	const struct hl_calendar *cal = hl_calendar(hl);
	const struct hl_config *cfg = hl_config_at(hl->base, sqlite3_value_int64(v[1]));

	(void)n;
	if (cal != NULL && sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_int64(
		    ctx, cal_after_working(cal, sqlite3_value_int64(v[0]), cfg->appeal_days));
}

void
appeal_function(struct hl *hl)
{
	sqlite3_create_function(hl->db, "appeal_by", 2, SQLITE_UTF8, hl, fn_appeal_by, NULL, NULL);
}

static int
appeal_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *issue = hl_args_get(args, "issue");
	int64_t i = 0, department, station;
	struct period p;
	int rc;

	if ((issue != NULL && (rc = issue_find(hl, issue, &i)) != HL_OK) ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_score_appeal_list, BIND_ID(":issue", i),
	    BIND_ID(":department", department), BIND_ID(":station", station),
	    BIND(":since", p.since), BIND(":until", p.until),
	    BIND(":open", hl_args_get(args, "open") != NULL));
}

/* With the misses it is about. */
static int
appeal_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	sqlite3_stmt *st;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = sql_rows(hl, &all, sql_score_appeal_show, BIND(":event", event))) != HL_OK ||
	    (rc = show_row(hl, "appeal", event, all, rows)) != HL_OK)
		return rc;
	st = sql_bind(hl, sql_score_appeal_about, BIND(":event", event));
	while (sql_next(hl, st, &rc))
		rows_put(*rows, CELL("missed"), CELL(sql_column(st, 0)));
	return rc;
}

/* --- misses that can still be appealed against --- */

/*
 * The first second whose misses can be appealed against at T: the limit grows with the due day,
 * so nothing before needs to be looked at.
 */
static int64_t
oldest(const struct hl_calendar *cal, int64_t t, int days)
{
	int64_t day = time_day(t);

	while (cal_after_working(cal, time_at(day, 0), days) >= t)
		day--;
	return time_at(day + 1, 0);
}

static int
appeal_misses(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t department, station, until, days;
	int rc;

	if ((rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = deadline_within(hl, args, &until)) != HL_OK)
		return rc;
	days = hl_config_at(hl->base, hl->now)->appeal_days;
	return sql_rows(hl, rows, sql_score_appeal_misses, BIND(":t", hl->now),
	    BIND(":oldest", oldest(hl_calendar(hl), hl->now, (int)days)),
	    BIND_ID(":department", department), BIND_ID(":station", station),
	    BIND_ID(":before", hl_args_get(args, "within") != NULL ? until : 0));
}

/* --- the acts --- */

static const struct hl_param appeal_list_params[] = {
	{ "issue", HL_P_ISSUE, 0, NULL, N_("only those about this issue") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those about issues of this station") },
	PARAM_SPAN,
	{ "open", HL_P_FLAG, 0, NULL, N_("only those not ruled on yet") },
	{ 0 },
};

static const struct hl_param appeal_misses_params[] = {
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those about issues of this station") },
	{ "within", HL_P_CODE, 0, "SPAN", N_("only those whose time ends by then, as in 2wd") },
	{ 0 },
};

const struct hl_act appeal_acts[] = {
	{ "hl-score", "appeal list", appeal_list_params, N_("list appeals and rulings"),
	    "hl-score appeal list --department CGJ", HL_READ, 0, appeal_list },
	{ "hl-score", "appeal misses", appeal_misses_params,
	    N_("list misses that can still be appealed against, and until when"),
	    "hl-score appeal misses --within 3wd", HL_READ, 0, appeal_misses },
	{ "hl-score", "appeal show", event_param, N_("show one, with the misses it is about"),
	    "hl-score appeal show \"$(hl-score appeal list --open -f ids --limit 1)\"", HL_READ, 0,
	    appeal_show },
	{ 0 },
};
