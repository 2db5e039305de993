/* db.c: the connection. The only place with pragmas, transactions and the statement cache. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "score/score.h"
#include "record/record.h"

#define APPLICATION_ID 0x686c3031 /* "hl01" */

int
hl_fail(struct hl *hl, int code, const char *fmt, ...)
{
	char text[sizeof(hl->err)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap); /* fmt's arguments may be hl->err itself */
	va_end(ap);
	memcpy(hl->err, text, sizeof(text));
	return code;
}

void
hl_warn(struct hl *hl, const char *fmt, ...)
{
	struct buf b = { 0 };
	char text[512];
	va_list ap;
	size_t i;

	if (hl->hushed)
		return; /* it was said the first time */
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (i = 0; i < hl->nnotes; i++)
		if (strcmp(hl->notes[i], text) == 0)
			return;
	if (hl->nnotes == LEN(hl->notes))
		return; /* more of the same would hide the first ones */
	buf_str(&b, text);
	hl->notes[hl->nnotes++] = b.s;
}

const char *
hl_note_next(struct hl *hl)
{
	return hl->note < hl->nnotes ? hl->notes[hl->note++] : NULL;
}

/* The database as the user named it. */
static const char *
shown(const struct hl *hl)
{
	return strncmp(hl->path, "./", 2) == 0 ? hl->path + 2 : hl->path;
}

/* What SQLite says, in the user's terms. */
int
hl_fail_db(struct hl *hl)
{
	static const char check[] = "CHECK constraint failed: ";
	const char *msg = sqlite3_errmsg(hl->db), *name = strrchr(hl->path, '/');
	int code = sqlite3_errcode(hl->db);

	name = name != NULL ? name + 1 : hl->path;
	if (strncmp(msg, check, sizeof(check) - 1) == 0)
		return hl_fail(hl, HL_EREFUSED, "%s", msg + sizeof(check) - 1);
	switch (code & 0xff) {
	case SQLITE_BUSY:
		return hl_fail(hl, HL_EBUSY, _("database '%s' is busy; try again"), name);
	case SQLITE_CONSTRAINT:
		return hl_fail(hl, HL_EREFUSED, _("refused by the database: %s"), msg);
	case SQLITE_FULL:
		return hl_fail(hl, HL_EFAIL, _("cannot write database '%s': no space left"), name);
	case SQLITE_READONLY:
		return hl_fail(
		    hl, HL_EFAIL, _("cannot write database '%s': it is read-only"), name);
	case SQLITE_NOTADB:
		return hl_fail(hl, HL_EFAIL, _("'%s' is not a database"), shown(hl));
	case SQLITE_CORRUPT:
		return hl_fail(hl, HL_EFAIL, _("database '%s' is damaged: %s"), name, msg);
	default:
		return hl_fail(hl, HL_EFAIL, _("database '%s': %s"), name, msg);
	}
}

struct hl *
hl_new(struct hl_config *cfg)
{
	struct hl *hl = xcalloc(1, sizeof(*hl));

	hl->cfg = hl->base = cfg;
	hl->lock = -1;
	hl->path = xstrdup("");
	hl->actor = xstrdup("");
	time_zone(cfg->timezone); /* one that a file gave was tried when it was read */
	return hl;
}

void
hl_close(struct hl *hl)
{
	size_t i;

	if (hl == NULL)
		return;
	hl_rollback(hl);
	for (i = 0; i < NSTMT; i++)
		sqlite3_finalize(hl->cache[i].st);
	sqlite3_close(hl->db);
	if (hl->lock >= 0)
		close(hl->lock);
	for (i = 0; i < hl->nnotes; i++)
		free(hl->notes[i]);
	cal_free(hl->cal);
	event_forget(hl, 0);
	vec_free(&hl->kept);
	if (hl->machine != NULL)
		machine_free(hl->machine);
	free(hl->machine);
	if (hl->used != NULL)
		hl_config_free(hl->used);
	free(hl->used);
	free(hl->path);
	free(hl->actor);
	free(hl->reason);
	free(hl->request);
	free(hl);
}

const char *
hl_error(const struct hl *hl)
{
	return hl->err;
}

void
hl_set_now(struct hl *hl, int64_t now, bool given)
{
	struct timespec ts;

	clock_gettime(CLOCK_REALTIME, &ts);
	hl->real = ts.tv_sec;
	hl->now = given ? now : hl->real;
	hl->now_given = given;
}

struct machine *
hl_machine(struct hl *hl)
{
	if (hl->machine == NULL)
		hl->machine = xcalloc(1, sizeof(*hl->machine));
	return hl->machine;
}

