/* appeal.c: appeals listed, shown and imported (R34); filing and ruling are acts on the issue, in issue.c. */
#include <stdlib.h>
#include <string.h>

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

/* --- import: what list prints --- */

static const struct field fields[] = {
	{ "issue", "问题|问题编号" },
	{ "ref", "外部编号|来源编号" },
	{ "department", "单位|申诉单位" },
	{ "filed", "申诉时间|时间" },
	{ "reason", "申诉理由|理由" },
	{ "ruling", "裁定|裁定结果" },
	{ "ruled", "裁定时间" },
	{ "ruled_reason", "裁定理由" },
	{ "appeal_by", NULL },		/* follows from the misses */
	{ "event", NULL },
	{ "error", NULL },
	{ NULL, NULL }
};

struct ruling { const char *command, *reason; hl_fn *fn; int64_t at; };

static int
take_ruling(struct hl *hl, struct hl_args *row, struct ruling *r)
{
	const char *word = hl_args_get(row, "ruling");
	int rc;

	*r = (struct ruling){ .reason = hl_args_get(row, "ruled_reason") };
	if (word != NULL && (word = hl_word(hl, "ruling", word)) == NULL)
		return HL_EUSAGE;
	if (word == NULL || strcmp(word, "pending") == 0)
		return HL_OK;
	r->command = strcmp(word, "upheld") == 0 ? "appeal uphold" : "appeal reject";
	r->fn = strcmp(word, "upheld") == 0 ? hl_appeal_uphold : hl_appeal_reject;
	if (hl_args_get(row, "ruled") == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "ruled");
	if ((rc = arg_time(hl, row, "ruled", HL_BARE_EVENING, &r->at)) != HL_OK)
		return rc;
	return r->reason != NULL ? HL_OK : hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "ruled_reason");
}

/* The issue and department that filing and ruling name. An issue's reference is the same in every database, its number need not be. */
static int
take_pair(struct hl *hl, struct hl_args *row, struct hl_args *args, int64_t *issue, int64_t *department)
{
	const char *ref = hl_args_get(row, "ref"), *number = hl_args_get(row, "issue"), *who = hl_args_get(row, "department");
	struct buf b = { 0 };
	int rc;

	if (ref == NULL && number == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "issue");
	if (who == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "department");
	buf_fmt(&b, "%s%s", ref != NULL ? "ref:" : "", ref != NULL ? ref : number);
	hl_args_set(args, "issue", b.s);
	hl_args_set(args, "department", who);
	rc = issue_find(hl, b.s, issue);
	buf_free(&b);
	return rc == HL_OK ? department_find(hl, who, department) : rc;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import_count *count = ctx;
	struct hl_args args = { 0 };
	int64_t at = 0, issue, department, there = 0, ruled = 0;
	struct ruling r;
	int rc;

	(void)t;
	if (hl_args_get(row, "filed") == NULL || hl_args_get(row, "reason") == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), hl_args_get(row, "filed") == NULL ? "filed" : "reason");
	if ((rc = take_ruling(hl, row, &r)) != HL_OK || (rc = arg_time(hl, row, "filed", HL_BARE_EVENING, &at)) != HL_OK)
		return rc;
	if ((rc = take_pair(hl, row, &args, &issue, &department)) == HL_OK &&
	    (db_int(hl, &there, "SELECT event FROM appeal WHERE issue_id = ?1 AND department_id = ?2 AND filed = ?3 AND gone = " NEVER, "iii",
	    issue, department, at) < 0 || db_int(hl, &ruled, "SELECT ruling IS NOT NULL FROM appeal WHERE event = ?1", "i", there) < 0))
		rc = HL_EFAIL;
	if (rc == HL_OK && there == 0)
		rc = import_event(hl, "hl-score", "appeal file", hl_appeal_file, &args, at, hl_args_get(row, "reason"));
	if (rc == HL_OK && r.command != NULL && !ruled)
		rc = import_event(hl, "hl-score", r.command, r.fn, &args, r.at, r.reason);
	hl_args_clear(&args);
	if (rc == HL_OK)
		*(there != 0 && (ruled || r.command == NULL) ? &count->skipped : &count->imported) += 1;
	return rc;
}

int
hl_appeal_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, fields, import_row, &count, rows);
}
