/* commend-list.c: commendations (R39) listed, shown and imported. */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* --- list, show --- */

/* --year is the year it is about, the other bounds are of when it was proposed. */
static int
commend_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_args span = { 0 };
	int64_t department, station;
	struct score_year y = { .t = hl->now };
	struct period p;
	int rc;

	if ((hl_args_get(args, "year") != NULL &&
		(rc = score_year(hl, args, hl->now, &y)) != HL_OK) ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	hl_args_copy(&span, args);
	hl_args_set(&span, "year", NULL);
	rc = period_read(hl, &span, &p);
	hl_args_clear(&span);
	return rc != HL_OK ? rc
			   : sql_rows(hl, rows, sql_score_commend_list, BIND(":t", y.t),
				 BIND_ID(":year", y.year), BIND_ID(":department", department),
				 BIND_ID(":station", station), BIND(":since", p.since),
				 BIND(":until", p.until));
}

static int
commend_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = sql_rows(hl, &all, sql_score_commend_show, BIND(":t", hl->now),
		 BIND(":event", event))) != HL_OK)
		return rc;
	return show_row(hl, "commendation", event, all, rows);
}

/* --- import: what list prints --- */

static const struct field fields[] = {
	{ "department", "单位" },
	{ "station", "站点|红领工作站|社区" },
	{ "year", "年度|年份" },
	{ "ground", "事由|表彰事由" },
	{ "text", "内容|事迹" },
	{ "at", "时间|提出时间" },
	{ "status", "状态" },
	{ "ruled", "裁定时间|表彰时间" },
	{ "by", "经办人|授予单位" },
	{ "ruled_reason", "裁定理由|备注" },
	{ "event", "事件号|事件" },
	{ "error", NULL },
	{ NULL, NULL },
};

/* The end a row tells of. */
struct ending {
	const char *command, *by, *text;
	int64_t at;
};

static const struct {
	const char *status, *command;
	const char *needs;
} endings[] = {
	{ "awarded", "commend award", "by" },
	{ "dismissed", "commend dismiss", "ruled_reason" },
};

static int
take_ending(struct hl *hl, struct hl_args *row, struct ending *e)
{
	const char *status = hl_args_get(row, "status"), *missing;
	size_t i = 0;
	int rc;

	*e = (struct ending){ .text = hl_args_get(row, "ruled_reason") };
	if ((rc = arg_name(hl, row, "by", &e->by)) != HL_OK)
		return rc;
	if (status == NULL)
		status = e->by != NULL ? "awarded" : "proposed";
	if ((status = hl_word(hl, "commend", status)) == NULL)
		return HL_EUSAGE;
	while (i < LEN(endings) && strcmp(status, endings[i].status) != 0)
		i++;
	if (i == LEN(endings))
		return HL_OK;
	e->command = endings[i].command;
	missing = hl_args_get(row, "ruled") == NULL            ? "ruled"
		  : hl_args_get(row, endings[i].needs) == NULL ? endings[i].needs
							       : NULL;
	return missing == NULL ? HL_OK : hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), missing);
}

/*
 * The event of the one that stands and says the same; *ended: whether it is awarded or
 * dismissed. 0: none.
 */
static int
find_same(struct hl *hl, const struct hl_args *row, int64_t at, int64_t before, int64_t *event,
    int64_t *ended)
{
	const char *what[] = { hl_args_get(row, "department"), hl_args_get(row, "station"),
		hl_args_get(row, "ground") };
	int64_t department = 0, station = 0, year = 0;
	int rc;

	if ((what[0] != NULL && (rc = department_find(hl, what[0], &department)) != HL_OK) ||
	    (what[1] != NULL && (rc = station_find(hl, what[1], &station)) != HL_OK))
		return rc;
	if ((what[2] = hl_word(hl, "commendation", what[2] != NULL ? what[2] : "other")) == NULL)
		return HL_EUSAGE;
	if (hl_args_get(row, "year") != NULL) /* else propose refuses the row */
		text_int(hl_args_get(row, "year"), &year);
	if (sql_int(hl, event, sql_score_commend_same, BIND(":year", year),
		BIND_ID(":department", department), BIND_ID(":station", station),
		BIND(":ground", what[2]), BIND(":at", at), BIND(":text", hl_args_get(row, "text")),
		BIND(":before", before)) < 0 ||
	    sql_int(hl, ended, sql_score_commend_ended, BIND(":event", *event)) < 0)
		return HL_EFAIL;
	return HL_OK;
}

static int
import_end(struct hl *hl, int64_t event, const struct ending *e)
{
	bool dismiss = strcmp(e->command, endings[1].command) == 0;
	struct hl_args args = { 0 };
	char text[24];
	int rc;

	snprintf(text, sizeof(text), "%lld", (long long)event);
	hl_args_set(&args, "event", text);
	if (e->by != NULL)
		hl_args_set(&args, "by", e->by);
	if (!dismiss && e->text != NULL)
		hl_args_set(&args, "text", e->text);
	/* a dismissal has its own reason */
	rc = import_event(hl, "hl-score", e->command, &args, e->at, dismiss ? e->text : NULL);
	hl_args_clear(&args);
	return rc;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	static const char *const own[] = { "department", "station", "year", "ground", "text",
		NULL };
	struct import_count *count = ctx;
	struct hl_args args = { 0 };
	int64_t at = hl->at, event, ended;
	struct ending e;
	int rc;

	(void)t;
	if ((rc = take_ending(hl, row, &e)) != HL_OK ||
	    (rc = arg_time(hl, row, "at", HL_BARE_EVENING, &at)) != HL_OK ||
	    (rc = arg_time(hl, row, "ruled", HL_BARE_EVENING, &e.at)) != HL_OK ||
	    (rc = find_same(hl, row, at, hl->ev->seq, &event, &ended)) != HL_OK)
		return rc;
	if (event != 0 && (ended != 0 || e.command == NULL)) {
		count->skipped++;
		return HL_OK;
	}
	import_take(row, &args, own);
	if (event == 0 &&
	    (rc = import_event(hl, "hl-score", "commend propose", &args, at, NULL)) == HL_OK)
		rc = find_same(hl, row, at, INT64_MAX, &event, &ended);
	if (rc == HL_OK && e.command != NULL)
		rc = import_end(hl, event, &e);
	hl_args_clear(&args);
	count->imported += rc == HL_OK;
	return rc;
}

static int
commend_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, fields, import_row, &count, rows);
}

/* --- the acts --- */

static const struct hl_param commend_list_params[] = {
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only those from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only those up to then") },
	{ "year", HL_P_INT, 0, "YEAR", N_("only those about this year") },
	{ "month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ 0 },
};

const struct hl_act commend_list_acts[] = {
	{ "hl-score", "commend import", import_params, N_("the same from a csv file"),
	    "hl-score commend import commend.csv", HL_WRITE, HL_ACT_FILE | HL_ACT_EVENING,
	    commend_import },
	{ "hl-score", "commend list", commend_list_params,
	    N_("list the commendations of a year and what came of them"),
	    "hl-score commend list --year 2026", HL_READ, 0, commend_list },
	{ "hl-score", "commend show", event_param, N_("show one"),
	    "hl-score commend show \"$(hl-score commend list -f ids --limit 1)\"", HL_READ, 0,
	    commend_show },
	{ 0 },
};
