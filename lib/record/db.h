/* db.h: part of record.h: statements, and the database they run on. */
#ifndef HL_RECORD_DB_H
#define HL_RECORD_DB_H

/*
 * A cached prepared statement, reset and unbound; sql must be a string literal or otherwise
 * outlive the handle (the pointer is the key). NULL on failure with hl_error.
 */
sqlite3_stmt *db_stmt(struct hl *hl, const char *sql);
/*
 * statement.c: the statements of lib/sql, and short ones in C. Parameters have names, each is
 * given a value: BIND() an integer of any width or a text (NULL is nothing; not copied: it must
 * outlive the run), BIND_ID() an id where 0 is nothing, BIND_ANY() what only some of several
 * statements ask for.
 */
struct sql_value {
	const char *name; /* ":id"; NULL ends */
	int type; /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_NULL */
	bool optional;
	int64_t i;
	const char *s;
};
struct sql_value sql_value_int(const char *name, int64_t i);
struct sql_value sql_value_id(const char *name, int64_t id);
struct sql_value sql_value_text(const char *name, const void *text);
struct sql_value sql_value_optional(struct sql_value v);

/* fn_int or fn_text, by the type of v */
#define SQL_BY_TYPE(v, fn) \
	_Generic((v), \
	    char *: fn##_text, \
	    const char *: fn##_text, \
	    const unsigned char *: fn##_text, \
	    void *: fn##_text, \
	    default: fn##_int)
#define BIND(name, v) SQL_BY_TYPE(v, sql_value)(name, v)
#define BIND_ID(name, id) sql_value_id(name, id)
#define BIND_ANY(name, v) sql_value_optional(BIND(name, v))
#define BIND_ANY_ID(name, id) sql_value_optional(BIND_ID(name, id))
#define BIND_ARG(args, name) BIND(":" name, hl_args_get(args, name)) /* an argument by its name */

#define SQL_END ((struct sql_value){ .name = NULL })
#define SQL_CALL(hl, sql, ...) hl, sql, ((const struct sql_value[]){ __VA_ARGS__ })

/* The cached statement, bound: sql_bind(hl, sql, BIND(...), ...). NULL on failure. */
#define sql_bind(...) sql_bind_values(SQL_CALL(__VA_ARGS__, SQL_END))
/* Runs a statement that gives no row. */
#define sql_run(...) sql_run_values(SQL_CALL(__VA_ARGS__, SQL_END))
/* One integer: 1 found, 0 no row, -1 failure. NULL gives 0. */
#define sql_int(hl, out, ...) sql_int_values(out, SQL_CALL(hl, __VA_ARGS__, SQL_END))
/* One text, malloc'd, NULL if there is none; as sql_int. */
#define sql_text(hl, out, ...) sql_text_values(out, SQL_CALL(hl, __VA_ARGS__, SQL_END))
/* Rows over a statement of their own: texts must live as long (hl_keep). */
#define sql_rows(hl, rows, ...) sql_rows_values(rows, SQL_CALL(hl, __VA_ARGS__, SQL_END))

sqlite3_stmt *sql_bind_values(struct hl *hl, const char *sql, const struct sql_value *values);
int sql_run_values(struct hl *hl, const char *sql, const struct sql_value *values);
int sql_int_values(int64_t *out, struct hl *hl, const char *sql, const struct sql_value *values);
int sql_text_values(char **out, struct hl *hl, const char *sql, const struct sql_value *values);
int sql_rows_values(
    struct hl_rows **rows, struct hl *hl, const char *sql, const struct sql_value *values);

/*
 * The next row of a bound statement. After the last one false, and *rc is HL_OK or why it ended
 * early; sql_bind() may have failed (st NULL). Who leaves the loop before its end resets the
 * statement.
 */
bool sql_next(struct hl *hl, sqlite3_stmt *st, int *rc);
/* All of them, of the first column: integers. To be vec_free()d. */
int sql_ids(struct hl *hl, struct ids *ids, sqlite3_stmt *st);
/* Column i of its row as text, NULL for nothing; good until the next row. */
const char *sql_column(sqlite3_stmt *st, int i);
char *sql_copy(sqlite3_stmt *st, int i); /* the same, to be freed */
/* Of a column that is never NULL: of a damaged record "". */
const char *sql_string(sqlite3_stmt *st, int i);

/*
 * Binds by letters: i int64_t, s const char * (NULL binds NULL, not copied), n int64_t where 0
 * is NULL. Returns the statement, NULL on failure.
 */
sqlite3_stmt *db_bind(struct hl *hl, const char *sql, const char *types, ...);
/* Runs a statement that returns no row. */
int db_run(struct hl *hl, const char *sql, const char *types, ...);
/* One integer: 1 found, 0 no row, -1 failure. NULL gives 0 as value. */
int db_int(struct hl *hl, int64_t *out, const char *sql, const char *types, ...);
/* One text (malloc'd in *out). As db_int. */
int db_text(struct hl *hl, char **out, const char *sql, const char *types, ...);
#define db_id(hl) ((int64_t)sqlite3_last_insert_rowid((hl)->db))

/* Runs statements that give nothing. */
int db_script(struct hl *hl, const char *sql);
/* From here on a reading command may write too: only temporary tables, please. */
int db_scratch(struct hl *hl);
int db_vbind(struct hl *hl, sqlite3_stmt *st, const char *types, va_list ap);
int db_setup(struct hl *hl); /* pragmas and functions of a connection just opened */
const char *db_name(const struct hl *hl); /* the database as the user named it */
int db_migrate(struct hl *hl, int64_t version);

/* All statements of lib/sql, for tests; walks: the large table it reads all of. NULL ends. */
struct sql_file {
	const char *name, *sql, *walks;
};
extern const struct sql_file sql_files[];

/*
 * private.c: databases nobody else sees; they take room where temporary files are kept, and are
 * gone with the handle.
 */
int db_temporary(struct hl *hl); /* an empty one of the current schema */
/* a copy of the one that is open for reading takes its place: no writer waits */
int db_copy(struct hl *hl);

/* The schema, made from lib/schema/NNN-name.sql in order; a NULL sql ends. */
struct schema_step {
	int version;
	const char *name;
	const char *sql;
};
extern const struct schema_step schema_steps[];

#endif
