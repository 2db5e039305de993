/* rows.c: rows, over a statement or in memory, and the catalogue of columns. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

static int
by_name(const void *key, const void *row)
{
	return strcmp(key, ((const struct hl_column *)row)->name);
}

/* Sorted by name; every listing's column is one row. */
static const struct hl_column columns[] = {
	{ "about", HL_TEXT, N_("about") },
	{ "absent", HL_INT, N_("absent") },
	{ "active", HL_BOOL, N_("active") },
	{ "active_from", HL_DAY, N_("active from") },
	{ "active_to", HL_DAY, N_("active to") },
	{ "actor", HL_TEXT, N_("recorded by") },
	{ "added", HL_TEXT, N_("added") },
	{ "adjustment", HL_POINTS, N_("adjustments") },
	{ "after", HL_POINTS, N_("after") },
	{ "agenda", HL_TEXT, N_("agenda") },
	{ "agent", HL_TEXT, N_("agent") },
	{ "answered", HL_INT, N_("answered") },
	{ "answered_at", HL_TIME, N_("answered on") },
	{ "appeal_by", HL_TIME, N_("appeal by") },
	{ "approver", HL_TEXT, N_("approved by") },
	{ "area", HL_TEXT, N_("area") },
	{ "args", HL_TEXT, N_("arguments") },
	{ "as_of", HL_TIME, N_("as of") },
	{ "at", HL_TIME, N_("time") },
	{ "attended", HL_INT, N_("attended") },
	{ "authors", HL_TEXT, N_("settled by") },
	{ "aware", HL_INT, N_("aware") },
	{ "awareness", HL_POINTS, N_("awareness %") },
	{ "base", HL_POINTS, N_("base") },
	{ "before", HL_POINTS, N_("before") },
	{ "bodies", HL_TEXT, N_("bodies taking part") },
	{ "bonus", HL_TEXT, N_("bonus") },
	{ "by", HL_TEXT, N_("by") },
	{ "category", HL_TEXT, N_("category") },
	{ "chair", HL_TEXT, N_("chair") },
	{ "chair_post", HL_TEXT, N_("post of the chair") },
	{ "circular", HL_BOOL, N_("circulated") },
	{ "city", HL_TEXT, N_("city departments") },
	{ "clause", HL_TEXT, N_("clause") },
	{ "close_by", HL_TIME, N_("close by") },
	{ "closed", HL_TIME, N_("closed off") },
	{ "closed_off", HL_INT, N_("number closed off") },
	{ "closed_once", HL_INT, N_("closed at once") },
	{ "closed_rate", HL_POINTS, N_("closed off %") },
	{ "code", HL_TEXT, N_("code") },
	{ "command", HL_TEXT, N_("command") },
	{ "commendations", HL_INT, N_("commendations") },
	{ "community", HL_TEXT, N_("community") },
	{ "contact", HL_TEXT, N_("contact") },
	{ "copies", HL_INT, N_("copies") },
	{ "copy_of", HL_TEXT, N_("copy of") },
	{ "count", HL_INT, N_("count") },
	{ "cycle", HL_TEXT, N_("cycle") },
	{ "day", HL_DAY, N_("day") },
	{ "days", HL_INT, N_("days") },
	{ "days_late", HL_INT, N_("days late") },
	{ "days_since", HL_INT, N_("days since") },
	{ "decided", HL_TEXT, N_("decided") },
	{ "decision", HL_TIME, N_("decision") },
	{ "decision_text", HL_TEXT, N_("what was decided") },
	{ "decisions", HL_INT, N_("decisions") },
	{ "default", HL_TEXT, N_("default") },
	{ "department", HL_TEXT, N_("department") },
	{ "departments", HL_TEXT, N_("departments") },
	{ "deputy", HL_TEXT, N_("deputy head") },
	{ "detail", HL_TEXT, N_("detail") },
	{ "diff", HL_POINTS, N_("difference") },
	{ "difficulty", HL_TEXT, N_("difficulty") },
	{ "director", HL_POINTS, N_("director appraisal") },
	{ "director_a", HL_POINTS, N_("director appraisal, A") },
	{ "director_b", HL_POINTS, N_("director appraisal, B") },
	{ "director_score", HL_POINTS, N_("stationed-director score") },
	{ "dispatched", HL_TIME, N_("dispatched") },
	{ "done_at", HL_TIME, N_("done") },
	{ "due", HL_TIME, N_("due") },
	{ "duplicate_of", HL_TEXT, N_("duplicate of") },
	{ "duration", HL_INT, N_("minutes") },
	{ "ended", HL_TIME, N_("ended") },
	{ "entries", HL_INT, N_("entries") },
	{ "event", HL_INT, N_("event") },
	{ "events", HL_INT, N_("events") },
	{ "evidence", HL_TEXT, N_("evidence") },
	{ "expected", HL_TEXT, N_("by the journal") },
	{ "extended", HL_INT, N_("times extended") },
	{ "feedback", HL_TEXT, N_("feedback") },
	{ "field", HL_TEXT, N_("field") },
	{ "file", HL_TEXT, N_("file") },
	{ "filed", HL_TIME, N_("filed") },
	{ "finding", HL_TEXT, N_("finding") },
	{ "first", HL_TEXT, N_("first") },
	{ "first_ref", HL_TEXT, N_("first reference") },
	{ "followed", HL_TIME, N_("followed up") },
	{ "followup", HL_TEXT, N_("follow-up") },
	{ "founded", HL_DAY, N_("founded") },
	{ "from", HL_DAY, N_("from") },
	{ "from_list", HL_TEXT, N_("list before") },
	{ "given_to", HL_TEXT, N_("given to") },
	{ "grid", HL_TEXT, N_("grid") },
	{ "ground", HL_TEXT, N_("ground") },
	{ "guarantee", HL_TEXT, N_("guarantee") },
	{ "head", HL_TEXT, N_("head") },
	{ "highest", HL_POINTS, N_("highest") },
	{ "hours", HL_POINTS, N_("hours to feedback") },
	{ "id", HL_INT, N_("id") },
	{ "imported", HL_INT, N_("imported") },
	{ "invitation", HL_BOOL, N_("invited") },
	{ "invited", HL_INT, N_("invited") },
	{ "issue", HL_TEXT, N_("issue") },
	{ "issues", HL_TEXT, N_("issues") },
	{ "items", HL_INT, N_("items") },
	{ "key", HL_TEXT, N_("key") },
	{ "keys", HL_TEXT, N_("keys") },
	{ "kind", HL_TEXT, N_("kind") },
	{ "lacks", HL_TEXT, N_("lacks") },
	{ "last", HL_TEXT, N_("last") },
	{ "last_ref", HL_TEXT, N_("last reference") },
	{ "late", HL_INT, N_("late") },
	{ "lead", HL_TEXT, N_("lead") },
	{ "leader", HL_TEXT, N_("leader") },
	{ "leave", HL_INT, N_("on leave") },
	{ "length", HL_INT, N_("length") },
	{ "level", HL_TEXT, N_("level") },
	{ "line", HL_TEXT, N_("line") },
	{ "list", HL_TEXT, N_("list") },
	{ "lowest", HL_POINTS, N_("lowest") },
	{ "m01", HL_TEXT, N_("01") },
	{ "m02", HL_TEXT, N_("02") },
	{ "m03", HL_TEXT, N_("03") },
	{ "m04", HL_TEXT, N_("04") },
	{ "m05", HL_TEXT, N_("05") },
	{ "m06", HL_TEXT, N_("06") },
	{ "m07", HL_TEXT, N_("07") },
	{ "m08", HL_TEXT, N_("08") },
	{ "m09", HL_TEXT, N_("09") },
	{ "m10", HL_TEXT, N_("10") },
	{ "m11", HL_TEXT, N_("11") },
	{ "m12", HL_TEXT, N_("12") },
	{ "mark", HL_TEXT, N_("mark") },
	{ "mark_a", HL_TEXT, N_("mark, A") },
	{ "mark_b", HL_TEXT, N_("mark, B") },
	{ "marked", HL_TIME, N_("marked") },
	{ "matter", HL_TEXT, N_("matter") },
	{ "mean", HL_POINTS, N_("mean") },
	{ "meaning", HL_TEXT, N_("meaning") },
	{ "media", HL_TEXT, N_("published in") },
	{ "meeting", HL_TEXT, N_("meeting") },
	{ "meetings", HL_INT, N_("meetings held") },
	{ "meetings_owed", HL_INT, N_("meetings owed") },
	{ "members", HL_INT, N_("members") },
	{ "members_all", HL_INT, N_("members with those below") },
	{ "met", HL_TIME, N_("fed back") },
	{ "method", HL_TEXT, N_("method") },
	{ "minutes", HL_INT, N_("minutes kept") },
	{ "missed", HL_INT, N_("meetings missed") },
	{ "missing", HL_INT, N_("missing") },
	{ "money", HL_MONEY, N_("money") },
	{ "month", HL_TEXT, N_("month") },
	{ "moves", HL_INT, N_("changes") },
	{ "n", HL_INT, N_("no.") },
	{ "name", HL_TEXT, N_("name") },
	{ "nature", HL_TEXT, N_("nature") },
	{ "no_load", HL_BOOL, N_("no load") },
	{ "noted", HL_TIME, N_("last note") },
	{ "number", HL_TEXT, N_("number") },
	{ "on_time", HL_INT, N_("on time") },
	{ "once_rate", HL_POINTS, N_("closed at once %") },
	{ "once_share", HL_POINTS, N_("closed at once, per cent") },
	{ "opened", HL_TIME, N_("opened") },
	{ "opinion", HL_TEXT, N_("opinion") },
	{ "origin", HL_TEXT, N_("origin") },
	{ "original", HL_TEXT, N_("original") },
	{ "original_state", HL_TEXT, N_("state of the original") },
	{ "outcome", HL_TEXT, N_("outcome") },
	{ "owed", HL_INT, N_("owed") },
	{ "paid", HL_MONEY, N_("paid") },
	{ "parent", HL_TEXT, N_("part of") },
	{ "part", HL_TEXT, N_("part") },
	{ "part_of", HL_TEXT, N_("part of") },
	{ "party", HL_POINTS, N_("party-building appraisal") },
	{ "party_a", HL_POINTS, N_("party-building appraisal, A") },
	{ "party_b", HL_POINTS, N_("party-building appraisal, B") },
	{ "pending", HL_INT, N_("pending") },
	{ "people", HL_INT, N_("people") },
	{ "period", HL_TEXT, N_("period") },
	{ "person", HL_TEXT, N_("person") },
	{ "place", HL_TEXT, N_("where") },
	{ "plan", HL_TEXT, N_("plan") },
	{ "points", HL_POINTS, N_("points") },
	{ "points_a", HL_POINTS, N_("points, A") },
	{ "points_b", HL_POINTS, N_("points, B") },
	{ "present", HL_INT, N_("present") },
	{ "principal", HL_TEXT, N_("principal") },
	{ "problem", HL_TEXT, N_("problem") },
	{ "program", HL_TEXT, N_("program") },
	{ "promise", HL_TEXT, N_("promise") },
	{ "proxy", HL_INT, N_("by proxy") },
	{ "published", HL_DAY, N_("published") },
	{ "q1", HL_TEXT, N_("Q1") },
	{ "q2", HL_TEXT, N_("Q2") },
	{ "q3", HL_TEXT, N_("Q3") },
	{ "q4", HL_TEXT, N_("Q4") },
	{ "raised", HL_TIME, N_("raised") },
	{ "raised_issues", HL_INT, N_("issues raised") },
	{ "range", HL_TEXT, N_("range") },
	{ "rank", HL_INT, N_("place") },
	{ "rank_a", HL_INT, N_("place, A") },
	{ "rank_after", HL_INT, N_("place after") },
	{ "rank_b", HL_INT, N_("place, B") },
	{ "rank_before", HL_INT, N_("place before") },
	{ "rate", HL_POINTS, N_("rate %") },
	{ "raters", HL_INT, N_("stations that rated") },
	{ "rating", HL_POINTS, N_("reverse appraisal") },
	{ "reason", HL_TEXT, N_("reason") },
	{ "receipts", HL_INT, N_("receipts") },
	{ "record", HL_TEXT, N_("record") },
	{ "recorded_at", HL_TIME, N_("recorded") },
	{ "ref", HL_TEXT, N_("reference") },
	{ "registered", HL_INT, N_("registered") },
	{ "reminder", HL_INT, N_("reminder") },
	{ "replied", HL_INT, N_("replied") },
	{ "reply_days", HL_POINTS, N_("days to reply") },
	{ "reply_hours", HL_POINTS, N_("hours to reply") },
	{ "reply_max", HL_INT, N_("longest reply") },
	{ "reply_median", HL_POINTS, N_("median days to reply") },
	{ "reported", HL_TIME, N_("last report up") },
	{ "responsible", HL_TEXT, N_("responsible") },
	{ "revised", HL_TIME, N_("changed") },
	{ "role", HL_TEXT, N_("role") },
	{ "round", HL_TEXT, N_("round") },
	{ "rule", HL_TEXT, N_("rule") },
	{ "ruled", HL_TIME, N_("ruled") },
	{ "ruled_reason", HL_TEXT, N_("reason of ruling") },
	{ "ruling", HL_TEXT, N_("ruling") },
	{ "satisfaction", HL_POINTS, N_("satisfaction %") },
	{ "satisfied", HL_INT, N_("satisfied") },
	{ "score", HL_POINTS, N_("score") },
	{ "secretary", HL_TEXT, N_("secretary") },
	{ "sent", HL_TEXT, N_("who came instead") },
	{ "sha256", HL_TEXT, N_("checksum") },
	{ "since", HL_TIME, N_("since") },
	{ "skipped", HL_INT, N_("skipped") },
	{ "source", HL_TEXT, N_("source") },
	{ "squad", HL_TEXT, N_("squad") },
	{ "standard", HL_TEXT, N_("standard") },
	{ "state", HL_TEXT, N_("state") },
	{ "station", HL_TEXT, N_("station") },
	{ "stationed", HL_TEXT, N_("stationed at") },
	{ "status", HL_TEXT, N_("status") },
	{ "stored", HL_TEXT, N_("as stored") },
	{ "street", HL_TEXT, N_("street") },
	{ "subject", HL_TEXT, N_("subject") },
	{ "subjects", HL_TEXT, N_("subjects") },
	{ "successor", HL_TEXT, N_("successor") },
	{ "sum", HL_POINTS, N_("sum") },
	{ "table", HL_TEXT, N_("table") },
	{ "talks_a", HL_TEXT, N_("talks, A") },
	{ "talks_b", HL_TEXT, N_("talks, B") },
	{ "talks_due", HL_INT, N_("talks due") },
	{ "talks_held", HL_INT, N_("talks held") },
	{ "task", HL_TEXT, N_("task") },
	{ "text", HL_TEXT, N_("text") },
	{ "text_after", HL_TEXT, N_("told after") },
	{ "text_before", HL_TEXT, N_("told before") },
	{ "title", HL_TEXT, N_("title") },
	{ "to", HL_DAY, N_("to") },
	{ "topic", HL_TEXT, N_("head of the agenda") },
	{ "total", HL_POINTS, N_("total") },
	{ "total_a", HL_POINTS, N_("total, A") },
	{ "total_b", HL_POINTS, N_("total, B") },
	{ "unable", HL_TIME, N_("passed up") },
	{ "uninvited", HL_BOOL, N_("not invited") },
	{ "unsolved", HL_INT, N_("not solved yet") },
	{ "until", HL_TIME, N_("until") },
	{ "value", HL_TEXT, N_("value") },
	{ "version", HL_INT, N_("version") },
	{ "visits", HL_INT, N_("visits") },
	{ "voided", HL_INT, N_("voided by") },
	{ "waived", HL_INT, N_("waived") },
	{ "was", HL_TIME, N_("was due") },
	{ "way", HL_TEXT, N_("way") },
	{ "weekday", HL_TEXT, N_("weekday") },
	{ "what", HL_TEXT, N_("what") },
	{ "whistles", HL_INT, N_("number dispatched") },
	{ "who", HL_TEXT, N_("who") },
	{ "who_absent", HL_TEXT, N_("who was absent") },
	{ "who_invited", HL_TEXT, N_("who was invited") },
	{ "who_leave", HL_TEXT, N_("who was on leave") },
	{ "who_present", HL_TEXT, N_("who was present") },
	{ "who_proxy", HL_TEXT, N_("who sent a proxy") },
	{ "who_sent", HL_TEXT, N_("who came as a proxy") },
	{ "withdrawn", HL_TEXT, N_("withdrawn") },
	{ "year", HL_INT, N_("year") },
	{ "year_end", HL_BOOL, N_("at the end of the year") },
};

