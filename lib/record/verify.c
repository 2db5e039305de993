/*
 * verify.c: is the record what was recorded (R40, R51)? The file, the schema, the journal by
 * itself, heads of it that were kept, the settlements, and every row against the journal done
 * again. On a copy, so that nobody waits.
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

enum { FOUND_MAX = 10000 }; /* listed; what is more is counted */

void
found(struct findings *f, const char *table, const char *record, const char *field,
    const char *stored, const char *expected)
{
	if (f->n++ < FOUND_MAX)
		rows_put(
		    f->rows, CELL(table), CELL(record), CELL(field), CELL(stored), CELL(expected));
}

/* --- the file and its schema --- */

/* Each row of sql is a finding: table, record, field, stored, expected. */
static int
found_rows(struct hl *hl, struct findings *f, const char *sql)
{
	sqlite3_stmt *st = sql_bind(hl, sql);
	const char *v[5];
	int i, rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		for (i = 0; i < (int)LEN(v); i++)
			v[i] = sql_column(st, i);
		found(f, v[0], v[1], v[2], v[3], v[4]);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
check_file(struct hl *hl, struct findings *f)
{
	int rc = found_rows(hl, f,
	    "SELECT NULL, NULL, 'integrity', integrity_check, 'ok' FROM pragma_integrity_check "
	    "WHERE integrity_check <> 'ok'");

	if (f->n > 0)
		return HL_OK; /* even if it gave up after so many */
	if (rc != HL_OK)
		return rc;
	return found_rows(hl, f,
	    "SELECT \"table\", 'rowid ' || rowid, 'reference', \"parent\", NULL FROM "
	    "pragma_foreign_key_check");
}

/* Tables, indexes and triggers, by name, but for what SQLite keeps itself. */
#define SCHEMA \
	"SELECT name, type || ' ' || tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE " \
	"'sqlite~_%' ESCAPE '~'"
static int
schema_half(struct hl *one, struct hl *other, bool stored, struct findings *f)
{
	sqlite3_stmt *st = sql_bind(one, SCHEMA " ORDER BY name"), *of;
	const char *name, *what, *sql, *theirs;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		name = sql_column(st, 0);
		what = sql_column(st, 1);
		sql = sql_column(st, 2);
		if ((of = sql_bind(other, SCHEMA " AND name = :name", BIND(":name", name))) == NULL)
			return HL_EFAIL;
		theirs = sqlite3_step(of) == SQLITE_ROW ? sql_column(of, 2) : NULL;
		if (theirs == NULL)
			found(f, "sqlite_schema", name, what, stored ? sql : NULL,
			    stored ? NULL : sql);
		else if (stored && sql != NULL && strcmp(sql, theirs) != 0)
			found(f, "sqlite_schema", name, what, sql, theirs);
		sqlite3_reset(of);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(one);
}

/* --- the journal by itself --- */

static void
found_gap(struct findings *f, int64_t was, int64_t seq)
{
	char record[48];

	if (seq == was + 2)
		snprintf(record, sizeof(record), "%lld", (long long)was + 1);
	else
		snprintf(
		    record, sizeof(record), "%lld-%lld", (long long)was + 1, (long long)seq - 1);
	found(f, "event", record, "seq", NULL, "an event");
}

static void
found_earlier(struct findings *f, int64_t seq, int64_t recorded, int64_t was)
{
	char record[32], stored[32], after[32], expected[40];

	snprintf(record, sizeof(record), "%lld", (long long)seq);
	snprintf(expected, sizeof(expected), ">= %s", hl_time_iso(was, after));
	found(f, "event", record, "recorded_at", hl_time_iso(recorded, stored), expected);
}

/*
 * No number left out, no time before the one ahead. Row by row: a window function would keep all
 * of them.
 */
static int
check_order(struct hl *hl, struct findings *f)
{
	sqlite3_stmt *st = sql_bind(hl, sql_record_verify_order);
	int64_t seq, recorded, was = 0, before = INT64_MIN;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		seq = sqlite3_column_int64(st, 0);
		recorded = sqlite3_column_int64(st, 1);
		if (seq > was + 1 && (seq > was + 2 || sqlite3_column_int(st, 2) == 0))
			found_gap(f, was, seq);
		if (recorded < before)
			found_earlier(f, seq, recorded, before);
		was = seq;
		before = recorded;
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* --- the journal done again --- */

static void
found_refused(struct hl *hl, int64_t seq, const char *why, struct findings *f)
{
	char record[32], *what = NULL;

	snprintf(record, sizeof(record), "%lld", (long long)seq);
	if (sql_text(hl, &what, "SELECT program || ' ' || command FROM event WHERE seq = :seq",
		BIND(":seq", seq)) < 0)
		what = NULL;
	found(f, "event", record, "command", what, why);
	free(what);
}

static int
again_line(struct hl *hl, struct hl *again, int64_t seq, const char *line, struct findings *f)
{
	const struct hl_call none = { 0 };
	struct hl_args args = { 0 };
	char err[1024];
	int rc;

	if ((rc = hl_save(again)) != HL_OK)
		return hl_fail(hl, rc, "%s", hl_error(again));
	if (json_args(line, strlen(line), &args, err, sizeof(err)) != 0)
		rc = hl_fail(again, HL_EINPUT, "%s", err);
	else /* a line of the journal names its program */
		rc = hl_line(again, "", &args, &none, NULL, NULL);
	hl_args_clear(&args);
	if (rc == HL_EFAIL || rc == HL_EBUSY)
		return hl_fail(hl, rc, "%s", hl_error(again));
	if (rc != HL_OK && rc != HL_ATTENTION)
		found_refused(hl, seq, hl_error(again), f);
	if ((rc = hl_save_done(again, rc == HL_OK || rc == HL_ATTENTION)) != HL_OK)
		return hl_fail(hl, rc, "%s", hl_error(again));
	return HL_OK;
}

static int
do_again(struct hl *hl, struct hl *again, struct findings *f)
{
	struct hl_args none = { 0 };
	struct hl_rows *rows = NULL;
	sqlite3_stmt *seqs;
	struct hl_val line;
	int64_t total, n = 0;
	int rc, k;

	if ((rc = hl_begin(again)) != HL_OK)
		return hl_fail(hl, rc, "%s", hl_error(again));
	if (sql_int(hl, &total, "SELECT count(*) FROM event") < 0 ||
	    (rc = journal_export(hl, &none, &rows)) != HL_OK)
		return HL_EFAIL;
	if ((seqs = sql_bind(hl, "SELECT seq FROM event ORDER BY seq")) == NULL)
		rc = HL_EFAIL;
	while (rc == HL_OK && (k = hl_rows_next(rows, &line)) != 0) {
		if (k < 0 || sqlite3_step(seqs) != SQLITE_ROW)
			rc = HL_EFAIL;
		else
			rc = again_line(hl, again, sqlite3_column_int64(seqs, 0), line.s, f);
		if (hl->progress != NULL && ++n % 128 == 0)
			hl->progress(hl->progress_ctx, n, total);
	}
	if (seqs != NULL)
		sqlite3_reset(seqs);
	hl_rows_free(rows);
	return rc;
}

/* --- all of it --- */

/* What the rooms find by themselves. */
static int
check_rooms(struct hl *hl, struct findings *f)
{
	const struct room *const *room;
	int rc = HL_OK;

	for (room = hl->rooms; *room != NULL && rc == HL_OK; room++)
		if ((*room)->verify != NULL)
			rc = (*room)->verify(hl, f);
	return rc;
}

static int
check_all(struct hl *hl, struct hl *again, bool fast, struct heads *heads, struct findings *f)
{
	int rc;

	if ((rc = check_file(hl, f)) != HL_OK || f->n > 0)
		return rc; /* of a file that is damaged nothing more can be said */
	if ((rc = schema_half(hl, again, true, f)) != HL_OK ||
	    (rc = schema_half(again, hl, false, f)) != HL_OK ||
	    (rc = check_order(hl, f)) != HL_OK ||
	    (rc = found_rows(hl, f, sql_record_verify_voided)) != HL_OK ||
	    (rc = heads_check(hl, heads, f)) != HL_OK || (rc = check_rooms(hl, f)) != HL_OK)
		return rc;
	if (fast)
		return HL_OK;
	if ((rc = do_again(hl, again, f)) != HL_OK)
		return rc;
	return tables_check(hl, again, f);
}

/* With a configuration of its own: what the rules are is said by the journal. */
static int
check_with(struct hl *hl, bool fast, struct heads *heads, struct findings *f)
{
	struct hl_config *cfg = xcalloc(1, sizeof(*cfg));
	struct context quiet;
	struct hl *again;
	int rc;

	hl_config_defaults(cfg);
	again = handle_new(cfg, hl->rooms);
	quiet = again->context;
	quiet.hushed = true;
	context_enter(again, &quiet);
	if ((rc = db_temporary(again)) != HL_OK)
		hl_fail(hl, rc, "%s", hl_error(again));
	else
		rc = check_all(hl, again, fast, heads, f);
	hl_close(again);
	hl_config_free(cfg);
	free(cfg);
	time_zone(hl->base->timezone);
	return rc;
}

static int
verdict(struct hl *hl, const struct heads *heads, const struct findings *f)
{
	if (f->n > 0) {
		if (f->n > FOUND_MAX)
			hl_warn(hl, _("of all that differs the first %d are listed"), FOUND_MAX);
		hl_warn(hl, _("%lld things are not as they were recorded"), (long long)f->n);
		return HL_EFAIL;
	}
	if (heads->n > 0)
		return HL_OK;
	hl_warn(hl, _("nothing differs; whether the end of the journal was cut off, or all of it "
		      "written anew, shows only with --head"));
	return HL_ENOENT;
}

static int
journal_verify(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *path = hl_args_get(args, "head");
	struct findings f = { 0 };
	struct heads heads = { 0 };
	int rc;

	if (path != NULL && (rc = heads_read(hl, path, &heads)) != HL_OK)
		return rc;
	f.rows = *rows = rows_new("table,record,field,stored,expected");
	if ((rc = db_copy(hl)) == HL_OK &&
	    (rc = check_with(hl, hl_args_get(args, "fast") != NULL, &heads, &f)) == HL_OK)
		hl->verdict = verdict(hl, &heads, &f);
	heads_free(&heads);
	return rc;
}

/* --- the acts --- */

static const struct hl_param verify_params[] = {
	{ "head", HL_P_TEXT, 0, "FILE",
	    N_("what head printed earlier, once or often; - is standard input") },
	{ "fast", HL_P_FLAG, 0, NULL,
	    N_("do not do the journal again: the rows of the tables are not compared") },
	{ 0 },
};

const struct hl_act verify_acts[] = {
	{ "hl-report", "verify", verify_params,
	    N_("tell what in the database is not as it was recorded"),
	    "hl-report verify --head heads.csv", HL_READ, 0, journal_verify },
	{ 0 },
};
