/* db.c: statements: a cache of prepared ones, their values, what goes wrong with them. */
#include <stdarg.h>
#include <string.h>

#include "record/record.h"

/* The database as the user named it. */
const char *
db_name(const struct hl *hl)
{
	return strncmp(hl->path, "./", 2) == 0 ? hl->path + 2 : hl->path;
}

int
db_damaged(struct hl *hl, const char *what)
{
	const char *name = strrchr(hl->path, '/');

	return hl_fail(hl, HL_EFAIL, _("database '%s' is damaged: %s"),
	    name != NULL ? name + 1 : hl->path, what);
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
		return hl_fail(hl, HL_EFAIL, _("'%s' is not a database"), db_name(hl));
	case SQLITE_CORRUPT:
		return db_damaged(hl, msg);
	default:
		return hl_fail(hl, HL_EFAIL, _("database '%s': %s"), name, msg);
	}
}

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
		*out = xstrdup(sql_string(st, 0));
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
