/*
 * decision-import.c: decisions of meetings (R48) shown one by one, and brought in from a csv
 * file as decisions lists them.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* --- show --- */

/* With all that was done about it. */
static int
decision_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = sql_rows(hl, &all, sql_meeting_decision, BIND(":event", event),
		 BIND(":t", hl->now))) != HL_OK ||
	    (rc = show_row(hl, "decision", event, all, rows)) != HL_OK)
		return rc;
	return rows_fill(hl, *rows,
	    sql_bind(hl, sql_meeting_follow_ups, BIND(":event", event), BIND(":t", hl->now)));
}

/* --- import --- */

static const struct field fields[] = {
	{ "meeting", "会议|会议编号" },
	{ "at", "时间|决定时间" },
	{ "text", "内容|决定|决定事项" },
	{ "department", "单位|责任单位" },
	{ "given_to", "原责任单位" }, /* whose successor department may be */
	{ "person", "责任人" },
	{ "due", "期限|完成期限" },
	{ "issue", "问题|问题编号" },
	{ "done_at", "完成时间" },
	{ "followed", "落实时间|办理时间" },
	{ "followup", "落实情况|办理情况" },
	{ "event", NULL }, /* the rest follows from the facts */
	{ "station", NULL },
	{ "kind", NULL },
	{ "status", NULL },
	{ "days_late", NULL },
	{ "error", NULL },
	{ NULL, NULL },
};

/* The decision that stands and says the same, from before that event: 0 none. */
static int
find_same(struct hl *hl, const struct hl_args *row, int64_t at, int64_t before, int64_t *event)
{
	int64_t meeting;
	int rc = meeting_find(hl, hl_args_get(row, "meeting"), &meeting);

	*event = 0;
	if (rc != HL_OK)
		return rc;
	return sql_int(hl, event, sql_meeting_decision_same, BIND(":meeting", meeting),
		   BIND(":at", at), BIND_ARG(row, "text"), BIND(":before", before)) < 0
		   ? HL_EFAIL
		   : HL_OK;
}

static int
record(struct hl *hl, const struct hl_args *row, int64_t at, int64_t *event)
{
	static const char *const own[] = { "meeting", "text", "department", "person", "due",
		"issue", NULL };
	struct hl_args args = { 0 };
	int rc;

	import_take(row, &args, own);
	if (hl_args_get(row, "given_to") != NULL)
		hl_args_set(&args, "department", hl_args_get(row, "given_to"));
	if ((rc = import_event(hl, "hl-meeting", "decide", &args, at, NULL)) == HL_OK)
		rc = find_same(hl, row, at, INT64_MAX, event);
	hl_args_clear(&args);
	return rc;
}

static int
follow(struct hl *hl, int64_t event, const char *text, bool done, int64_t at)
{
	struct hl_args args = { 0 };
	char number[24];
	int rc;

	snprintf(number, sizeof(number), "%lld", (long long)event);
	hl_args_set(&args, "decision", number);
	hl_args_set(&args, "text", text);
	if (done)
		hl_args_set(&args, "done", "yes");
	rc = import_event(hl, "hl-meeting", "follow", &args, at, NULL);
	hl_args_clear(&args);
	return rc;
}

/*
 * What a row tells was done about it, unless that is known: the last of it, and what carried it
 * out where that came before.
 */
static int
follow_up(struct hl *hl, struct hl_args *row, int64_t event, bool *known)
{
	const char *text = hl_args_get(row, "followup");
	int64_t at = 0, done_at = 0, one = 0;
	bool done;
	int rc, there;

	if ((rc = arg_time(hl, row, "followed", HL_BARE_EVENING, &at)) != HL_OK ||
	    (rc = arg_time(hl, row, "done_at", HL_BARE_EVENING, &done_at)) != HL_OK)
		return rc;
	if (text == NULL && at == 0)
		return HL_OK;
	if ((rc = import_need(hl, row, (const char *const[]){ "followed", "followup", NULL })) !=
	    HL_OK)
		return rc;
	there = sql_int(hl, &one, sql_meeting_follow_same, BIND(":event", event), BIND(":at", at),
	    BIND(":text", text));
	if (there != 0)
		return there < 0 ? HL_EFAIL : HL_OK;
	*known = false;
	if (sql_int(hl, &one, sql_meeting_decision_done, BIND(":event", event)) < 0)
		return HL_EFAIL;
	done = done_at != 0 && !one; /* else its issue was closed off */
	if (done && done_at < at) {
		if ((rc = follow(hl, event, text, true, done_at)) != HL_OK)
			return rc;
		done = false;
	}
	return follow(hl, event, text, done, at);
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	static const char *const needed[] = { "meeting", "at", "text", NULL };
	struct import_count *count = ctx;
	int64_t at = 0, event;
	bool known;
	int rc;

	(void)t;
	if ((rc = import_need(hl, row, needed)) != HL_OK ||
	    (rc = arg_time(hl, row, "at", HL_BARE_EVENING, &at)) != HL_OK ||
	    (rc = find_same(hl, row, at, hl->ev->seq, &event)) != HL_OK)
		return rc;
	known = event != 0;
	if (!known)
		rc = record(hl, row, at, &event);
	if (rc == HL_OK)
		rc = follow_up(hl, row, event, &known);
	if (rc == HL_OK)
		*(known ? &count->skipped : &count->imported) += 1;
	return rc;
}

static int
decision_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, fields, import_row, &count, rows);
}

/* --- the acts --- */

const struct hl_act meeting_decision_import_acts[] = {
	{ "hl-meeting", "decide show", event_param,
	    N_("show a decision and all that was done about it"),
	    "hl-meeting decide show \"$(hl-meeting decisions -f ids --limit 1)\"", HL_READ, 0,
	    decision_show },
	{ "hl-meeting", "decide import", import_params,
	    N_("record the decisions of a csv file, as decisions prints it"),
	    "hl-meeting decide import decisions.csv --reason 补录", HL_WRITE,
	    HL_ACT_FILE | HL_ACT_EVENING, decision_import },
	{ 0 },
};
