/*
 * whatif-deadlines.c: the record as it would be under other rules (R44). Most rules are read
 * when a year is
 * scored. Those that count deadlines act when facts are recorded: under others the deadlines
 * stand in a temporary table of the same name, found before that of the file. Facts stay what
 * they are: rules that only admit or refuse them take none away, but for appeal.days where just
 * that differs.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

enum { CLOCKS = 1, SERIES = 2, COUNTS = 4, APPEALS = 8, ZONE = 16 };

static const struct {
	const char *key;
	unsigned what;
} keys[] = { { "timezone", CLOCKS | ZONE }, { "dispatch.days", CLOCKS },
	{ "dispatch.count", CLOCKS }, { "dispatch.roll", CLOCKS }, { "dispatch.closing", CLOCKS },
	{ "coordination.days", CLOCKS }, { "coordination.count", CLOCKS },
	{ "coordination.roll", CLOCKS }, { "coordination.closing", CLOCKS },
	{ "progress.every", CLOCKS | SERIES }, { "progress.count", CLOCKS },
	{ "progress.roll", CLOCKS }, { "progress.closing", CLOCKS },
	{ "feedback.counts", COUNTS | SERIES }, { "appeal.days", APPEALS } };

/* What is on record was admitted. */
static const struct {
	const char *key, *value;
} admissions[] = { { "dispatch.require", "" }, { "station.not_responsible", "" },
	{ "supervision.require_result", "false" } };

/*
 * Issues whose facts have to be done again. Of the others a deadline gets another due and that
 * is all: it was met, or stands, and nothing looked at its due.
 */
#define INTO "INSERT OR IGNORE INTO temp.aside_issue SELECT issue_id FROM "
static const struct {
	unsigned when;
	const char *sql;
} affected[] = { { CLOCKS, INTO "deadline WHERE gone < " NEVER " OR known > 0 OR void < " NEVER
				" OR waived < " NEVER " OR ended <> met" },
	{ CLOCKS | APPEALS, INTO "appeal" }, { CLOCKS, INTO "feedback WHERE ruling = 'accepted'" },
	{ SERIES, INTO "deadline WHERE kind = 'progress'" },
	{ SERIES, INTO "feedback WHERE kind <> 'done' AND aside_series(at)" },
	{ COUNTS, INTO "feedback WHERE aside_counts(kind, at)" } };

/* --- what differs at a moment --- */

static bool
same_clock(const struct hl_clock *a, const struct hl_clock *b)
{
	return a->days == b->days && a->count == b->count && a->roll == b->roll &&
	       a->closing == b->closing;
}

static bool
recount(void *ctx, enum m_kind kind, int64_t opened)
{
	struct aside *x = ctx;

	return x->all || !same_clock(m_clock(hl_config_at(x->a, opened), kind),
			     m_clock(hl_config_at(x->b, opened), kind));
}

/*
 * aside_series(at): progress deadlines are on in one of the two and opened by other facts or off
 * in the other
 */
static void
fn_series(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct aside *x = ((struct hl *)sqlite3_user_data(ctx))->aside;
	int64_t at = sqlite3_value_int64(v[0]);

	(void)n;
	sqlite3_result_int(ctx, hl_config_at(x->a, at)->progress.days != 0 ||
				    hl_config_at(x->b, at)->progress.days != 0);
}

/* aside_counts(kind, at): such a feedback meets a deadline in one of the two only */
static void
fn_counts(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct aside *x = ((struct hl *)sqlite3_user_data(ctx))->aside;
	const char *kind = (const char *)sqlite3_value_text(v[0]);
	int64_t at = sqlite3_value_int64(v[1]);

	(void)n;
	sqlite3_result_int(ctx, hl_list_has(&hl_config_at(x->a, at)->counts, kind) !=
				    hl_list_has(&hl_config_at(x->b, at)->counts, kind));
}

/* aside_due(kind, opened, due): by the rules of b */
static void
fn_due(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct hl *hl = sqlite3_user_data(ctx);
	struct aside *x = hl->aside;
	int kind = m_kind_of((const char *)sqlite3_value_text(v[0]));
	int64_t opened = sqlite3_value_int64(v[1]), due = sqlite3_value_int64(v[2]);
	bool uncovered = false;

	(void)n;
	if (kind < 0)
		sqlite3_result_error(ctx, "deadline", -1);
	else if (recount(x, (enum m_kind)kind, opened) &&
		 m_due(hl, (enum m_kind)kind, opened, &due, &uncovered) != HL_OK)
		sqlite3_result_error(ctx, hl->err, -1);
	else
		sqlite3_result_int64(ctx, due);
	if (uncovered && due > x->uncovered)
		x->uncovered = due;
}

