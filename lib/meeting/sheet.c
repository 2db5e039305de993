/*
 * meeting-sheet.c: a meeting as a sheet to print: what it was, who was there, the agenda by its
 * heads, minutes and decisions.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "meeting/meeting.h"

/* Each part of the sheet is named where it begins. */
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
	rows_add(s->rows, "sns", begins ? part : NULL, numbered ? s->n : (int64_t)0, text);
}

/* Text of several lines is as many rows. */
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

static int
put_head(struct hl *hl, int64_t id, struct sheet *s)
{
	static const struct {
		const char *name;
		int column;
	} texts[] = {
		{ N_("about"), 6 },
		{ N_("plan"), 7 },
		{ N_("way"), 8 },
		{ N_("method"), 9 },
		{ N_("guarantee"), 10 },
		{ N_("agenda"), 11 },
	};
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT " MEETING_NUMBER(
		"s", "m") " || ' ' || s.community, m.kind, m.at, m.duration, m.place,"
			  " m.chair, m.occasion, m.plan, m.way, m.method, m.guarantee, m.agenda, "
			  "m.state, m.chair_post"
			  " FROM meeting m JOIN station s ON s.id = m.station_id WHERE m.id = ?1",
	    "i", id);
	struct buf b = { 0 };
	char from[32], to[32];
	int64_t at;
	size_t i;

	if (st == NULL)
		return HL_EFAIL;
	if (sqlite3_step(st) != SQLITE_ROW)
		return hl_fail_db(hl);
	buf_fmt(&b, "%s %s", sql_column(st, 0), word_zh("meeting", sql_column(st, 1)));
	put(s, _("meeting"), false, b.s);
	buf_clear(&b);
	at = sqlite3_column_int64(st, 2);
	buf_str(&b, hl_time_short(at, from));
	if (sqlite3_column_type(st, 3) != SQLITE_NULL)
		buf_fmt(&b, " - %s",
		    hl_time_short(at + sqlite3_column_int64(st, 3) * 60, to) +
			strlen("2026-03-05 "));
	put(s, _("time"), false, b.s);
	buf_free(&b);
	if (strcmp(sql_column(st, 12), "held") != 0)
		put(s, _("state"), false, word_zh("held", sql_column(st, 12)));
	if (sqlite3_column_type(st, 4) != SQLITE_NULL)
		put(s, _("where"), false, sql_column(st, 4));
	if (sqlite3_column_type(st, 5) != SQLITE_NULL) {
		const char *post = sql_column(st, 13);

		buf_fmt(&b, "%s%s%s%s", sql_column(st, 5), post != NULL ? " (" : "",
		    post == NULL                ? ""
		    : strcmp(post, "head") == 0 ? _("head")
						: _("deputy head"),
		    post != NULL ? ")" : "");
		put(s, _("chair"), false, b.s);
		buf_free(&b);
	}
	for (i = 0; i < LEN(texts); i++)
		if (sqlite3_column_type(st, texts[i].column) != SQLITE_NULL)
			put_lines(s, _(texts[i].name), sql_column(st, texts[i].column));
	sqlite3_reset(st);
	return HL_OK;
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
		if (db_text(hl, &who,
			"SELECT group_concat(who, '、') FROM (SELECT ifnull(d.name, a.who) || "
			"ifnull('（' || a.proxy || '）', '') AS who"
			" FROM attendance a LEFT JOIN department d ON d.id = a.department_id WHERE "
			"a.meeting_id = ?1 AND a.status = ?2"
			" AND a.gone = " NEVER " ORDER BY a.who)",
			"is", id, statuses[i].status) < 0)
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
	meeting_free(&m);
	return rc;
}

static int
put_minutes(struct hl *hl, int64_t id, struct sheet *s)
{
	char *minutes = NULL;

	if (db_text(hl, &minutes,
		"SELECT text FROM minutes WHERE meeting_id = ?1 AND gone = " NEVER
		" ORDER BY version DESC LIMIT 1",
		"i", id) < 0)
		return HL_EFAIL;
	if (minutes != NULL)
		put_lines(s, _("meeting minutes"), minutes);
	free(minutes);
	return HL_OK;
}

static int
put_decisions(struct hl *hl, int64_t id, struct sheet *s)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT d.text || ifnull('（' || nullif(trim(ifnull(p.name, '') || ifnull(' ' || "
	    "d.person, '')"
	    " || ifnull(' ' || substr(civil_text(d.due), 1, 10), '') || ifnull(' ' "
	    "|| " ISSUE_NUMBER_OF(
		"d.issue_id") ", '')), '') || '）', '')"
			      " || iif(" DECISION_DONE(
				  "?2") ", ' ✓', '') FROM decision d LEFT JOIN department p ON "
					"p.id = d.department_id"
					" WHERE d.meeting_id = ?1 AND d.gone = " NEVER
					" ORDER BY d.at, d.event",
	    "ii", id, hl->now);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		put(s, _("decisions"), true, sql_column(st, 0));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
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
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL, N_("the number of a meeting") },
	{ 0 },
};

const struct hl_act meeting_sheet_acts[] = {
	{ "hl-meeting", "sheet", item_list_params,
	    N_("print a meeting: who was there, agenda, minutes and decisions"),
	    "hl-meeting sheet HTBC-2026-M001 --format html --output meeting.html", HL_READ, 0,
	    meeting_sheet },
	{ 0 },
};