const struct hl_column *
hl_column(const char *name)
{
	return bsearch(name, columns, LEN(columns), sizeof(columns[0]), by_name);
}

/* "+NAME" and those after it are shown only when asked for. */
static void
set_column(struct hl_rows *rows, size_t i, const char *name)
{
	if (*name == '+') {
		name++;
		rows->shown = i < rows->shown ? i : rows->shown;
	}
	rows->cols[i] = hl_column(name);
	if (rows->cols[i] != NULL)
		return;
	rows->own[i] = (struct hl_column){ xstrdup(name), HL_TEXT, NULL };
	rows->own[i].heading = rows->own[i].name;
	rows->cols[i] = &rows->own[i];
}

static void
alloc_columns(struct hl_rows *rows, size_t n)
{
	rows->n = rows->shown = n;
	rows->cols = xcalloc(n, sizeof(*rows->cols));
	rows->own = xcalloc(n, sizeof(*rows->own));
}

struct hl_rows *
rows_of(struct hl *hl, sqlite3_stmt *st)
{
	struct hl_rows *rows = xcalloc(1, sizeof(*rows));
	size_t i;

	rows->hl = hl;
	rows->st = st;
	alloc_columns(rows, (size_t)sqlite3_column_count(st));
	for (i = 0; i < rows->n; i++)
		set_column(rows, i, sqlite3_column_name(st, (int)i));
	return rows;
}

