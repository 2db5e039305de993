/* statement.c: SQL statements with named parameters: bound, run, read. */
#include <string.h>

#include "record/record.h"

struct sql_value
sql_value_int(const char *name, int64_t i)
{
	return (struct sql_value){ .name = name, .type = SQLITE_INTEGER, .i = i };
}

struct sql_value
sql_value_id(const char *name, int64_t id)
{
	return (struct sql_value){
		.name = name, .type = id != 0 ? SQLITE_INTEGER : SQLITE_NULL, .i = id
	};
}

struct sql_value
sql_value_text(const char *name, const void *text)
{
	return (struct sql_value){
		.name = name, .type = text != NULL ? SQLITE_TEXT : SQLITE_NULL, .s = text
	};
}

struct sql_value
sql_value_optional(struct sql_value v)
{
	v.optional = true;
	return v;
}

/* A statement and its values do not fit each other: a mistake in the program. */
static int
mismatch(struct hl *hl, const char *what, const char *name, sqlite3_stmt *st)
{
	return hl_fail(hl, HL_EFAIL, "%s %s: %s", what, name, sqlite3_sql(st));
}

static int
unbound(struct hl *hl, sqlite3_stmt *st, const struct sql_value *values)
{
	const struct sql_value *v;
	const char *name;
	int i, n = sqlite3_bind_parameter_count(st);

	for (i = 1; i <= n; i++) {
		name = sqlite3_bind_parameter_name(st, i);
		for (v = values; v->name != NULL && strcmp(v->name, name) != 0; v++)
			;
		if (v->name == NULL)
			return mismatch(hl, "no value for", name, st);
	}
	return HL_OK;
}

/* Values mostly come in the order the statement names them: the one at guess is tried first. */
static int
index_of(sqlite3_stmt *st, const char *name, int guess)
{
	const char *there = sqlite3_bind_parameter_name(st, guess);

	return there != NULL && strcmp(there, name) == 0 ? guess
							 : sqlite3_bind_parameter_index(st, name);
}

static int
bind(struct hl *hl, sqlite3_stmt *st, const struct sql_value *values)
{
	const struct sql_value *v;
	int i, rc = SQLITE_OK, n = 0;

	for (v = values; v->name != NULL && rc == SQLITE_OK; v++) {
		if ((i = index_of(st, v->name, n + 1)) == 0) {
			if (!v->optional)
				return mismatch(hl, "no parameter", v->name, st);
			continue;
		}
		n++;
		rc = v->type == SQLITE_INTEGER ? sqlite3_bind_int64(st, i, v->i)
		     : v->type == SQLITE_TEXT  ? sqlite3_bind_text(st, i, v->s, -1, SQLITE_STATIC)
					       : sqlite3_bind_null(st, i);
	}
	if (rc != SQLITE_OK)
		return hl_fail_db(hl);
	return n == sqlite3_bind_parameter_count(st) ? HL_OK : unbound(hl, st, values);
}

sqlite3_stmt *
sql_bind_values(struct hl *hl, const char *sql, const struct sql_value *values)
{
	sqlite3_stmt *st = db_stmt(hl, sql);

	return st != NULL && bind(hl, st, values) == HL_OK ? st : NULL;
}

int
sql_run_values(struct hl *hl, const char *sql, const struct sql_value *values)
{
	sqlite3_stmt *st = sql_bind_values(hl, sql, values);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	rc = sqlite3_step(st);
	rc = rc == SQLITE_DONE || rc == SQLITE_ROW ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

/* 1 a row, 0 none, -1 failure; the caller resets what it is given */
static int
first(struct hl *hl, sqlite3_stmt *st)
{
	int rc;

	if (st == NULL)
		return -1;
	if ((rc = sqlite3_step(st)) == SQLITE_ROW)
		return 1;
	if (rc == SQLITE_DONE)
		return 0;
	hl_fail_db(hl);
	return -1;
}

int
sql_int_values(int64_t *out, struct hl *hl, const char *sql, const struct sql_value *values)
{
	sqlite3_stmt *st = sql_bind_values(hl, sql, values);
	int found = first(hl, st);

	*out = found == 1 ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_reset(st);
	return found;
}

int
sql_text_values(char **out, struct hl *hl, const char *sql, const struct sql_value *values)
{
	sqlite3_stmt *st = sql_bind_values(hl, sql, values);
	int found = first(hl, st);
	const char *text = found == 1 ? (const char *)sqlite3_column_text(st, 0) : NULL;

	*out = text != NULL ? xstrdup(text) : NULL;
	sqlite3_reset(st);
	return found;
}

int
sql_rows_values(
    struct hl_rows **rows, struct hl *hl, const char *sql, const struct sql_value *values)
{
	sqlite3_stmt *st;
	int rc;

	if (sqlite3_prepare_v2(hl->db, sql, -1, &st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	if ((rc = bind(hl, st, values)) != HL_OK) {
		sqlite3_finalize(st);
		return rc;
	}
	*rows = rows_of(hl, st);
	return HL_OK;
}

bool
sql_next(struct hl *hl, sqlite3_stmt *st, int *rc)
{
	int step = st != NULL ? sqlite3_step(st) : SQLITE_MISUSE;

	if (step == SQLITE_ROW)
		return true;
	*rc = step == SQLITE_DONE ? HL_OK : st == NULL ? HL_EFAIL : hl_fail_db(hl);
	sqlite3_reset(st);
	return false;
}

int
sql_ids(struct hl *hl, struct ids *ids, sqlite3_stmt *st)
{
	int rc;

	*ids = (struct ids){ 0 };
	while (sql_next(hl, st, &rc))
		*vec_add(ids) = sqlite3_column_int64(st, 0);
	if (rc != HL_OK)
		vec_free(ids);
	return rc;
}

const char *
sql_column(sqlite3_stmt *st, int i)
{
	return (const char *)sqlite3_column_text(st, i);
}

const char *
sql_string(sqlite3_stmt *st, int i)
{
	const char *s = sql_column(st, i);

	return s != NULL ? s : "";
}

char *
sql_copy(sqlite3_stmt *st, int i)
{
	const char *s = sql_column(st, i);

	return s != NULL ? xstrdup(s) : NULL;
}
