/* open.c: opening a database: its pragmas and SQL functions, the version of its schema. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/record.h"

#define APPLICATION_ID 0x686c3031 /* "hl01" */

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
	const struct room *const *room;
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
	for (room = hl->rooms; *room != NULL; room++)
		if ((*room)->functions != NULL)
			(*room)->functions(hl);
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
	if (id != APPLICATION_ID || *version < 0)
		return hl_fail(hl, HL_EFAIL, _("'%s' is not an hl database"), db_name(hl));
	if (*version > hl_schema_version())
		return hl_fail(hl, HL_EFAIL,
		    _("database '%s' has version %lld, newer than this program (%d); upgrade the "
		      "program"),
		    db_name(hl), (long long)*version, hl_schema_version());
	if (*version < hl_schema_version() && hl->mode != HL_CREATE)
		return hl_fail(hl, HL_EFAIL,
		    _("database '%s' has the older version %lld; run 'hl-station init' to migrate "
		      "it"),
		    db_name(hl), (long long)*version);
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

/* --- the acts --- */

/* Opening it has created or migrated it. */
static int
init(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	hl_warn(hl, _("database '%s' is ready"), db_name(hl));
	return HL_OK;
}

const struct hl_act open_acts[] = {
	{ "hl-station", "init", NULL, N_("create the database, or check and migrate it"),
	    "hl-station init", HL_CREATE, 0, init },
	{ 0 },
};
