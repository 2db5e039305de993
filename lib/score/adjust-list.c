/* adjust-list.c: adjustments (R33) listed, shown and imported. */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* --- list, show --- */

/*
 * --year is the year of the score, the other bounds are of when it was ruled. The years are only
 * shown unasked where there are several.
 */
static int
score_adjustments(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_args span = { 0 };
	struct score_year y = { .t = hl->now };
	struct period p;
	int64_t department;
	int rc;

	if ((hl_args_get(args, "year") != NULL &&
		(rc = score_year(hl, args, hl->now, &y)) != HL_OK) ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	hl_args_copy(&span, args);
	hl_args_set(&span, "year", NULL);
	rc = period_read(hl, &span, &p);
	hl_args_clear(&span);
	if (rc != HL_OK)
		return rc;
	return sql_rows(hl, rows,
	    y.year != 0 ? sql_score_adjustments_of_year : sql_score_adjustments, BIND(":t", y.t),
	    BIND(":since", p.since), BIND(":until", p.until), BIND_ID(":department", department),
	    BIND_ANY(":year", y.year));
}

static int
score_adjust_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = sql_rows(hl, &all, sql_score_adjust_show, BIND(":event", event))) != HL_OK)
		return rc;
	return show_row(hl, "adjustment", event, all, rows);
}

/* --- import: what adjustments prints --- */

static const struct field fields[] = {
	{ "at", "时间|裁定时间" },
	{ "department", "单位" },
	{ "year", "年度|年份" },
	{ "kind", "类别|调整类别" },
	{ "points", "分值|调整分值|加减分" },
	{ "reason", "理由|事由|原因" },
	{ "event", "事件号|事件" },
	{ "error", NULL },
	{ NULL, NULL },
};

struct import {
	struct import_count count;
	const char *year;
	bool guessed;
};

/* Of a row that names none: --year, else the year it was ruled in. */
static void
set_year(struct hl_args *row, struct import *im, int64_t at)
{
	char day[16];

	if (hl_args_get(row, "year") != NULL)
		return;
	day_iso(time_day(at), day);
	day[4] = '\0';
	im->guessed = im->guessed || im->year == NULL;
	hl_args_set(row, "year", im->year != NULL ? im->year : day);
}

/*
 * Whether one that stands says the same and was there before this import. What a row lacks or
 * has wrong adjust refuses.
 */
static int
find_same(struct hl *hl, const struct hl_args *row, int64_t at, int64_t *same)
{
	const char *department = hl_args_get(row, "department"), *kind = hl_args_get(row, "kind"),
		   *points = hl_args_get(row, "points");
	const char *reason = hl_args_get(row, "reason");
	int64_t id, year, n;
	int rc;

	*same = 0;
	if (department == NULL || points == NULL || !text_int(hl_args_get(row, "year"), &year) ||
	    hl_points_parse(points, &n) != 0)
		return HL_OK;
	if ((rc = department_find(hl, department, &id)) != HL_OK)
		return rc;
	if ((kind = hl_word(hl, "adjustment", kind != NULL ? kind : "other")) == NULL)
		return HL_EUSAGE;
	return sql_int(hl, same, sql_score_adjust_same, BIND(":year", year),
		   BIND(":department", id), BIND(":kind", kind), BIND(":points", n),
		   BIND(":at", at), BIND(":reason", reason != NULL ? reason : hl->reason),
		   BIND(":before", hl->ev->seq)) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

static int
adjust(struct hl *hl, const struct hl_args *row, int64_t at)
{
	static const char *const own[] = { "department", "year", "points", "kind", NULL };
	struct hl_args args = { 0 };
	int rc;

	import_take(row, &args, own);
	rc = import_event(hl, "hl-score", "adjust", &args, at, hl_args_get(row, "reason"));
	hl_args_clear(&args);
	return rc;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import *im = ctx;
	int64_t at = hl->at, same;
	int rc;

	(void)t;
	if ((rc = arg_time(hl, row, "at", HL_BARE_EVENING, &at)) != HL_OK)
		return rc;
	set_year(row, im, at);
	if ((rc = find_same(hl, row, at, &same)) != HL_OK)
		return rc;
	if (same != 0) {
		im->count.skipped++;
		return HL_OK;
	}
	if (hl_args_get(row, "department") == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "department");
	rc = adjust(hl, row, at);
	im->count.imported += rc == HL_OK;
	return rc;
}

static int
score_adjust_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import im = { .year = hl_args_get(args, "year") };
	struct score_year y;
	int rc;

	if ((im.year != NULL && (rc = score_year(hl, args, hl->at, &y)) != HL_OK) ||
	    (rc = import_rows(hl, args, fields, import_row, &im.count, rows)) != HL_OK)
		return rc;
	if (im.guessed)
		hl_warn(hl, _("rows without a year were put to the year they were ruled in: give "
			      "--year if they are of another"));
	return HL_OK;
}

/* --- the acts --- */

static const struct hl_param year_import_params[] = {
	{ "file", HL_P_TEXT, HL_OPERAND | HL_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "year", HL_P_INT, 0, "YEAR", N_("the year of rows that name none") },
	{ "sha256", HL_P_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct hl_param adjustments_params[] = {
	{ "year", HL_P_INT, 0, "YEAR", N_("only those of the score of this year") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only those from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only those up to then") },
	{ "month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ 0 },
};

const struct hl_act adjust_list_acts[] = {
	{ "hl-score", "adjust import", year_import_params, N_("the same from a csv file"),
	    "hl-score adjust import adjustments.csv --year 2026", HL_WRITE,
	    HL_ACT_FILE | HL_ACT_EVENING, score_adjust_import },
	{ "hl-score", "adjust show", event_param, N_("show one"),
	    "hl-score adjust show \"$(hl-score adjustments --year 2026 -f ids --limit 1)\"",
	    HL_READ, 0, score_adjust_show },
	{ "hl-score", "adjustments", adjustments_params, N_("list the adjustments that stand"),
	    "hl-score adjustments --year 2026", HL_READ, 0, score_adjustments },
	{ 0 },
};
