/*
 * ical.c: meetings as a calendar that others subscribe to (RFC 5545). The same record gives the
 * same bytes (R41).
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "meeting/meeting.h"

enum { OCTETS = 75 }; /* the longest line, without its end */

/*
 * Adds a content line, folded between characters. A row ends with CR; printing it adds the LF.
 */
static void
line(struct hl_rows *rows, const char *s, size_t n)
{
	struct buf b = { 0 };
	size_t room = OCTETS, cut;

	while (n > 0) {
		cut = n < room ? n : room;
		while (cut < n && ((unsigned char)s[cut] & 0xc0) == 0x80)
			cut--;
		buf_add(&b, s, cut);
		buf_chr(&b, '\r');
		rows_put(rows, CELL(b.s));
		buf_clear(&b);
		buf_chr(&b, ' ');
		s += cut;
		n -= cut;
		room = OCTETS - 1;
	}
	buf_free(&b);
}

static void
plain(struct hl_rows *rows, const char *s)
{
	line(rows, s, strlen(s));
}

static void
number(struct hl_rows *rows, const char *before, int64_t n, const char *after)
{
	char s[64];

	snprintf(s, sizeof(s), "%s%lld%s", before, (long long)n, after);
	plain(rows, s);
}

/* Adds NAME:value with separators and line ends escaped, if there is a value. */
static void
text(struct hl_rows *rows, const char *name, const char *value)
{
	struct buf b = { 0 };

	if (value == NULL || *value == '\0')
		return;
	buf_fmt(&b, "%s:", name);
	for (; *value != '\0'; value++) {
		if (strchr("\\;,", *value) != NULL)
			buf_chr(&b, '\\');
		if (*value == '\n')
			buf_str(&b, "\\n");
		else
			buf_chr(&b, *value);
	}
	line(rows, b.s, b.n);
	buf_free(&b);
}

static void
instant(struct hl_rows *rows, const char *name, int64_t t)
{
	char s[64], at[32];
	time_t when = (time_t)t;
	struct tm tm;

	strftime(at, sizeof(at), "%Y%m%dT%H%M%SZ", gmtime_r(&when, &tm));
	snprintf(s, sizeof(s), "%s:%s", name, at);
	plain(rows, s);
}

/* --- one meeting --- */

enum {
	ID,
	NUMBER,
	KIND,
	STATE,
	AT,
	CHAIR,
	AGENDA,
	OCCASION,
	PLAN,
	PLACE,
	DURATION,
	REMINDER,
	SEQUENCE,
	STAMP,
	COMMUNITY,
	INVITED
};

static void
say(struct buf *b, const char *what, const char *value)
{
	if (value != NULL)
		buf_fmt(b, "%s%s: %s", b->n > 0 ? "\n" : "", what, value);
}

/* The description of a meeting: what it is about, its agenda, who is invited. */
static int
describe(struct hl *hl, sqlite3_stmt *st, struct buf *b)
{
	struct hl_rows *items = rows_new(AGENDA_COLUMNS);
	struct meeting m = { 0 };
	struct hl_val v[7];
	int rc;

	say(b, _("number"), sql_column(st, NUMBER));
	say(b, _("chair"), sql_column(st, CHAIR));
	say(b, _("about"), sql_column(st, OCCASION));
	say(b, _("plan"), sql_column(st, PLAN));
	say(b, _("agenda"), sql_column(st, AGENDA));
	if ((rc = meeting_load(hl, sqlite3_column_int64(st, ID), &m)) == HL_OK)
		rc = agenda_rows(hl, &m, items);
	while (rc == HL_OK && hl_rows_next(items, v) == 1)
		buf_fmt(b, "\n%lld. %s%s%s%s%s", (long long)v[1].i, v[3].s != NULL ? v[3].s : "",
		    v[3].s != NULL ? " " : "", v[5].s != NULL ? v[5].s : "",
		    v[5].s != NULL && v[6].s != NULL ? ": " : "", v[6].s != NULL ? v[6].s : "");
	say(b, _("invited"), sql_column(st, INVITED));
	hl_rows_free(items);
	return rc;
}

static int
event(struct hl *hl, sqlite3_stmt *st, struct hl_rows *rows)
{
	bool cancelled = strcmp(sql_string(st, STATE), "cancelled") == 0;
	struct buf b = { 0 }, summary = { 0 };
	int64_t at = sqlite3_column_int64(st, AT);
	int rc = describe(hl, st, &b);

	if (rc != HL_OK) {
		buf_free(&b);
		return rc;
	}
	buf_fmt(
	    &summary, "%s %s", sql_column(st, COMMUNITY), word_zh("meeting", sql_column(st, KIND)));
	plain(rows, "BEGIN:VEVENT");
	instant(rows, "DTSTAMP", sqlite3_column_int64(st, STAMP));
	instant(rows, "DTSTART", at);
	if (sqlite3_column_type(st, DURATION) != SQLITE_NULL)
		instant(rows, "DTEND", at + sqlite3_column_int64(st, DURATION) * 60);
	number(rows, "SEQUENCE:", sqlite3_column_int64(st, SEQUENCE), "");
	plain(rows, cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
	text(rows, "SUMMARY", summary.s);
	text(rows, "LOCATION", sql_column(st, PLACE));
	text(rows, "DESCRIPTION", b.s);
	buf_clear(&b);
	buf_fmt(&b, "UID:%s@hl", sql_column(st, NUMBER));
	line(rows, b.s, b.n);
	if (!cancelled && sqlite3_column_type(st, REMINDER) != SQLITE_NULL) {
		plain(rows, "BEGIN:VALARM");
		plain(rows, "ACTION:DISPLAY");
		text(rows, "DESCRIPTION", summary.s);
		number(rows, "TRIGGER:-PT", sqlite3_column_int64(st, REMINDER), "M");
		plain(rows, "END:VALARM");
	}
	plain(rows, "END:VEVENT");
	buf_free(&b);
	buf_free(&summary);
	return HL_OK;
}

/* Without --since and --until: the meetings of today and later. */
static int
meeting_ical(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting_choice c;
	sqlite3_stmt *st;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK)
		return rc;
	if (hl_args_get(args, "since") == NULL && hl_args_get(args, "until") == NULL)
		c.p.since = time_at(time_day(hl->now), 0);
	if ((st = sql_bind(hl, sql_meeting_ical, MEETING_CHOICE(&c))) == NULL)
		return HL_EFAIL;
	*rows = rows_new("line");
	plain(*rows, "BEGIN:VCALENDAR");
	plain(*rows, "VERSION:2.0");
	plain(*rows, "PRODID:-//hl//hl-meeting//EN");
	plain(*rows, "CALSCALE:GREGORIAN");
	plain(*rows, "METHOD:PUBLISH");
	while (sql_next(hl, st, &rc))
		if ((rc = event(hl, st, *rows)) != HL_OK)
			break;
	sqlite3_reset(st);
	plain(*rows, "END:VCALENDAR");
	return rc;
}

/* --- the acts --- */

static const struct hl_param ical_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "kind", HL_P_WORD, 0, "meeting", N_("only meetings of this kind") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only those from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only those up to then") },
	{ 0 },
};

const struct hl_act meeting_ical_acts[] = {
	{ "hl-meeting", "ical", ical_params, N_("print meetings as a calendar (iCalendar)"),
	    "hl-meeting ical --station HTBC > meetings.ics", HL_READ, HL_ACT_RAW, meeting_ical },
	{ 0 },
};