int
rows_sql(struct hl *hl, struct hl_rows **out, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;
	int rc;

	if (sqlite3_prepare_v2(hl->db, sql, -1, &st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	va_start(ap, types);
	rc = db_vbind(hl, st, types, ap);
	va_end(ap);
	if (rc != HL_OK) {
		sqlite3_finalize(st);
		return rc;
	}
	*out = rows_of(hl, st);
	return HL_OK;
}

void
rows_each(struct hl_rows *rows, const char *param, sqlite3_stmt *values)
{
	rows->param = sqlite3_bind_parameter_index(rows->st, param);
	while (sqlite3_step(values) == SQLITE_ROW)
		*vec_add(&rows->each) = sqlite3_column_int64(values, 0);
	sqlite3_reset(values);
}

struct hl_rows *
rows_new(const char *names)
{
	struct hl_rows *rows = xcalloc(1, sizeof(*rows));
	char *copy = xstrdup(names), *save = NULL, *name;
	const char *p;
	size_t n = 1, i = 0;

	for (p = names; *p != '\0'; p++)
		n += *p == ',';
	alloc_columns(rows, n);
	for (name = strtok_r(copy, ",", &save); name != NULL; name = strtok_r(NULL, ",", &save))
		set_column(rows, i++, name);
	free(copy);
	return rows;
}

struct hl_val *
rows_more(struct hl_rows *rows)
{
	if (rows->nrows == rows->cap) {
		rows->cap = rows->cap == 0 ? 8 : rows->cap * 2;
		rows->v = xrealloc(rows->v, rows->cap * rows->n * sizeof(*rows->v));
	}
	memset(rows->v + rows->nrows * rows->n, 0, rows->n * sizeof(*rows->v));
	return rows->v + rows->nrows++ * rows->n;
}

void
rows_add(struct hl_rows *rows, const char *types, ...)
{
	struct hl_val *v = rows_more(rows);
	const char *s;
	va_list ap;
	size_t i;

	va_start(ap, types);
	for (i = 0; i < rows->n; i++) {
		if (types[i] == 's' || types[i] == 'd') {
			s = va_arg(ap, const char *);
			if (s != NULL) {
				v[i].type = types[i] == 's' ? HL_TEXT : HL_DAY;
				v[i].s = xstrdup(s);
			}
			continue;
		}
		v[i].i = va_arg(ap, int64_t);
		v[i].type = types[i] == 'i' || types[i] == 'n' ? HL_INT
			    : types[i] == 'p'                  ? HL_POINTS
			    : types[i] == 'm'                  ? HL_MONEY
			    : types[i] == 'b'                  ? HL_BOOL
							       : HL_TIME;
		if (v[i].i >= HL_NEVER ||
		    ((v[i].type == HL_TIME || types[i] == 'n') && v[i].i == 0))
			v[i].type = HL_NULL;
	}
	va_end(ap);
}

void
rows_put_cells(struct hl_rows *rows, const struct sql_value *cells, size_t n)
{
	struct hl_val *v = rows_more(rows);
	size_t i;

	for (i = 0; i < rows->n && i < n; i++) {
		enum hl_type type = rows->cols[i]->type;

		if (cells[i].type == SQLITE_TEXT) {
			v[i].type = type == HL_DAY ? HL_DAY : HL_TEXT;
			v[i].s = xstrdup(cells[i].s);
			continue;
		}
		v[i].i = cells[i].i;
		if (cells[i].type == SQLITE_INTEGER && v[i].i < HL_NEVER &&
		    (type != HL_TIME || v[i].i != 0))
			v[i].type = type == HL_TEXT || type == HL_DAY ? HL_INT : type;
	}
}

void
rows_column(struct hl_rows *rows, size_t column, enum hl_type type, const char *heading)
{
	const char *name = rows->own[column].name;

	if (name == NULL)
		name = xstrdup(rows->cols[column]->name);
	rows->own[column] = (struct hl_column){ name, type, heading };
	rows->cols[column] = &rows->own[column];
}

void
rows_head(struct hl_rows *rows, size_t column, const char *heading)
{
	rows_column(rows, column, rows->cols[column]->type, heading);
}

int
rows_one(struct hl_rows **out, const char *column, const char *text)
{
	*out = rows_new(column);
	rows_put(*out, CELL(text));
	return HL_OK;
}

size_t
hl_rows_width(const struct hl_rows *rows)
{
	return rows->n;
}

size_t
hl_rows_shown(const struct hl_rows *rows)
{
	return rows->shown;
}

const struct hl_column *
hl_rows_column(const struct hl_rows *rows, size_t i)
{
	return rows->cols[i];
}

/* A value of a statement as the type of its column; an instant that never comes is nothing. */
static struct hl_val
column_value(const struct hl_column *column, sqlite3_stmt *st, int i)
{
	struct hl_val v = { .type = column->type };

	switch (sqlite3_column_type(st, i)) {
	case SQLITE_NULL:
		v.type = HL_NULL;
		break;
	case SQLITE_INTEGER:
		v.i = sqlite3_column_int64(st, i);
		if (v.type == HL_TEXT || v.type == HL_DAY)
			v.type = HL_INT;
		else if (v.type == HL_TIME && v.i >= HL_NEVER)
			v.type = HL_NULL;
		break;
	case SQLITE_FLOAT:
		v.type = HL_REAL;
		v.r = sqlite3_column_double(st, i);
		break;
	default:
		v.s = sql_column(st, i);
		if (v.type != HL_DAY)
			v.type = HL_TEXT;
	}
	return v;
}

/* The same for rows in memory. */
static struct hl_val
column_copy(const struct hl_column *column, sqlite3_stmt *st, int i)
{
	struct hl_val v = column_value(column, st, i);

	if (v.type == HL_TEXT || v.type == HL_DAY)
		v.s = xstrdup(v.s);
	return v;
}

int
rows_fill(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st)
{
	struct hl_val *v;
	size_t i;
	int rc;

	while (sql_next(hl, st, &rc))
		for (i = 0, v = rows_more(rows); i < rows->n; i++)
			v[i] = column_copy(rows->cols[i], st, (int)i);
	return rc;
}

int
rows_pairs(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st)
{
	const struct hl_column *column;
	struct hl_val *v;
	int i, rc;

	while (sql_next(hl, st, &rc))
		for (i = 0; i < sqlite3_column_count(st); i++) {
			if (sqlite3_column_type(st, i) == SQLITE_NULL)
				continue;
			column = hl_column(sqlite3_column_name(st, i));
			v = rows_more(rows);
			v[0] = (struct hl_val){ .type = HL_TEXT,
				.s = xstrdup(sqlite3_column_name(st, i)) };
			v[1] = column_copy(column != NULL ? column : rows->cols[1], st, i);
		}
	return rc;
}

int
hl_rows_next(struct hl_rows *rows, struct hl_val *vals)
{
	size_t i;
	int rc;

	if (rows->st == NULL) {
		if (rows->pos == rows->nrows)
			return 0;
		memcpy(vals, rows->v + rows->pos++ * rows->n, rows->n * sizeof(*vals));
		return 1;
	}
	while ((rc = sqlite3_step(rows->st)) == SQLITE_DONE && rows->run < rows->each.n) {
		sqlite3_reset(rows->st);
		sqlite3_bind_int64(rows->st, rows->param, rows->each.v[rows->run++]);
	}
	if (rc == SQLITE_ROW) {
		for (i = 0; i < rows->n; i++)
			vals[i] = column_value(rows->cols[i], rows->st, (int)i);
		return 1;
	}
	if (rc == SQLITE_DONE)
		return 0;
	hl_fail_db(rows->hl);
	return -1;
}

void
hl_rows_free(struct hl_rows *rows)
{
	size_t i;

	if (rows == NULL)
		return;
	for (i = 0; rows->v != NULL && i < rows->nrows * rows->n; i++)
		if (rows->v[i].type == HL_TEXT || rows->v[i].type == HL_DAY)
			free((char *)(uintptr_t)rows->v[i].s);
	for (i = 0; i < rows->n; i++)
		free((char *)(uintptr_t)rows->own[i].name);
	sqlite3_finalize(rows->st);
	vec_free(&rows->each);
	free(rows->v);
	free(rows->cols);
	free(rows->own);
	free(rows);
}