/* aside_year(at): the civil year in the time zone of b */
static void
fn_year(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	sqlite3_result_int(ctx, time_year(sqlite3_value_int64(v[0])));
}

static const struct {
	const char *name;
	int args;
	void (*fn)(sqlite3_context *, int, sqlite3_value **);
} functions[] = { { "aside_series", 1, fn_series }, { "aside_counts", 2, fn_counts },
	{ "aside_due", 3, fn_due }, { "aside_year", 1, fn_year } };

/* --- the temporary tables --- */

/* Nothing is written to the file, whatever is prepared from here on. */
static int
guard(
    void *ctx, int action, const char *a, const char *b, const char *database, const char *trigger)
{
	bool writes = action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;

	(void)ctx;
	(void)a;
	(void)b;
	(void)trigger;
	return writes && database != NULL && strcmp(database, "main") == 0 ? SQLITE_DENY
									   : SQLITE_OK;
}

static int
begin(struct hl *hl)
{
	size_t i;
	int rc;

	if ((rc = db_scratch(hl)) != HL_OK)
		return rc;
	sqlite3_set_authorizer(hl->db, guard, NULL);
	for (i = 0; i < LEN(functions); i++)
		if (sqlite3_create_function(hl->db, functions[i].name, functions[i].args,
			SQLITE_UTF8 | SQLITE_DIRECTONLY, hl, functions[i].fn, NULL,
			NULL) != SQLITE_OK)
			return hl_fail_db(hl);
	if ((rc = db_run(hl,
		 "CREATE TEMP TABLE IF NOT EXISTS aside_issue (issue_id INTEGER PRIMARY KEY)",
		 "")) != HL_OK)
		return rc;
	return db_run(hl, "DELETE FROM temp.aside_issue", "");
}

