/*
 * find.c: stations, departments, issues and meetings by what people type: a code, a name, a
 * number; and what a mistyped one may have meant.
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* --- near matches --- */

enum { NEAR = 3 };

struct match {
	char *text;
	int distance;
};

/* How far code is from what was typed; -1: not near. */
static int
code_near(const char *typed, const char *code)
{
	struct near near = { .word = typed };

	near_try(&near, code);
	return near.best != NULL ? near.d : -1;
}

/* How far name is from what was typed; a part of one another is nearest. -1: not near. */
static int
how_near(const char *typed, const char *name)
{
	if (name == NULL || *name == '\0' || *typed == '\0')
		return -1;
	if (strstr(name, typed) != NULL || strstr(typed, name) != NULL)
		return 0;
	return code_near(typed, name);
}

/* Keeps the nearest ones, the earlier of equal ones first. */
static void
offer(struct match *v, int distance, const char *code, const char *name)
{
	struct buf b = { 0 };
	int i = NEAR;

	while (i > 0 && (v[i - 1].text == NULL || v[i - 1].distance > distance))
		i--;
	if (i == NEAR)
		return;
	free(v[NEAR - 1].text);
	memmove(v + i + 1, v + i, (size_t)(NEAR - 1 - i) * sizeof(*v));
	buf_fmt(&b, "%s %s", code, name);
	v[i] = (struct match){ b.s, distance };
}

void
find_near(struct hl *hl, const char *sql, const char *what, struct buf *hint)
{
	sqlite3_stmt *st = sql_bind(hl, sql);
	struct match v[NEAR] = { { NULL, 0 } };
	const char *code, *name;
	int a, b, i;

	while (st != NULL && sqlite3_step(st) == SQLITE_ROW) {
		code = sql_column(st, 0);
		name = sql_column(st, 1);
		if (code == NULL)
			continue;
		a = code_near(what, code);
		b = how_near(what, name);
		if (a < 0 || (b >= 0 && b < a))
			a = b;
		if (a >= 0)
			offer(v, a, code, name);
	}
	if (st != NULL)
		sqlite3_reset(st);
	for (i = 0; i < NEAR && v[i].text != NULL; i++) {
		buf_fmt(hint, i == 0 ? _("; did you mean '%s'") : _(" or '%s'"), v[i].text);
		free(v[i].text);
	}
	if (i > 0)
		buf_str(hint, "?");
	else
		buf_str(hint, "");
}

/* --- stations --- */

/* The station of that name if there is just one: 1, 0 none, -1 failed, 2 several (hl_error). */
static int
station_by_name(struct hl *hl, const char *sql, const char *name, int64_t *id)
{
	sqlite3_stmt *st = sql_bind(hl, sql, BIND(":name", name));
	struct buf codes = { 0 };
	int n = 0, rc;

	while (sql_next(hl, st, &rc)) {
		*id = sqlite3_column_int64(st, 0);
		buf_fmt(&codes, "%s%s", n++ > 0 ? ", " : "", sql_column(st, 1));
	}
	if (n > 1)
		hl_fail(hl, HL_ENOENT, _("'%s' names several stations: %s; give the code"), name,
		    codes.s);
	buf_free(&codes);
	return rc != HL_OK ? -1 : n > 1 ? 2 : n;
}

static int
no_station(struct hl *hl, const char *what)
{
	struct buf hint = { 0 };

	find_near(hl, sql_record_station_names, what, &hint);
	hl_fail(hl, HL_ENOENT, _("no station '%s'%s"), what, hint.s);
	buf_free(&hint);
	return HL_ENOENT;
}

int
station_find(struct hl *hl, const char *what, int64_t *id)
{
	char *folded, *name;
	int n;

	if (what == NULL)
		return hl_fail(hl, HL_EUSAGE, _("no station given"));
	if ((n = sql_int(hl, id, sql_record_station_by_code, BIND(":code", what))) != 0)
		return n > 0 ? HL_OK : HL_EFAIL;
	folded = text_fold(what);
	name = text_name(folded);
	n = sql_int(hl, id, sql_record_station_by_code, BIND(":code", folded));
	if (n == 0)
		n = station_by_name(hl, sql_record_station_by_community, name, id);
	if (n == 0)
		n = station_by_name(hl, sql_record_station_by_place, name, id);
	if (n == 0)
		no_station(hl, name);
	free(folded);
	free(name);
	return n == 1 ? HL_OK : n < 0 ? HL_EFAIL : HL_ENOENT;
}

/* --- departments --- */