int64_t
hl_now(const struct hl *hl)
{
	return hl->now;
}

int64_t
hl_real(const struct hl *hl)
{
	return hl->real;
}

bool
hl_attention(const struct hl *hl)
{
	return hl->attention;
}

int
hl_verdict(const struct hl *hl)
{
	return hl->rejected ? HL_EINPUT : hl->verdict;
}

void
hl_set_progress(struct hl *hl, hl_progress *fn, void *ctx)
{
	hl->progress = fn;
	hl->progress_ctx = ctx;
}

/* --- statements --- */

sqlite3_stmt *
db_stmt(struct hl *hl, const char *sql)
{
	size_t i = ((uintptr_t)sql >> 3) % NSTMT, n;

	for (n = 0; n < NSTMT; n++, i = (i + 1) % NSTMT) {
		if (hl->cache[i].sql == sql) {
			sqlite3_reset(hl->cache[i].st);
			return hl->cache[i].st;
		}
		if (hl->cache[i].sql == NULL)
			break;
	}
	if (n == NSTMT) { /* full: more statements than any command has */
		hl_fail(hl, HL_EFAIL, _("too many statements"));
		return NULL;
	}
	if (sqlite3_prepare_v3(
		hl->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &hl->cache[i].st, NULL) != SQLITE_OK) {
		hl_fail_db(hl);
		return NULL;
	}
	hl->cache[i].sql = sql;
	return hl->cache[i].st;
}

/* Binds ap's values by the letters of types; shared with rows_sql. */
int
db_vbind(struct hl *hl, sqlite3_stmt *st, const char *types, va_list ap)
{
	int i, rc = SQLITE_OK;
	int64_t n;

	for (i = 0; types[i] != '\0' && rc == SQLITE_OK; i++) {
		if (types[i] == 's') {
			rc = sqlite3_bind_text(
			    st, i + 1, va_arg(ap, const char *), -1, SQLITE_STATIC);
			continue;
		}
		n = va_arg(ap, int64_t);
		rc = types[i] == 'n' && n == 0 ? sqlite3_bind_null(st, i + 1)
					       : sqlite3_bind_int64(st, i + 1, n);
	}
	return rc == SQLITE_OK ? HL_OK : hl_fail_db(hl);
}

static sqlite3_stmt *
vbound(struct hl *hl, const char *sql, const char *types, va_list ap)
{
	sqlite3_stmt *st = db_stmt(hl, sql);

	if (st == NULL || db_vbind(hl, st, types, ap) != HL_OK)
		return NULL;
	return st;
}

sqlite3_stmt *
db_bind(struct hl *hl, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;

	va_start(ap, types);
	st = vbound(hl, sql, types, ap);
	va_end(ap);
	return st;
}

int
db_run(struct hl *hl, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;
	int rc;

	va_start(ap, types);
	st = vbound(hl, sql, types, ap);
	va_end(ap);
	if (st == NULL)
		return HL_EFAIL;
	rc = sqlite3_step(st);
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		rc = hl_fail_db(hl);
	else
		rc = HL_OK;
	sqlite3_reset(st);
	return rc;
}