/* A temporary table takes the place of that of the file, with its rows and indexes. */
static int
shadow(struct hl *hl, const char *table)
{
	static const char sql[] =
	    "SELECT 1, replace(replace(replace(sql, 'CREATE TABLE ', 'CREATE TEMP TABLE '), ' "
	    "REFERENCES issue', ''), ' REFERENCES department', '')"
	    " FROM main.sqlite_schema WHERE type = 'table' AND name = ?1"
	    " UNION ALL SELECT 2, 'INSERT INTO temp.' || ?1 || ' SELECT * FROM main.' || ?1"
	    " UNION ALL SELECT 3, replace(sql, 'CREATE INDEX ', 'CREATE INDEX temp.')"
	    " FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL "
	    "ORDER BY 1";
	sqlite3_stmt *st = db_bind(hl, sql, "s", table);
	struct buf all = { 0 };
	int rc = SQLITE_ERROR;

	while (st != NULL && (rc = sqlite3_step(st)) == SQLITE_ROW)
		buf_fmt(&all, "%s;\n", sql_column(st, 1));
	if (st != NULL)
		sqlite3_reset(st);
	if (rc == SQLITE_DONE)
		rc = sqlite3_exec(hl->db, all.s, NULL, NULL, NULL) == SQLITE_OK ? SQLITE_DONE
										: SQLITE_ERROR;
	buf_free(&all);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
fold_issues(struct hl *hl, struct aside *x)
{
	sqlite3_stmt *st;
	int64_t total = 0, *ids, n = 0, i;
	int rc = SQLITE_ERROR;

	if (db_int(hl, &total, "SELECT count(*) FROM temp.aside_issue", "") < 0 ||
	    (st = db_stmt(hl, "SELECT issue_id FROM temp.aside_issue ORDER BY issue_id")) == NULL)
		return HL_EFAIL;
	ids = xcalloc((size_t)total + 1, sizeof(*ids));
	while (n < total && (rc = sqlite3_step(st)) == SQLITE_ROW)
		ids[n++] = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	rc = n == total ? HL_OK : hl_fail_db(hl);
	for (i = 0; i < n && rc == HL_OK; i++) {
		rc = issue_refold_aside(hl, ids[i], recount, x);
		if (hl->progress != NULL)
			hl->progress(hl->progress_ctx, i + 1, n);
	}
	free(ids);
	return rc;
}

/* Said once, not of each. */
static int
note_uncovered(struct hl *hl, const struct aside *x)
{
	int64_t folded, last;
	char text[32];

	if (db_int(hl, &folded,
		"SELECT max(due) FROM temp.deadline WHERE uncovered AND issue_id IN (SELECT "
		"issue_id FROM temp.aside_issue)",
		"") < 0)
		return HL_EFAIL;
	last = folded > x->uncovered ? folded : x->uncovered;
	if (last != 0)
		hl_warn(hl,
		    _("the calendar does not cover the days up to %s: counted by Monday to Friday"),
		    hl_time_short(last, text));
	return HL_OK;
}

static int
count_all(struct hl *hl, struct aside *x, unsigned what)
{
	size_t i;
	int rc;

	for (i = 0; i < LEN(affected); i++)
		if ((affected[i].when & what) != 0 &&
		    (rc = db_run(hl, affected[i].sql, "")) != HL_OK)
			return rc;
	if ((rc = shadow(hl, "deadline")) != HL_OK)
		return rc;
	x->deadlines = true;
	if ((what & CLOCKS) != 0 &&
	    (rc = db_run(hl,
		 "UPDATE temp.deadline SET due = aside_due(kind, opened, due)"
		 " WHERE issue_id NOT IN (SELECT issue_id FROM temp.aside_issue)",
		 "")) != HL_OK)
		return rc;
	return fold_issues(hl, x);
}

static int
count_anew(struct hl *hl, struct aside *x, unsigned what)
{
	struct context ctx = hl->context;
	int rc;

	ctx.hushed = true;
	context_enter(hl, &ctx);
	rc = count_all(hl, x, what);
	context_leave(hl, &ctx);
	return rc != HL_OK ? rc : note_uncovered(hl, x);
}

/* A close-off lies in a year of the time zone. */
static int
credit_years(struct hl *hl, struct aside *x)
{
	int rc;

	if ((rc = shadow(hl, "credit")) != HL_OK)
		return rc;
	x->credits = true;
	return db_run(
	    hl, "UPDATE temp.credit SET year = aside_year(at) WHERE year <> aside_year(at)", "");
}

/* --- the rules --- */

/* The calendar of b, where its file is another one and none was imported by hand. */
static int
other_calendar(struct hl *hl, struct aside *x)
{
	struct hl_calendar *cal;
	char *origin = NULL, *was, *is;
	int rc;

	if (strcmp(x->a->calendar_file, x->b->calendar_file) == 0)
		return HL_OK;
	if (db_text(hl, &origin, "SELECT value FROM meta WHERE key = 'calendar'", "") < 0)
		return HL_EFAIL;
	rc = origin != NULL && strcmp(origin, "imported") == 0;
	free(origin);
	if (rc) {
		hl_warn(hl, _("calendar.file changes nothing: the calendar in force was imported"));
		return HL_OK;
	}
	if (hl_calendar(hl) == NULL || (rc = calendar_configured(hl, &cal)) != HL_OK)
		return HL_ECONFIG;
	was = calendar_text(hl->cal);
	is = calendar_text(cal);
	x->all = strcmp(was, is) != 0;
	free(was);
	free(is);
	x->cal = hl->cal;
	hl->cal = cal;
	return HL_OK;
}

static unsigned
differences(const struct aside *x)
{
	unsigned what = 0;
	size_t i;

	for (i = 0; i < LEN(keys); i++)
		if (policies_differ(x->a, x->b, keys[i].key))
			what |= keys[i].what;
	return what;
}

int
aside_enter(struct hl *hl, struct aside *x, struct hl_config *b)
{
	unsigned what;
	size_t i;
	int rc;

	*x = (struct aside){ .a = hl->base, .b = b };
	what = differences(x);
	for (i = 0; i < LEN(admissions); i++)
		policies_pin(b, admissions[i].key, admissions[i].value);
	if ((what & APPEALS) == 0) {
		policies_pin(b, "appeal.days", "365");
		b->appeal_days = 36500;
	}
	hl->aside = x;
	x->ctx = hl->context;
	x->ctx.base = x->ctx.cfg = b;
	context_enter(hl, &x->ctx);
	if ((rc = other_calendar(hl, x)) != HL_OK)
		return rc;
	if ((what & ZONE) != 0) {
		time_zone(b->timezone);
		x->all = true;
	}
	what |= x->all ? CLOCKS : 0;
	if (what != 0 && ((rc = begin(hl)) != HL_OK || (rc = count_anew(hl, x, what)) != HL_OK))
		return rc;
	return (what & ZONE) != 0 ? credit_years(hl, x) : HL_OK;
}

void
aside_leave(struct hl *hl, struct aside *x)
{
	if (x->a == NULL)
		return;
	if (x->deadlines)
		db_run(hl, "DROP TABLE temp.deadline", "");
	if (x->credits)
		db_run(hl, "DROP TABLE temp.credit", "");
	if (x->cal != NULL) {
		cal_free(hl->cal);
		hl->cal = x->cal;
	}
	time_zone(x->a->timezone);
	context_leave(hl, &x->ctx);
	hl->aside = NULL;
}