/* By a name it had before, if only one had it: 1, 0, -1. The name it has now is told. */
static int
by_former(struct hl *hl, const char *name, int64_t *id)
{
	sqlite3_stmt *st = sql_bind(hl, sql_record_department_by_former, BIND(":name", name));
	char *is = NULL;
	int n, rc;

	for (n = 0; sql_next(hl, st, &rc); n++) {
		*id = sqlite3_column_int64(st, 0);
		free(is);
		is = sql_copy(st, 1);
	}
	if (n == 1)
		hl_warn(hl, _("'%s' is called '%s' now"), name, is);
	free(is);
	return rc != HL_OK ? -1 : n == 1;
}

int
department_find(struct hl *hl, const char *what, int64_t *id)
{
	struct buf hint = { 0 };
	char *folded, *name;
	int n;

	if (what == NULL)
		return hl_fail(hl, HL_EUSAGE, _("no department given"));
	if ((n = sql_int(hl, id, sql_record_department_by_code, BIND(":code", what))) != 0)
		return n > 0 ? HL_OK : HL_EFAIL;
	folded = text_fold(what);
	name = text_name(folded);
	n = sql_int(hl, id, sql_record_department_by_code, BIND(":code", folded));
	free(folded);
	if (n == 0)
		n = sql_int(hl, id, sql_record_department_by_name, BIND(":name", name));
	if (n == 0)
		n = by_former(hl, name, id);
	if (n == 0) {
		find_near(hl, sql_record_department_names, name, &hint);
		hl_fail(hl, HL_ENOENT, _("no department '%s'%s"), name, hint.s);
		buf_free(&hint);
	}
	free(name);
	return n > 0 ? HL_OK : n < 0 ? HL_EFAIL : HL_ENOENT;
}

int
department_heir(struct hl *hl, int64_t *id, int64_t at)
{
	const char *was, *is;
	int64_t heir;

	if (hl->replay) /* the journal names the heir */
		return HL_OK;
	if (sql_int(hl, &heir, sql_record_department_heir, BIND(":id", *id), BIND(":at", at)) < 0)
		return HL_EFAIL;
	if (heir == *id)
		return HL_OK;
	if ((was = department_code(hl, *id)) == NULL || (is = department_code(hl, heir)) == NULL)
		return HL_EFAIL;
	hl_warn(hl, _("the work of '%s' is that of '%s' now: recorded for that"), was, is);
	*id = heir;
	return HL_OK;
}

/* --- issues --- */

static int
no_issue(struct hl *hl, const char *what, int64_t station, const char *code, int64_t year)
{
	int64_t last = 0;

	if (station != 0)
		sql_int(hl, &last,
		    "SELECT max(serial) FROM issue WHERE station_id = :station AND year = :year",
		    BIND(":station", station), BIND(":year", year));
	if (last != 0)
		return hl_fail(hl, HL_ENOENT,
		    _("no issue '%s'; the last of %s in %lld is %s-%lld-%04lld"), what, code,
		    (long long)year, code, (long long)year, (long long)last);
	return hl_fail(hl, HL_ENOENT, _("no issue '%s'"), what);
}

static int
find_ref(struct hl *hl, const char *ref, int64_t *id)
{
	struct buf near = { 0 };
	char *like;
	int rc = sql_int(hl, id, sql_record_issue_by_ref, BIND(":ref", ref));

	if (rc != 0)
		return rc < 0 ? HL_EFAIL : HL_OK;
	like = strndup(ref, strlen(ref) > 2 ? strlen(ref) - 2 : strlen(ref));
	rc = sql_text(hl, &near.s,
	    "SELECT ref FROM issue WHERE ref >= :like AND ref < :like || char(1114111)"
	    " ORDER BY ref LIMIT 1",
	    BIND(":like", like));
	free(like);
	rc = near.s != NULL
		 ? hl_fail(hl, HL_ENOENT, _("no issue with reference '%s'; did you mean '%s'?"),
		       ref, near.s)
	     : rc < 0 ? HL_EFAIL
		      : hl_fail(hl, HL_ENOENT, _("no issue with reference '%s'"), ref);
	free(near.s);
	return rc;
}

