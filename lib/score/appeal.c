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

/* The misses there were of the pair when appeal a was filed. */
#define MISSES \
	"deadline d INDEXED BY deadline_issue WHERE d.issue_id = a.issue_id AND d.department_id " \
	"= a.department_id" \
	" AND d.met > d.due AND d.due < a.filed AND d.void > a.filed AND d.waived >= a.filed AND " \
	"d.gone = " NEVER
#define ROWS \
	"SELECT a.event, " ISSUE_NUMBER( \
	    "s", "i") " AS issue, i.ref, p.code AS department, a.filed, a.reason," \
		      " ifnull(a.ruling, 'pending') AS ruling, a.ruled, a.ruled_reason, " \
		      "appeal_by((SELECT max(d.due) FROM " MISSES "), a.filed) AS appeal_by" \
		      " FROM appeal a JOIN issue i ON i.id = a.issue_id JOIN station s ON s.id = " \
		      "i.station_id JOIN department p ON p.id = a.department_id"

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
	return rows_sql(hl, rows,
	    ROWS " WHERE a.gone = " NEVER
		 " AND (?1 IS NULL OR i.id = ?1) AND (?2 IS NULL OR p.id = ?2)"
		 " AND (?3 IS NULL OR s.id = ?3) AND a.filed BETWEEN ?4 AND ?5 AND (?6 = 0 OR "
		 "a.ruling IS NULL) ORDER BY a.event",
	    "nnniii", i, department, station, p.since, p.until,
	    (int64_t)(hl_args_get(args, "open") != NULL));
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
	if ((rc = rows_sql(hl, &all, ROWS " WHERE a.event = ?1", "i", event)) != HL_OK ||
	    (rc = show_row(hl, "appeal", event, all, rows)) != HL_OK)
		return rc;
	st = db_bind(hl,
	    "SELECT d.kind || ' ' || civil_text(d.due) || iif(d.met < " NEVER
	    ", ' ' || civil_text(d.met), '')"
	    " FROM appeal a, " MISSES " AND a.event = ?1 ORDER BY d.due, d.id",
	    "i", event);
	while (st != NULL && sqlite3_step(st) == SQLITE_ROW)
		rows_add(*rows, "ss", "missed", sqlite3_column_text(st, 0));
	if (st != NULL)
		sqlite3_reset(st);
	return st != NULL ? HL_OK : HL_EFAIL;
}

/*
 * --- misses that can still be appealed against
 * ---------------------------------------------------------------------
 */

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

/*
 * ?1 T, ?2 oldest, ?3 and ?4 filters, ?5 limits before it. One appeal is against all misses of a
 * department on an issue: a row a pair, the due and the limit those of the latest. Not while one
 * is to be ruled on; what was rejected is not appealed against again.
 */
static int
appeal_misses(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t department, station, until;
	int rc;

	if ((rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = deadline_within(hl, args, &until)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "WITH missed AS MATERIALIZED (SELECT d.department_id, d.issue_id, count(*) AS n, "
	    "max(d.due) AS due,"
	    " appeal_by(max(d.due), ?1) AS appeal_by FROM department p CROSS JOIN deadline d "
	    "INDEXED BY deadline_missed"
	    " ON d.department_id = p.id WHERE d.due >= ?2 AND d.due < ?1 AND d.met > d.due AND "
	    "d.void > ?1 AND d.waived > ?1 AND d.known <= ?1"
	    " AND d.gone > ?1 AND (?3 IS NULL OR p.id IN " DEPARTMENT_FORMER("?3",
		"?1") ") AND NOT EXISTS (SELECT 1 FROM appeal a"
		      " WHERE a.issue_id = d.issue_id AND a.department_id = d.department_id AND "
		      "a.filed <= ?1 AND a.gone > ?1"
		      " AND (a.ruled IS NULL OR a.ruled > ?1 OR (a.ruling = 'rejected' AND d.due < "
		      "a.filed))) GROUP BY 1, 2)"
		      " SELECT " ISSUE_NUMBER("s",
			  "i") " AS issue, i.ref, p.code AS department, i.title, x.n AS count, "
			       "x.due, x.appeal_by,"
			       " civil_day(x.appeal_by) - civil_day(?1) AS days FROM missed x JOIN "
			       "department p ON p.id = x.department_id"
			       " JOIN issue i ON i.id = x.issue_id JOIN station s ON s.id = "
			       "i.station_id WHERE x.appeal_by >= ?1 AND (?4 IS NULL OR s.id = ?4)"
			       " AND (?5 IS NULL OR x.appeal_by < ?5) ORDER BY x.appeal_by, "
			       "p.code, s.code, i.year, i.serial",
	    "iinnn", hl->now,
	    oldest(hl_calendar(hl), hl->now, (int)hl_config_at(hl->base, hl->now)->appeal_days),
	    department, station, hl_args_get(args, "within") != NULL ? until : 0);
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
