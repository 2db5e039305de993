/*
 * plans.c: what the listings ask SQLite never walks the whole of a large table. The statements
 * are those the library runs, taken as they are run; of their programs each loop over all of a
 * table or of an index that has a row of each is found.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static char dir[] = "/tmp/hl-plans-XXXXXX", path[64];
static struct hl_config cfg;

enum { MOST = 400 };
static char *asked[MOST]; /* the statements seen, each once */
static size_t nasked;

static int
note(unsigned what, void *ctx, void *st, void *text)
{
	const char *sql = sqlite3_sql(st);
	size_t i;

	(void)what;
	(void)ctx;
	if (strncmp(text, "--", 2) == 0 || sql == NULL) /* of a trigger */
		return 0;
	for (i = 0; i < nasked && strcmp(asked[i], sql) != 0; i++)
		;
	if (i == nasked && nasked < MOST)
		asked[nasked++] = strdup(sql);
	return 0;
}

static void
forget(void)
{
	while (nasked > 0)
		free(asked[--nasked]);
}

/* --- what a statement walks --- */

/*
 * The large table a cursor over that root page reads all of: also an index of most of it. NULL:
 * another one.
 */
static const char *
large(sqlite3 *db, int64_t root, char *name, size_t size)
{
	sqlite3_stmt *st;
	const char *found = NULL;

	assert_int_equal(sqlite3_prepare_v2(db,
			     "SELECT tbl_name FROM sqlite_schema WHERE rootpage = ?1 AND tbl_name "
			     "IN ('issue', 'event',"
			     " 'deadline', 'credit', 'assignment', 'feedback', 'note') AND (type = "
			     "'table' OR ifnull(sql, '') NOT LIKE '%WHERE %'"
			     " OR name IN ('event_issue', 'issue_ref', 'issue_closed'))",
			     -1, &st, NULL),
	    SQLITE_OK);
	sqlite3_bind_int64(st, 1, root);
	if (sqlite3_step(st) == SQLITE_ROW) {
		snprintf(name, size, "%s", (const char *)sqlite3_column_text(st, 0));
		found = name;
	}
	sqlite3_finalize(st);
	return found;
}

enum { CURSORS = 256 };

/*
 * The first large table the statement walks the whole of: a cursor set to the first row that is
 * moved on, too.
 */