int
db_int(struct hl *hl, int64_t *out, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;
	int rc;

	*out = 0;
	va_start(ap, types);
	st = vbound(hl, sql, types, ap);
	va_end(ap);
	if (st == NULL)
		return -1;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	else if (rc != SQLITE_DONE)
		hl_fail_db(hl);
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

int
db_text(struct hl *hl, char **out, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;
	int rc;

	*out = NULL;
	va_start(ap, types);
	st = vbound(hl, sql, types, ap);
	va_end(ap);
	if (st == NULL)
		return -1;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW && sqlite3_column_type(st, 0) != SQLITE_NULL)
		*out = xstrdup(sql_column(st, 0));
	else if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		hl_fail_db(hl);
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

int
db_script(struct hl *hl, const char *sql)
{
	return sqlite3_exec(hl->db, sql, NULL, NULL, NULL) == SQLITE_OK ? HL_OK : hl_fail_db(hl);
}

int
db_scratch(struct hl *hl)
{
	return db_script(hl, "PRAGMA query_only=OFF");
}

static int
pragma_int(struct hl *hl, const char *sql, int64_t *out)
{
	sqlite3_stmt *st = NULL;
	int rc;

	*out = 0;
	if (sqlite3_prepare_v2(hl->db, sql, -1, &st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(st, 0);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		rc = hl_fail_db(hl);
	else
		rc = HL_OK;
	sqlite3_finalize(st);
	return rc;
}

/* --- opening --- */

/*
 * civil_day(t): the day's number in the office's time zone; civil_text(t): the instant as people
 * read it.
 */
static void
sql_civil_day(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	if (sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_int64(ctx, time_day(sqlite3_value_int64(v[0])));
}

static void
sql_civil_text(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	char text[32];

	(void)n;
	if (sqlite3_value_type(v[0]) != SQLITE_NULL)
		sqlite3_result_text(
		    ctx, hl_time_long(sqlite3_value_int64(v[0]), text), -1, SQLITE_TRANSIENT);
}

int
db_setup(struct hl *hl)
{
	static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA,
		SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_DQS_DML,
		SQLITE_DBCONFIG_DQS_DDL };
	size_t i;

	sqlite3_extended_result_codes(hl->db, 1);
	sqlite3_busy_timeout(hl->db, (int)hl->cfg->busy_timeout * 1000);
	sqlite3_db_config(hl->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	for (i = 0; i < LEN(off); i++)
		sqlite3_db_config(hl->db, off[i], 0, NULL);
	sqlite3_limit(hl->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_create_function(hl->db, "civil_day", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
	    sql_civil_day, NULL, NULL);
	sqlite3_create_function(hl->db, "civil_text", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
	    sql_civil_text, NULL, NULL);
	survey_function(hl);
	appeal_function(hl);
	sqlite3_limit(hl->db, SQLITE_LIMIT_LENGTH, 16 << 20);
	return db_script(
	    hl, hl->mode == HL_READ || hl->mode == HL_MAYBE
		    ? "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA "
		      "cell_size_check=ON; PRAGMA query_only=ON"
		    : "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
		      "PRAGMA recursive_triggers=ON; PRAGMA synchronous=EXTRA");
}

int
hl_schema_version(void)
{
	int n = 0;

	while (schema_steps[n].sql != NULL)
		n++;
	return n;
}

/* Is it ours, and of a version this program knows? */
static int
check(struct hl *hl, int64_t *version)
{
	int64_t id, tables;
	int rc;

	if ((rc = pragma_int(hl, "PRAGMA application_id", &id)) != HL_OK ||
	    (rc = pragma_int(hl, "PRAGMA user_version", version)) != HL_OK)
		return rc;
	if (id == 0 && *version == 0 && hl->mode == HL_CREATE) {
		if ((rc = pragma_int(hl, "SELECT count(*) FROM sqlite_schema", &tables)) != HL_OK)
			return rc;
		if (tables == 0)
			return HL_OK;
	}
	if (id != APPLICATION_ID)
		return hl_fail(hl, HL_EFAIL, _("'%s' is not an hl database"), shown(hl));
	if (*version > hl_schema_version())
		return hl_fail(hl, HL_EFAIL,
		    _("database '%s' has version %lld, newer than this program (%d); upgrade the "
		      "program"),
		    shown(hl), (long long)*version, hl_schema_version());
	if (*version < hl_schema_version() && hl->mode != HL_CREATE)
		return hl_fail(hl, HL_EFAIL,
		    _("database '%s' has the older version %lld; run 'hl-station init' to migrate "
		      "it"),
		    shown(hl), (long long)*version);
	return HL_OK;
}

/* Every step in one transaction with its version. */
int
db_migrate(struct hl *hl, int64_t version)
{
	char sql[96];
	int i, rc;

	if (version == hl_schema_version())
		return HL_OK;
	if ((rc = hl_begin(hl)) != HL_OK || (rc = check(hl, &version)) != HL_OK)
		return rc;
	for (i = (int)version; schema_steps[i].sql != NULL; i++)
		if ((rc = db_script(hl, schema_steps[i].sql)) != HL_OK)
			return rc;
	snprintf(sql, sizeof(sql), "PRAGMA application_id=%d; PRAGMA user_version=%d",
	    APPLICATION_ID, i);
	if ((rc = db_script(hl, sql)) != HL_OK)
		return rc;
	return hl_commit(hl);
}

int
hl_open(struct hl *hl, const char *path, enum hl_mode mode)
{
	struct stat st;
	int64_t version;
	int rc, fd = -1,
		flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
	bool there = stat(path, &st) == 0;

	if (mode == HL_NONE || (mode == HL_MAYBE && !there))
		return HL_OK;
	if (!there && mode != HL_CREATE)
		return hl_fail(
		    hl, HL_ENOENT, _("no database '%s': create it with 'hl-station init'"), path);
	free(hl->path); /* SQLite may take "file:..." for a URI */
	hl->path = xrealloc(NULL, strlen(path) + 3);
	sprintf(hl->path, "%s%s", path[0] == '/' || path[0] == '.' ? "" : "./", path);
	hl->mode = mode;
	if (!there && (fd = open(hl->path, O_RDWR | O_CREAT | O_CLOEXEC, 0644)) <
			  0) /* SQLite would not tell why */
		return hl_fail(
		    hl, HL_EFAIL, _("cannot open database '%s': %s"), path, strerror(errno));
	if (fd >= 0)
		close(fd);
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD); /* one thread: no mutexes, no statistics */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (sqlite3_open_v2(hl->path, &hl->db, flags, NULL) != SQLITE_OK) {
		int why = sqlite3_system_errno(hl->db);

		return hl_fail(hl, HL_EFAIL, _("cannot open database '%s': %s"), path,
		    why != 0 ? strerror(why) : sqlite3_errmsg(hl->db));
	}
	if ((rc = db_setup(hl)) != HL_OK || (rc = check(hl, &version)) != HL_OK)
		return rc;
	if (mode == HL_CREATE)
		return db_migrate(hl, version);
	return mode == HL_WRITE ? HL_OK : db_script(hl, "BEGIN");
}

/* --- transactions --- */

static void
on_alarm(int sig)
{
	(void)sig;
}

/* Writers stand in one queue: a blocking lock is fair where SQLite's busy handler is not. */
static int
queue(struct hl *hl)
{
	struct itimerval timer = { .it_value = { .tv_sec = hl->cfg->busy_timeout,
				       .tv_usec = 1000 } },
			 none = { 0 };
	struct sigaction act = { .sa_handler = on_alarm }, old;
	char *name;
	int rc, err;

	if (hl->lock >= 0 || hl->alone)
		return HL_OK;
	name = sqlite3_mprintf("%s-lock", hl->path);
	hl->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (hl->lock < 0) {
		rc = hl_fail(hl, HL_EFAIL, _("cannot open '%s': %s"), name + (shown(hl) - hl->path),
		    strerror(errno));
		sqlite3_free(name);
		return rc;
	}
	sqlite3_free(name);
	sigaction(SIGALRM, &act, &old);
	setitimer(ITIMER_REAL, &timer, NULL);
	rc = flock(hl->lock, LOCK_EX);
	err = errno;
	setitimer(ITIMER_REAL, &none, NULL);
	sigaction(SIGALRM, &old, NULL);
	if (rc == 0)
		return HL_OK;
	close(hl->lock);
	hl->lock = -1;
	if (err == EINTR)
		return hl_fail(hl, HL_EBUSY, _("database '%s' is busy; try again"), shown(hl));
	return hl_fail(hl, HL_EFAIL, _("cannot lock '%s': %s"), shown(hl), strerror(err));
}

int
hl_begin(struct hl *hl)
{
	int rc;

	if ((rc = queue(hl)) != HL_OK)
		return rc;
	if ((rc = db_script(hl, "BEGIN IMMEDIATE")) != HL_OK)
		return rc;
	hl->in_tx = true;
	hl->next_seq = 0;
	hl->policy_checked = hl->guarded = false;
	return HL_OK;
}

static void
dequeue(struct hl *hl)
{
	hl->in_tx = false;
	if (hl->lock >= 0)
		close(hl->lock);
	hl->lock = -1;
}

int
hl_commit(struct hl *hl)
{
	int rc = db_script(hl, "COMMIT");

	if (rc != HL_OK)
		hl_rollback(hl);
	else
		dequeue(hl);
	return rc;
}

void
hl_rollback(struct hl *hl)
{
	if (!hl->in_tx)
		return;
	if (!sqlite3_get_autocommit(hl->db))
		sqlite3_exec(hl->db, "ROLLBACK", NULL, NULL, NULL);
	dequeue(hl);
}

int
hl_save(struct hl *hl)
{
	return db_script(hl, "SAVEPOINT line");
}

int
hl_save_done(struct hl *hl, bool keep)
{
	if (!keep) { /* what the line did first may have been the policy's, or the guard's */
		hl->next_seq = 0;
		hl->policy_checked = hl->guarded = false;
	}
	return db_script(hl, keep ? "RELEASE line" : "ROLLBACK TO line; RELEASE line");
}

/* --- the acts --- */

/* Opening it has created or migrated it. */
static int
init(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	hl_warn(hl, _("database '%s' is ready"), shown(hl));
	return HL_OK;
}

const struct hl_act db_acts[] = {
	{ "hl-station", "init", NULL, N_("create the database, or check and migrate it"),
	    "hl-station init", HL_CREATE, 0, init },
	{ 0 },
};
