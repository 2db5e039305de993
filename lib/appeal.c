/* appeal.c: appeals listed and shown (R34); filing and ruling are acts on the issue, in issue.c. */
#include <stdlib.h>

#include "hl-int.h"

/* appeal_by(due, filed): the end of the time to appeal against what was due then, by the rules in force when it was filed. */
static void
fn_appeal_by(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct hl *hl = sqlite3_user_data(ctx);
	const struct hl_calendar *cal = hl_calendar(hl);
	const struct hl_config *cfg = hl_config_at(hl->base, sqlite3_value_int64(v[1]));

	(void)n;
	if (cal != NULL && sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_int64(ctx, cal_after_working(cal, sqlite3_value_int64(v[0]), cfg->appeal_days));
}

void
appeal_function(struct hl *hl)
{
	sqlite3_create_function(hl->db, "appeal_by", 2, SQLITE_UTF8, hl, fn_appeal_by, NULL, NULL);
}

/* The misses there were of the pair when appeal a was filed. */
#define MISSES "deadline d INDEXED BY deadline_issue WHERE d.issue_id = a.issue_id AND d.department_id = a.department_id" \
	" AND d.met > d.due AND d.due < a.filed AND d.void > a.filed AND d.waived >= a.filed AND d.gone = " NEVER
#define ROWS "SELECT a.event, " ISSUE_NUMBER("s", "i") " AS issue, i.ref, p.code AS department, a.filed, a.reason," \
	" ifnull(a.ruling, 'pending') AS ruling, a.ruled, a.ruled_reason, appeal_by((SELECT max(d.due) FROM " MISSES "), a.filed) AS appeal_by" \
	" FROM appeal a JOIN issue i ON i.id = a.issue_id JOIN station s ON s.id = i.station_id JOIN department p ON p.id = a.department_id"

int
hl_appeal_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
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
	return rows_sql(hl, rows, ROWS " WHERE a.gone = " NEVER " AND (?1 IS NULL OR i.id = ?1) AND (?2 IS NULL OR p.id = ?2)"
	    " AND (?3 IS NULL OR s.id = ?3) AND a.filed BETWEEN ?4 AND ?5 AND (?6 = 0 OR a.ruling IS NULL) ORDER BY a.event", "nnniii", i,
	    department, station, p.since, p.until, (int64_t)(hl_args_get(args, "open") != NULL));
}

/* With the misses it is about. */
int
hl_appeal_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
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
	st = db_bind(hl, "SELECT d.kind || ' ' || civil_text(d.due) || iif(d.met < " NEVER ", ' ' || civil_text(d.met), '')"
	    " FROM appeal a, " MISSES " AND a.event = ?1 ORDER BY d.due, d.id", "i", event);
	while (st != NULL && sqlite3_step(st) == SQLITE_ROW)
		rows_add(*rows, "ss", "missed", sqlite3_column_text(st, 0));
	if (st != NULL)
		sqlite3_reset(st);
	return st != NULL ? HL_OK : HL_EFAIL;
}