static const char *
walks(sqlite3 *db, const char *sql, char *name, size_t size)
{
	int64_t root[CURSORS] = { 0 };
	bool rewound[CURSORS] = { false };
	const char *op, *found = NULL;
	struct buf explain = { 0 };
	sqlite3_stmt *st;
	int p1;

	buf_fmt(&explain, "EXPLAIN %s", sql);
	assert_int_equal(sqlite3_prepare_v2(db, explain.s, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		op = (const char *)sqlite3_column_text(st, 1);
		p1 = sqlite3_column_int(st, 2);
		if (p1 < 0 || p1 >= CURSORS)
			continue;
		if ((strcmp(op, "OpenRead") == 0 || strcmp(op, "OpenWrite") == 0) &&
		    sqlite3_column_int(st, 4) == 0)
			root[p1] = sqlite3_column_int64(st, 3);
		else if (strncmp(op, "Open", 4) == 0)
			root[p1] = 0;
		else if (strcmp(op, "Rewind") == 0 || strcmp(op, "Last") == 0)
			rewound[p1] = true;
		else if (found == NULL && (strcmp(op, "Next") == 0 || strcmp(op, "Prev") == 0) &&
			 rewound[p1] && root[p1] != 0)
			found = large(db, root[p1], name, size);
	}
	sqlite3_finalize(st);
	buf_free(&explain);
	return found;
}

static struct hl *
start(enum hl_mode mode)
{
	struct hl *hl = hl_new(&cfg);

	context_clock(hl, 0, false);
	assert_int_equal(hl_open(hl, path, mode), HL_OK);
	return hl;
}

/* --- the database: a year settled, an issue of it --- */

static void
act(struct hl *hl, const char *program, const char *command, const char *const *pairs)
{
	struct hl_args args = { 0 };
	struct hl_rows *rows = NULL;
	int rc;

	for (; *pairs != NULL; pairs += 2)
		hl_args_add(&args, pairs[0], pairs[1]);
	rc = act_do(hl, hl_act_find(program, command), &args, &rows);
	if (rc != HL_OK)
		fail_msg("%s: %s", command, hl_error(hl));
	hl_rows_free(rows);
	hl_args_clear(&args);
}
#define ACT(program, command, ...) \
	act(hl, program, command, (const char *const[]){ __VA_ARGS__, NULL })

static int
make(void **state)
{
	struct hl *hl;
	int64_t t = time_at(day_of(2025, 3, 3), 36000);

	(void)state;
	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/hl.db", dir);
	hl_config_defaults(&cfg);
	hl_close(start(HL_CREATE));
	hl = start(HL_WRITE);
	assert_int_equal(hl_begin(hl), HL_OK);
	context_set(hl, t, "test", "test", NULL);
	ACT("hl-station", "add", "code", "S1", "street", "花亭路街道", "community", "花亭北村社区",
	    "head", "王朝东");
	ACT("hl-station", "department add", "code", "D1", "name", "区城管局", "level", "district",
	    "stationed", "S1");
	ACT("hl-station", "department add", "code", "D2", "name", "区住建局", "level", "district");
	ACT("hl-issue", "add", "station", "S1", "title", "路灯不亮", "category", "民生改善", "ref",
	    "a");
	ACT("hl-issue", "dispatch", "issue", "ref:a", "list", "joint", "to", "D1", "to", "D2",
	    "task", "修", "responsible", "张工", "standard", "亮");
	ACT("hl-station", "consult ask", "department", "D1", "matter", "award");
	context_set(hl, t + 86400, "test", "test", NULL);
	ACT("hl-issue", "feedback", "issue", "ref:a", "department", "D1", "kind", "done");
	context_set(hl, t + 86400 * 20, "test", "test", NULL);
	ACT("hl-issue", "feedback", "issue", "ref:a", "department", "D2", "kind", "done");
	ACT("hl-issue", "result", "issue", "ref:a", "text", "好");
	ACT("hl-issue", "close", "issue", "ref:a");
	context_set(hl, 0, "test", "test", NULL);
	ACT("hl-score", "settle", "year", "2025");
	ACT("hl-score", "adjust", "department", "D1", "year", "2025", "points", "1.0");
	assert_int_equal(hl_commit(hl), HL_OK);
	hl_close(hl);
	return 0;
}

static int
drop(void **state)
{
	(void)state;
	forget();
	unlink(path);
	rmdir(dir);
	hl_config_free(&cfg);
	return 0;
}

/* --- the listings --- */

/* Up to three options with their values. */
static const struct listing {
	const char *program, *name;
	const char *args[6];
	bool rows;
} listings[] = {
	{ "hl-issue", "list", { "unsupervised", "yes" }, false },
	{ "hl-issue", "list", { "unreported", "yes" }, false },
	{ "hl-issue", "list", { "untabled", "yes" }, false },
	{ "hl-issue", "list", { "expired", "yes" }, false },
	{ "hl-issue", "list", { "state", "closed" }, true },
	{ "hl-issue", "list", { "department", "D1" }, true },
	{ "hl-issue", "list", { "department", "D1", "grid", "G1" }, false },
	{ "hl-issue", "unsupervised", { NULL }, false },
	{ "hl-issue", "unsupervised", { "station", "S1" }, false },
	{ "hl-issue", "untabled", { NULL }, false },
	{ "hl-issue", "untabled", { "missed", "yes" }, false },
	{ "hl-issue", "expired", { NULL }, false },
	{ "hl-issue", "overdue", { NULL }, false },
	{ "hl-station", "consult list", { NULL }, true },
	{ "hl-station", "consult list", { "station", "S1", "status", "silent" }, true },
	{ "hl-score", "drift", { "year", "2025" }, true },
	{ "hl-score", "settled", { "year", "2025" }, true },
	{ "hl-score", "settlements", { NULL }, true },
	{ "hl-score", "rank", { "year", "2025" }, true },
	{ "hl-score", "appeal list", { NULL }, false },
	{ "hl-score", "commend list", { NULL }, false },
	{ "hl-station", "recommend list", { NULL }, false },
	{ "hl-station", "visit list", { NULL }, false },
	{ "hl-station", "model list", { NULL }, false },
	{ "hl-station", "check", { NULL }, true },
};

/* Runs it to the end; whether it has rows. */
static bool
list(struct hl *hl, const struct listing *l)
{
	struct hl_args args = { 0 };
	struct hl_rows *rows = NULL;
	struct hl_val v[64];
	int rc, n = 0;
	size_t i;

	for (i = 0; i < LEN(l->args) && l->args[i] != NULL; i += 2)
		hl_args_add(&args, l->args[i], l->args[i + 1]);
	rc = act_do(hl, hl_act_find(l->program, l->name), &args, &rows);
	if (rc != HL_OK)
		fail_msg("%s: %s", l->name, hl_error(hl));
	while ((rc = hl_rows_next(rows, v)) > 0)
		n++;
	assert_int_equal(rc, 0);
	hl_rows_free(rows);
	hl_args_clear(&args);
	return n > 0;
}

static void
none_walks_a_large_table(void **state)
{
	struct hl *hl;
	char name[32];
	size_t i, k;
	int bad = 0;

	(void)state;
	for (i = 0; i < LEN(listings); i++) {
		hl = start(HL_READ);
		forget();
		sqlite3_trace_v2(hl->db, SQLITE_TRACE_STMT, note, NULL);
		assert_int_equal(list(hl, &listings[i]), listings[i].rows);
		sqlite3_trace_v2(hl->db, 0, NULL, NULL);
		assert_true(nasked > 0 && nasked < MOST);
		for (k = 0; k < nasked; k++)
			if (walks(hl->db, asked[k], name, sizeof(name)) != NULL) {
				print_error(
				    "%s walks all of %s: %s\n", listings[i].name, name, asked[k]);
				bad++;
			}
		hl_close(hl);
	}
	assert_int_equal(bad, 0);
}

/* --- all statements of lib/sql --- */

/* Commands that register functions some statements use. */
static const struct listing registering[] = {
	{ "hl-report", "export", { NULL }, true },
	{ "hl-meeting", "regularity", { "year", "2025" }, true },
	{ "hl-score", "explain", { "year", "2025" }, true },
};

static bool
numbered(sqlite3_stmt *st)
{
	int i, n = sqlite3_bind_parameter_count(st);

	for (i = 1; i <= n; i++)
		if (sqlite3_bind_parameter_name(st, i) == NULL ||
		    sqlite3_bind_parameter_name(st, i)[0] != ':')
			return true;
	return false;
}

/* What is wrong with the statement, NULL: nothing. */
static const char *
wrong(struct hl *hl, const struct sql_file *f)
{
	static char what[512];
	const char *walked;
	char name[32];
	sqlite3_stmt *st;
	bool bad;

	if (sqlite3_prepare_v2(hl->db, f->sql, -1, &st, NULL) != SQLITE_OK)
		return sqlite3_errmsg(hl->db);
	bad = numbered(st);
	sqlite3_finalize(st);
	if (bad)
		return "a parameter without a name";
	walked = walks(hl->db, f->sql, name, sizeof(name));
	if (walked == NULL && f->walks == NULL)
		return NULL;
	if (walked != NULL && f->walks != NULL && strcmp(walked, f->walks) == 0)
		return NULL;
	snprintf(what, sizeof(what), "walks all of %s, said to walk %s",
	    walked != NULL ? walked : "none", f->walks != NULL ? f->walks : "none");
	return what;
}

/* The temporary tables others use; without the triggers on them, which are no part of a statement. */
static void
make_tables(struct hl *hl)
{
	static const char triggers[] =
	    "SELECT 'DROP TRIGGER temp.' || name FROM sqlite_temp_schema WHERE type = 'trigger'";
	const struct sql_file *f;
	char *drop;

	for (f = sql_files; f->name != NULL; f++)
		if (strncmp(f->sql, "CREATE TEMP", 11) == 0)
			assert_int_equal(db_script(hl, f->sql), HL_OK);
	/* a common table that rules.c puts before the statements over the entries */
	assert_int_equal(db_script(hl, "CREATE TEMP TABLE entry (at, department_id, rule, issue_id,"
				       " event, points, evidence)"),
	    HL_OK);
	while (sql_text(hl, &drop, triggers) == 1) {
		assert_int_equal(db_script(hl, drop), HL_OK);
		free(drop);
	}
}

static void
every_statement_is_prepared(void **state)
{
	struct hl *hl = start(HL_WRITE);
	const struct sql_file *f;
	const char *what;
	size_t i;
	int bad = 0;

	(void)state;
	for (i = 0; i < LEN(registering); i++)
		list(hl, &registering[i]);
	make_tables(hl);
	for (f = sql_files; f->name != NULL; f++) {
		what = wrong(hl, f);
		if (what != NULL) {
			print_error("lib/sql/%s: %s\n", f->name, what);
			bad++;
		}
	}
	hl_close(hl);
	assert_int_equal(bad, 0);
}

/* That the finder finds. */
static void
what_walks_is_found(void **state)
{
	static const struct {
		const char *sql, *table;
	} known[] = {
		{ "SELECT * FROM issue", "issue" },
		{ "SELECT state FROM issue i ORDER BY state DESC", "issue" },
		{ "SELECT count(*) FROM issue i CROSS JOIN event e ON e.issue_id = i.id", "issue" },
		{ "SELECT count(*) FROM event e CROSS JOIN issue i ON e.issue_id = i.id", "event" },
		{ "SELECT * FROM issue WHERE title = 'x'", "issue" },
		{ "SELECT 1 FROM station s WHERE EXISTS (SELECT 1 FROM deadline d WHERE d.kind = "
		  "'x')",
		    "deadline" },
		{ "WITH x AS (SELECT year FROM credit) SELECT * FROM x WHERE year > 1 UNION SELECT "
		  "2",
		    NULL },
		{ "SELECT year FROM credit WHERE at > 5", "credit" },
		{ "SELECT * FROM issue WHERE id = 3", NULL },
		{ "SELECT * FROM issue WHERE state = 'open'", NULL },
		{ "SELECT id FROM issue WHERE closed > 5 ORDER BY closed", NULL },
		{ "SELECT id FROM issue WHERE part_of IS NOT NULL ORDER BY part_of", NULL },
		{ "SELECT * FROM station", NULL },
	};
	struct hl *hl = start(HL_READ);
	const char *found;
	char name[32];
	size_t i;

	(void)state;
	for (i = 0; i < LEN(known); i++) {
		found = walks(hl->db, known[i].sql, name, sizeof(name));
		if (found == NULL || known[i].table == NULL ? found != known[i].table
							    : strcmp(found, known[i].table) != 0)
			fail_msg("%s: %s", known[i].sql, found != NULL ? found : "none");
	}
	hl_close(hl);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_walks_is_found),
		cmocka_unit_test(none_walks_a_large_table),
		cmocka_unit_test(every_statement_is_prepared),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
