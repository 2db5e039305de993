/*
 * import.c: meetings from a csv file, as list prints them with the fields who_invited to
 * who_absent.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/*
 * Columns of the listing beside what hold takes. Names stand in those of who came, or in the ones
 * headed by the status alone, which are counts in a listing; about is the occasion.
 */
static const struct field more[] = {
	{ "number", "编号|会议编号|会议" },
	{ "state", "状态" },
	{ "at", "时间|会议时间|召开时间" },
	{ "chair_post", NULL },
	{ "attended", "到会数" },
	{ "who_invited", "应到人员" },
	{ "who_present", "到会人员|参会人员" },
	{ "who_proxy", "代会单位" },
	{ "who_sent", "代会人" },
	{ "who_leave", "请假人员" },
	{ "who_absent", "缺席人员" },
	{ "reminder", "提醒" },
	{ "about", "event|事件|事由" },
	{ "items", NULL },
	{ "minutes", NULL },
	{ "decisions", NULL },
	{ "version", NULL },
	{ 0 },
};

static const char *const statuses[] = { "invited", "present", "proxy", "sent", "leave", "absent" };

struct import {
	struct import_count count;
	bool nameless;
};

static bool
is_count(const char *s)
{
	return s != NULL && s[strspn(s, "0123456789")] == '\0';
}

/* The names of one status, from its own field or one headed by the status alone. */
static void
take_names(const struct hl_args *row, const char *status, struct hl_args *args, struct import *im)
{
	char name[16];
	const char *who, *bare = hl_args_get(row, status);

	snprintf(name, sizeof(name), "who_%s", status);
	who = hl_args_get(row, name);
	if (who == NULL && is_count(bare))
		im->nameless = im->nameless || strcmp(bare, "0") != 0;
	else if (who != NULL || bare != NULL) {
		hl_args_set(args, status, who != NULL ? who : bare);
		table_split(args, status);
	}
}

static void
take_row(const struct hl_args *row, struct hl_args *args, struct import *im)
{
	const struct hl_act *hold = hl_act_find("hl-meeting", "hold");
	const struct hl_param *p;
	size_t i;

	for (i = 0; (p = hl_param(hold, i)) != NULL; i++)
		if (p->headings != NULL && !(p->flags & HL_MULTI))
			hl_args_set(args, p->name, hl_args_get(row, p->name));
	if (hl_args_get(row, "about") != NULL)
		hl_args_set(args, "event", hl_args_get(row, "about"));
	if (hl_args_get(row, "issues") != NULL) {
		hl_args_set(args, "issues", hl_args_get(row, "issues"));
		table_split(args, "issues");
	}
	for (i = 0; i < LEN(statuses); i++)
		take_names(row, statuses[i], args, im);
}

/*
 * The meeting of that station, kind and time: its number (malloc'd) and whether it was held;
 * NULL: none.
 */
static int
find_same(struct hl *hl, struct hl_args *row, int64_t at, char **number, bool *held)
{
	const char *kind;
	int64_t station;
	sqlite3_stmt *st;
	int rc = arg_station(hl, row, "station", &station);

	if (rc != HL_OK || (rc = arg_word(hl, row, "kind", "meeting", &kind)) != HL_OK)
		return rc;
	if (station == 0 || kind == NULL)
		return hl_fail(
		    hl, HL_EINPUT, _("field '%s' is empty"), station == 0 ? "station" : "kind");
	st = sql_bind(
	    hl, sql_meeting_same, BIND(":station", station), BIND(":kind", kind), BIND(":at", at));
	if (!sql_next(hl, st, &rc))
		return rc;
	*number = sql_copy(st, 0);
	*held = sqlite3_column_int(st, 1) != 0;
	sqlite3_reset(st);
	return HL_OK;
}

/*
 * A meeting that was held is an event at its own time; one to come is announced now. number: it
 * was announced already.
 */
static int
record(struct hl *hl, struct hl_args *args, int64_t at, bool held, const char *number)
{
	const struct hl_act *schedule = hl_act_find("hl-meeting", "schedule");
	char iso[32];
	size_t i;

	if (held) {
		hl_args_set(args, "meeting", number);
		return import_event(hl, "hl-meeting", "hold", args, at, NULL);
	}
	for (i = 0; i < args->n;) /* who came to a meeting that is to come nobody knows */
		if (hl_param_find(schedule, args->a[i].name) == NULL)
			hl_args_set(args, args->a[i].name, NULL);
		else
			i++;
	hl_args_set(args, "on", hl_time_iso(at, iso));
	return event_inner(hl, "hl-meeting", "schedule", args, NULL);
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import *im = ctx;
	const char *state = hl_args_get(row, "state");
	struct hl_args args = { 0 };
	char *number = NULL;
	bool held = false, wanted;
	int64_t at = 0;
	int rc;

	(void)t;
	if (state != NULL && (state = hl_word(hl, "held", state)) == NULL)
		return HL_EUSAGE;
	if (hl_args_get(row, "at") == NULL)
		return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), "at");
	if ((rc = arg_time(hl, row, "at", HL_BARE_EVENING, &at)) != HL_OK ||
	    (rc = find_same(hl, row, at, &number, &held)) != HL_OK)
		return rc;
	wanted = state == NULL || strcmp(state, "held") == 0;
	if ((state != NULL && strcmp(state, "cancelled") == 0) ||
	    (number != NULL && (held || !wanted)))
		im->count.skipped++;
	else {
		take_row(row, &args, im);
		if (!wanted)
			hl_args_set(&args, "reminder", hl_args_get(row, "reminder"));
		rc = record(hl, &args, at, wanted, number);
		im->count.imported += rc == HL_OK;
	}
	hl_args_clear(&args);
	free(number);
	return rc;
}

static int
meeting_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import im = { 0 };
	int rc;

	if ((rc = import_rows(hl, args, import_fields(hl, "hl-meeting", "hold", more), import_row,
		 &im.count, rows)) != HL_OK)
		return rc;
	if (im.nameless)
		hl_warn(hl, _("the file tells how many came, not who: list with -F and the fields "
			      "who_invited to who_absent"));
	return HL_OK;
}

/* --- the acts --- */

const struct hl_act meeting_import_acts[] = {
	{ "hl-meeting", "import", import_params, N_("record the meetings of a csv file"),
	    "hl-meeting import meetings.csv --reason 补录", HL_WRITE, HL_ACT_FILE, meeting_import },
	{ 0 },
};
