/*
 * sheet.c: a meeting as a sheet to print: what it was, who was there, the agenda by its
 * heads, minutes and decisions.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* The name of a part stands in its first row only. */
struct sheet {
	struct hl_rows *rows;
	char part[256];
	int64_t n;
};

static void
put(struct sheet *s, const char *part, bool numbered, const char *text)
{
	bool begins = strcmp(s->part, part) != 0;

	if (begins) {
		snprintf(s->part, sizeof(s->part), "%s", part);
		s->n = 0;
	}
	s->n++;
	rows_put(s->rows, CELL(begins ? part : NULL), CELL_ID(numbered ? s->n : 0), CELL(text));
}

/* Adds text, a row for each of its lines. */
static void
put_lines(struct sheet *s, const char *part, const char *text)
{
	char *copy = xstrdup(text), *rest = copy, *one;

	while ((one = strsep(&rest, "\n")) != NULL)
		if (*one != '\0')
			put(s, part, false, one);
	free(copy);
}

/* --- what it was --- */

/* Columns of the statement; the last ones are texts. */
enum { NAME, KIND, AT, DURATION, STATE, PLACE, CHAIR, POST, FIRST_TEXT };
static const char *const texts[] = { N_("about"), N_("plan"), N_("way"), N_("method"),
	N_("guarantee"), N_("agenda") };

static void
put_text(struct sheet *s, const char *part, const char *text)
{
	if (text != NULL)
		put_lines(s, part, text);
}

static void
put_time(struct sheet *s, sqlite3_stmt *st)
{
	int64_t at = sqlite3_column_int64(st, AT), minutes = sqlite3_column_int64(st, DURATION);
	char from[32], to[32];
	struct buf b = { 0 };

	buf_str(&b, hl_time_short(at, from));
	if (minutes > 0)
		buf_fmt(&b, " - %s", hl_time_short(at + minutes * 60, to) + strlen("2026-03-05 "));
	put(s, _("time"), false, b.s);
	buf_free(&b);
}

static void
put_chair(struct sheet *s, const char *chair, const char *post)
{
	struct buf b = { 0 };

	if (chair == NULL)
		return;
	buf_str(&b, chair);
	if (post != NULL)
		buf_fmt(&b, " (%s)", strcmp(post, "head") == 0 ? _("head") : _("deputy head"));
	put(s, _("chair"), false, b.s);
	buf_free(&b);
}

static int
put_head(struct hl *hl, int64_t id, struct sheet *s)
{
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_sheet, BIND(":id", id));
	struct buf b = { 0 };
	size_t i;
	int rc;

	while (sql_next(hl, st, &rc)) {
		buf_fmt(
		    &b, "%s %s", sql_column(st, NAME), word_zh("meeting", sql_column(st, KIND)));
		put(s, _("meeting"), false, b.s);
		put_time(s, st);
		if (strcmp(sql_string(st, STATE), "held") != 0)
			put(s, _("state"), false, word_zh("held", sql_column(st, STATE)));
		if (sql_column(st, PLACE) != NULL)
			put(s, _("where"), false, sql_column(st, PLACE));
		put_chair(s, sql_column(st, CHAIR), sql_column(st, POST));
		for (i = 0; i < LEN(texts); i++)
			put_text(s, _(texts[i]), sql_column(st, FIRST_TEXT + (int)i));
	}
	buf_free(&b);
	return rc;
}

/* --- who was there --- */

static const struct {
	const char *status, *name;
} statuses[] = {
	{ "invited", N_("invited") },
	{ "present", N_("present") },
	{ "proxy", N_("by proxy") },
	{ "leave", N_("on leave") },
	{ "absent", N_("absent") },
};

static int
put_attendance(struct hl *hl, int64_t id, struct sheet *s)
{
	char *who = NULL;
	size_t i;

	for (i = 0; i < LEN(statuses); i++) {
		if (sql_text(hl, &who, sql_meeting_sheet_attendance, BIND(":id", id),
			BIND(":status", statuses[i].status)) < 0)
			return HL_EFAIL;
		if (who != NULL)
			put(s, _(statuses[i].name), false, who);
		free(who);
		who = NULL;
	}
	return HL_OK;
}

/* --- what it dealt with and decided --- */

static int
put_agenda(struct hl *hl, int64_t id, struct sheet *s)
{
	struct hl_rows *items = rows_new(AGENDA_COLUMNS);
	struct meeting m = { 0 };
	struct buf b = { 0 };
	struct hl_val v[7];
	int rc;

	if ((rc = meeting_load(hl, id, &m)) == HL_OK)
		rc = agenda_rows(hl, &m, items);
	while (rc == HL_OK && hl_rows_next(items, v) == 1) {
		buf_clear(&b);
		buf_fmt(&b, "%s%s%s%s%s", v[3].s != NULL ? v[3].s : "", v[3].s != NULL ? " " : "",
		    v[5].s != NULL ? v[5].s : "", v[5].s != NULL && v[6].s != NULL ? "：" : "",
		    v[6].s != NULL ? v[6].s : "");
		put(s, word_zh("topic", v[2].s), true, b.s);
	}
	buf_free(&b);
	hl_rows_free(items);
	return rc;
}

static int
put_minutes(struct hl *hl, int64_t id, struct sheet *s)
{
	char *minutes = NULL;

	if (sql_text(hl, &minutes, sql_meeting_sheet_minutes, BIND(":id", id)) < 0)
		return HL_EFAIL;
	if (minutes != NULL)
		put_lines(s, _("meeting minutes"), minutes);
	free(minutes);
	return HL_OK;
}

static int
put_decisions(struct hl *hl, int64_t id, struct sheet *s)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_meeting_sheet_decisions, BIND(":id", id), BIND(":t", hl->now));
	int rc;

	while (sql_next(hl, st, &rc))
		put(s, _("decisions"), true, sql_column(st, 0));
	return rc;
}

static int
meeting_sheet(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static int (*const parts[])(struct hl *, int64_t, struct sheet *) = { put_head,
		put_attendance, put_agenda, put_minutes, put_decisions };
	struct sheet s = { 0 };
	int64_t id;
	size_t i;
	int rc = meeting_find(hl, hl_args_get(args, "meeting"), &id);

	if (rc != HL_OK)
		return rc;
	s.rows = rows_new("part,n,text");
	for (i = 0; i < LEN(parts) && rc == HL_OK; i++)
		rc = parts[i](hl, id, &s);
	if (rc != HL_OK)
		hl_rows_free(s.rows);
	else
		*rows = s.rows;
	return rc;
}

/* --- the acts --- */

static const struct hl_param item_list_params[] = {
	PARAM_MEETING,
	{ 0 },
};

const struct hl_act meeting_sheet_acts[] = {
	{ "hl-meeting", "sheet", item_list_params,
	    N_("print a meeting: who was there, agenda, minutes and decisions"),
	    "hl-meeting sheet HTBC-2026-M001 --format html --output meeting.html", HL_READ, 0,
	    meeting_sheet },
	{ 0 },
};