/* STATION-YEAR-SERIAL from its end: a station's code may hold dashes. */
static int
find_number(struct hl *hl, char *number, const char *what, int64_t *id)
{
	char *serial = strrchr(number, '-'), *year = NULL;
	int64_t station, y, n;
	int rc;

	if (serial != NULL) {
		*serial++ = '\0';
		year = strrchr(number, '-');
	}
	if (year == NULL || !text_int(year + 1, &y) || !text_int(serial, &n))
		return hl_fail(hl, HL_ENOENT,
		    _("no issue '%s': a number looks like HTBC-2026-0001, a reference like ref:X"),
		    what);
	*year = '\0';
	if ((rc = station_find(hl, number, &station)) != HL_OK)
		return rc;
	rc = sql_int(hl, id, sql_record_issue_by_number, BIND(":station", station),
	    BIND(":year", y), BIND(":serial", n));
	if (rc == 0)
		return no_issue(hl, what, station, number, y);
	return rc < 0 ? HL_EFAIL : HL_OK;
}

int
issue_find(struct hl *hl, const char *what, int64_t *id)
{
	char *folded;
	int rc;

	if (what == NULL || *what == '\0')
		return hl_fail(hl, HL_EUSAGE, _("an issue is wanted"));
	if (strncmp(what, "ref:", 4) == 0)
		return find_ref(hl, what + 4, id);
	folded = text_fold(what);
	rc = find_number(hl, folded, what, id);
	free(folded);
	return rc;
}

int
issue_number(struct hl *hl, int64_t id, char **number)
{
	int rc = db_text(hl, number,
	    "SELECT printf('%s-%d-%04d', code, year, serial) FROM issue JOIN station ON station.id "
	    "= station_id"
	    " WHERE issue.id = ?1",
	    "i", id);

	return rc == 1 ? HL_OK : rc < 0 ? HL_EFAIL : hl_fail(hl, HL_ENOENT, _("no such issue"));
}

/* --- meetings --- */

/*
 * Cuts "HTBC-2026-M001" into station, year and serial, from its end: a station's code may hold
 * dashes.
 */
static bool
split_number(char *s, int64_t *year, int64_t *serial)
{
	char *m = strrchr(s, '-'), *y;

	if (m == NULL || (m[1] != 'M' && m[1] != 'm') || !text_int(m + 2, serial) || *serial < 1)
		return false;
	*m = '\0';
	y = strrchr(s, '-');
	if (y == NULL || strlen(y + 1) != 4 || !text_int(y + 1, year))
		return false;
	*y = '\0';
	return true;
}

static int
no_meeting(struct hl *hl, const char *what, const char *code, int64_t year)
{
	char *last = NULL;

	if (sql_text(hl, &last, sql_record_meeting_last, BIND(":code", code), BIND(":year", year)) <
	    0)
		return HL_EFAIL;
	if (last != NULL)
		hl_fail(
		    hl, HL_ENOENT, _("no meeting '%s', the last one there is '%s'"), what, last);
	else
		hl_fail(hl, HL_ENOENT, _("no meeting '%s'"), what);
	free(last);
	return HL_ENOENT;
}

int
meeting_find(struct hl *hl, const char *what, int64_t *id)
{
	char *code = text_fold(what);
	int64_t year, serial, gone;
	int rc = HL_OK, found;

	if (!split_number(code, &year, &serial)) {
		free(code);
		return hl_fail(
		    hl, HL_ENOENT, _("no meeting '%s': a number is like HTBC-2026-M001"), what);
	}
	found = sql_int(hl, id, sql_record_meeting_by_number, BIND(":code", code),
	    BIND(":year", year), BIND(":serial", serial));
	if (found < 0)
		rc = HL_EFAIL;
	else if (found == 0)
		rc = no_meeting(hl, what, code, year);
	else if (sql_int(hl, &gone, "SELECT gone FROM meeting WHERE id = :id", BIND(":id", *id)) <
		 0)
		rc = HL_EFAIL;
	else if (gone != HL_NEVER)
		rc = hl_fail(hl, HL_ENOENT, _("no meeting '%s': it was voided"), what);
	free(code);
	return rc;
}

int
decision_find(struct hl *hl, const char *what, int64_t *event)
{
	int64_t gone;

	if (what == NULL || !text_int(what, event))
		return hl_fail(
		    hl, HL_EUSAGE, _("'%s' is no event number"), what != NULL ? what : "");
	if (sql_int(hl, &gone, "SELECT gone FROM decision WHERE event = :event",
		BIND(":event", *event)) < 0)
		return HL_EFAIL;
	if (gone == 0)
		return hl_fail(hl, HL_ENOENT, _("event %lld is no decision"), (long long)*event);
	return gone < HL_NEVER
		   ? hl_fail(hl, HL_EREFUSED, _("event %lld is void"), (long long)*event)
		   : HL_OK;
}
