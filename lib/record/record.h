/* record.h: private to lib: the handle, SQLite, rows, the journal, imports, look-ups. */
#ifndef HL_RECORD_H
#define HL_RECORD_H

#include <sqlite3.h>
#include <stdarg.h>

#include "config/config.h"
#include "sql/record.h"

/* --- acts.c: parameters that many acts take --- */

/* When what is listed happened. */
#define PARAM_SPAN \
	{ "since", HL_P_SINCE, 0, NULL, N_("only those from then on") }, \
	    { "until", HL_P_UNTIL, 0, NULL, N_("only those up to then") }, \
	    { "year", HL_P_INT, 0, "YEAR", N_("only those of this year") }, \
	{ \
		"month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") \
	}
#define PARAM_EVENT \
	{ \
		"event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", \
		    N_("the number it was added under, see list") \
	}
extern const struct hl_param span_params[], event_param[], import_params[];

/* --- table.c: a csv file whose headings are tied to fields --- */

struct field { /* a field an import takes */
	const char *name;
	const char *aliases; /* other headings, "|" between: "站点|红领工作站" */
};

/*
 * Opens path for fields (NULL name ends). map, if not NULL, ties fields to heading expressions
 * ("a|b|=text": first not empty, constant) and nothing else is tied; without it a heading is a
 * field's name or alias, and an unknown heading is refused naming the nearest. Sets hl_error and
 * returns HL_EINPUT (HL_ENOENT/HL_EFAIL when it cannot be opened).
 */
struct table;
int table_open(struct hl *hl, const char *path, const struct field *fields,
    const struct hl_args *map, struct table **out);
bool table_has(const struct table *t, const char *field);
/*
 * The next row as args (cleared first; empty fields absent; stray spaces trimmed). 1, 0 or -1
 * with hl_error "FILE:LINE: ...".
 */
int table_next(struct table *t, struct hl_args *args);
int64_t table_line(const struct table *t);
const char *table_file(const struct table *t), *table_hash(const struct table *t);
struct csv *table_csv(struct table *t);
void table_close(struct table *t);
/* Of a row: "李书记;王书记" in one field are several values. */
void table_split(struct hl_args *row, const char *name);

/* --- rejects.c: imports of csv files --- */

/*
 * The bad rows of an import with --keep-going: as csv under the headings of the file and
 * "error", so that the corrected file can be imported (fields should name "error" and take no
 * notice of it). Without a path they are warned of only.
 */
struct rejects;
struct rejects *rejects_open(struct hl *hl, const char *path);
/*
 * The row t read last, refused because of hl_error(). HL_EINPUT when no row can follow it,
 * HL_EFAIL when it cannot be written.
 */
int rejects_row(struct rejects *r, struct table *t);
int64_t rejects_count(const struct rejects *r);
/*
 * keep: the file takes its name (if there was a row), hl_verdict() and a note tell of it. Frees
 * r.
 */
int rejects_close(struct rejects *r, const struct table *t, bool keep);

typedef int import_fn(struct hl *hl, struct table *t, struct hl_args *row, void *ctx);
/*
 * Reads the csv file of argument "file" for fields (and map, as table_open), each row by fn;
 * --keep-going and --rejects are taken from args, which are left with the file's base name and
 * SHA-256 for the journal. A bad row is named by file and line.
 */
int import_each(struct hl *hl, struct hl_args *args, const struct field *fields,
    const struct hl_args *map, import_fn *fn, void *ctx);
/*
 * The same for an import whose rows are events of their own, which a journal does again one by
 * one: what was counted, by fn in its ctx, is the answer (imported, skipped). count is the first
 * member of what fn makes of it.
 */
struct import_count {
	int64_t imported, skipped;
};
int import_rows(struct hl *hl, struct hl_args *args, const struct field *fields, import_fn *fn,
    struct import_count *count, struct hl_rows **rows);
/*
 * Such an event, at its own time: dated back it needs no reason, since the import is one act of
 * the office (R50). reason NULL: the import's.
 */
int import_event(struct hl *hl, const char *program, const char *name, struct hl_args *args,
    int64_t at, const char *reason);
/*
 * names end with NULL: HL_EINPUT naming the first of those fields that is empty in the row;
 * those that are not, copied into args.
 */
int import_need(struct hl *hl, const struct hl_args *row, const char *const *names);
void import_take(const struct hl_args *row, struct hl_args *args, const char *const *names);

/* --- db.c, event.c --- */

#define NSTMT 512

struct findings;

/* What a room above this one adds to it. Each member may be NULL; lib/hl.c has the list. */
struct room {
	void (*functions)(struct hl *hl); /* SQL functions of a connection just opened */
	void (*close)(struct hl *hl); /* frees what it keeps in the handle */
	/* A transaction has begun, or what was done in it was undone. */
	void (*begun)(struct hl *hl);
	/* outer: no other event is being written */
	int (*before_event)(struct hl *hl, bool outer);
	int (*after_event)(struct hl *hl); /* the command succeeded: may refuse it */
	/* Counts dues again (R26); those that changed, to rows (number, department, kind, due, was). */
	int (*calendar_changed)(struct hl *hl, struct hl_rows *rows);
	int (*verify)(struct hl *hl, struct findings *f); /* what it stores besides */
};

/* handle.c: for hl_new(); rooms: NULL ends, must outlive the handle. */
struct hl *handle_new(struct hl_config *cfg, const struct room *const *rooms);

struct event { /* the event being written */
	int64_t seq, issue; /* issue: row id or 0 */
	bool skip; /* nothing changed: no event */
	struct buf decided; /* members of a JSON object, without braces */
};

/* What a fact is recorded as; see context.c, which alone writes it. */
#define CONTEXT \
	int64_t at, now, real; /* when it happened; the clock of the command; the real one */ \
	const char *actor, *reason; /* reason: NULL when none is given */ \
	struct hl_config *cfg, *base; /* the rules in force; the configuration they are of */ \
	const struct hl_act *act, *within; /* the act; that which does it as a part, or NULL */ \
	struct event *ev; /* its event, NULL when it records nothing */ \
	bool at_given, now_given; /* by the user */ \
	bool replay; /* it was recorded before: decided then, refused nothing for its time */ \
	bool imported; /* it is from a file: exempt from R50's limits */ \
	bool hushed; /* without warnings */

struct context {
	CONTEXT
};

struct hl {
	union {
		struct context context;
		const struct { /* for reading: hl->now, hl->reason */
			CONTEXT
		};
	};
	struct hl_config *used; /* made by policy_use() */
	sqlite3 *db;
	char *path;
	int lock; /* fd of the queue's lock file, -1 */
	enum hl_mode mode;
	bool in_tx, attention, policy_checked;
	const char *request;
	int request_n; /* acts done under the request */
	char *own[3]; /* texts of the command's context */
	int64_t next_seq, recorded; /* recorded: when the last event was */
	struct hl_calendar *cal;
	const struct room *const *rooms; /* NULL ends */
	struct machine *machine; /* of the room issue */
	struct guard *guard; /* of the room score */
	struct aside *aside; /* while other rules are tried (whatif.h), else NULL */
	VEC(void *) kept;
	hl_progress *progress;
	void *progress_ctx;
	bool alone; /* a temporary database of its own: nobody to queue behind */
	int verdict; /* of verify */
	char *notes[64];
	size_t nnotes, note;
	char err[1024];
	struct {
		const char *sql;
		sqlite3_stmt *st;
	} cache[NSTMT];
};

/* Stores the message, returns code. A message already there is replaced. */
int hl_fail(struct hl *hl, int code, const char *fmt, ...) PRINTF(3, 4);
/* from sqlite3_errmsg: a named CHECK's name, busy, full, corrupt ... */
int hl_fail_db(struct hl *hl);
/* What is read from disk is nothing that could have been written; what: where it was. */
int db_damaged(struct hl *hl, const char *what);
/* for hl_note_next; each text once */
void hl_warn(struct hl *hl, const char *fmt, ...) PRINTF(2, 3);

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

/* journal.c: the journal as lines for a batch. */
int journal_export(struct hl *hl, struct hl_args *args, struct hl_rows **rows);

/* rows.c: rows over a statement of its own (finalised by hl_rows_free), or in memory. */
int rows_sql(struct hl *hl, struct hl_rows **out, const char *sql, const char *types, ...);
/*
 * Runs the statement of rows again for each integer of values, bound as param; as it was bound
 * it should give nothing.
 */
void rows_each(struct hl_rows *rows, const char *param, sqlite3_stmt *values);
/* the same over a statement that is bound; takes it */
struct hl_rows *rows_of(struct hl *hl, sqlite3_stmt *st);
struct hl_rows *rows_new(const char *columns); /* "department,kind,due" */
/* another heading than the catalogue has; a gettext id */
void rows_head(struct hl_rows *rows, size_t column, const char *heading);
/*
 * by letters: s text, i int, n int where 0 is nothing, t time, p points, b bool, d day, m money;
 * NULL or HL_NEVER is nothing; copied
 */
void rows_add(struct hl_rows *rows, const char *types, ...);
/*
 * One more row: rows_put(rows, CELL(text or integer), ...), a cell for each column, which knows
 * its type. Nothing is a NULL text, HL_NEVER, 0 in a column of times, CELL_ID(0). Texts are
 * copied.
 */
#define CELL(v) BIND(NULL, v)
#define CELL_ID(id) BIND_ID(NULL, id)
#define rows_put(rows, ...) \
	rows_put_cells(rows, (const struct sql_value[]){ __VA_ARGS__ }, \
	    sizeof((const struct sql_value[]){ __VA_ARGS__ }) / sizeof(struct sql_value))
/* Adds what a statement gives, column by column. */
int rows_fill(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st);
/* Adds the row a statement gives as rows of field and value, those without a value left out. */
int rows_pairs(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st);
void rows_put_cells(struct hl_rows *rows, const struct sql_value *cells, size_t n);
int rows_one(struct hl_rows **out, const char *column, const char *text);
/* for --request-id; rows in memory only, NULL is none */
void rows_pack(const struct hl_rows *rows, struct buf *b);
struct hl_rows *rows_unpack(const char *s);

/* The calendar in force: of the database, else of the config, else built in. NULL on failure. */
struct hl_calendar *hl_calendar(struct hl *hl);
const char *cal_weekday(int64_t day); /* Sun .. Sat: a code */
/*
 * The calendar of the config (its file, or the built-in one), owned by the caller. HL_ECONFIG
 * when it cannot be read.
 */
int calendar_configured(struct hl *hl, struct hl_calendar **out);
char *calendar_text(const struct hl_calendar *c); /* "2026-01-01 holiday name" a line; malloc'd */

/* event.c */
/*
 * context.c: what is recorded between these two is recorded as ctx, a copy of hl->context with
 * what is to be otherwise.
 */
void context_enter(struct hl *hl, struct context *ctx);
void context_leave(struct hl *hl, struct context *ctx);
void context_at(struct hl *hl, struct context *ctx, int64_t at); /* enters it at another time */
/* That of a command: at 0 is now; NULL is none. */
void context_init(struct hl *hl, struct hl_config *cfg);
void context_clock(struct hl *hl, int64_t now, bool given);
void context_set(
    struct hl *hl, int64_t at, const char *actor, const char *reason, const char *request);
void context_act(struct hl *hl, const struct hl_act *act);
/* The rules in force: those at t, the configuration's, those hl_config_policy() told. */
void policy_enter(struct hl *hl, int64_t t);
void policy_leave(struct hl *hl);
int policy_use(struct hl *hl, const char *text);
/* Does an act with values that hl_check() has made, see hl_run(). */
int act_do(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows);
/*
 * The configuration and its calendar enter the record where they are new: once a transaction,
 * before its first event that is not a replayed one.
 */
int rules_record(struct hl *hl);

/* decide.c: into the current event */
void decide_str(struct hl *hl, const char *key, const char *value);
void decide_int(struct hl *hl, const char *key, int64_t value);
void decide_raw(struct hl *hl, const char *key, const char *json);
int meta_set(struct hl *hl, const char *key, const char *value);
/*
 * Runs an act as an event of its own inside the transaction (import, the policy). rows may be
 * NULL.
 */
int event_inner(struct hl *hl, const char *program, const char *name, struct hl_args *args,
    struct hl_rows **rows);
void event_forget(struct hl *hl, size_t mark); /* frees what hl_keep() kept since */
/*
 * R50: refuses what needs the office and a reason when none was given; what: the act, for the
 * message.
 */
int event_need_reason(struct hl *hl, const char *what);
/*
 * R50 for the current event's at: the future, back-dating without a reason. kind 'f' fact, 'r'
 * registration.
 */
int event_check_at(struct hl *hl, char kind);
/* The current event follows another, of noun, that is of at: it is not dated earlier. */
int event_check_after(struct hl *hl, const char *noun, int64_t event, int64_t at);
/* Refuses to void :event while another depends on it: the one that sql gives, if any. */
int event_check_rests(struct hl *hl, const char *sql, int64_t event);
/* The number of the current event as the answer: void and later facts name the record by it. */
int event_answer(struct hl *hl, struct hl_rows **rows);

/* --- nouns: looking things up --- */

/*
 * find.c. Values of an argument, put back in canonical form: *out is NULL when it is not there,
 * else good until args change. HL_EUSAGE for what is empty, has a control character, is no code
 * or no date.
 */
/* all its values; the first in *out */
int arg_name(struct hl *hl, struct hl_args *args, const char *name, const char **out);
int arg_code(struct hl *hl, struct hl_args *args, const char *name, const char **out);
int arg_day(struct hl *hl, struct hl_args *args, const char *name, const char **out);
/* a word of a closed set: its code */
int arg_word(
    struct hl *hl, struct hl_args *args, const char *name, const char *set, const char **code);
/* absent: *t stays */
int arg_time(struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t);
/*
 * A station or department of an argument, in args by its code from then on; id 0 when there is
 * none.
 */
int arg_station(struct hl *hl, struct hl_args *args, const char *name, int64_t *id);
int arg_department(struct hl *hl, struct hl_args *args, const char *name, int64_t *id);
/* Adds "; did you mean ...?" to hint: those of the rows (code, name) of sql that are near. */
void find_near(struct hl *hl, const char *sql, const char *what, struct buf *hint);

/*
 * show.c. The number of argument "event"; the one row of a listing (all, freed) that it added,
 * as field and value.
 */
int arg_event(struct hl *hl, const struct hl_args *args, int64_t *event);
/* A value as people read it, NULL for nothing. */
const char *val_text(const struct hl_val *v, char text[48]);
int show_row(
    struct hl *hl, const char *noun, int64_t event, struct hl_rows *all, struct hl_rows **out);

/* What a change replaces and by what, for the journal: members of two JSON objects. */
struct change {
	struct buf before, after;
};
/* NULL: nothing */
void note_change(struct change *c, const char *key, const char *was, const char *is);
/* into the event (nothing changed is no event); frees c's text */
void decide_change(struct hl *hl, struct change *c);
/* What a journal says was decided, for commands whose parts are replayed by events of their own. */
void decide_replayed(struct hl *hl, const struct hl_args *args);

/* In SQL: the end of what has none, HL_NEVER. */
#define NEVER "253402300799"
/* SQL of listings: the number of issue i of station s. */
#define ISSUE_NUMBER(s, i) s ".code || '-' || " i ".year || '-' || printf('%04d', " i ".serial)"
/* ISSUE_NUMBER so written that it sorts (R38): a code has no character below '-' */
#define ISSUE_NUMBER_KEY(s, i) "printf('%s %04d%07d', " s ".code, " i ".year, " i ".serial)"
/* The number of the issue of that row id. */
#define ISSUE_NUMBER_OF(id) \
	"(SELECT " ISSUE_NUMBER( \
	    "o", "y") " FROM issue y JOIN station o ON o.id = y.station_id WHERE y.id = " id ")"

/*
 * In SQL: the ids of a department and of those that have gone into it by t: what is on record of
 * them stays under their names.
 */
#define DEPARTMENT_FORMER(id, t) \
	"(WITH RECURSIVE former(id) AS (SELECT " id \
	" UNION SELECT x.department_id FROM succession x" \
	" JOIN former f ON x.into_id = f.id WHERE x.at <= " t " AND x.gone > " t \
	") SELECT id FROM former)"
/*
 * By code, or by a unique Chinese name; HL_ENOENT names near matches. what: as typed by the
 * user.
 */
int station_find(struct hl *hl, const char *what, int64_t *id);
int decision_find(struct hl *hl, const char *event, int64_t *id); /* that stands */
int department_find(struct hl *hl, const char *what, int64_t *id);
/* Replaces *id by its successor at time at, with a warning if it differs. */
int department_heir(struct hl *hl, int64_t *id, int64_t at);
/* By number (folded) or ref:X. */
int issue_find(struct hl *hl, const char *what, int64_t *id);
int meeting_find(struct hl *hl, const char *what, int64_t *id);
/*
 * True when name is head or deputy of the station on the civil day of t (R46). Sets *who to
 * "head" or "deputy".
 */
bool station_post_on(struct hl *hl, int64_t station, const char *name, int64_t t, const char **who);
/* The code of what has that id; NULL on failure. Kept (hl_keep). */
const char *station_code(struct hl *hl, int64_t id);
const char *department_code(struct hl *hl, int64_t id);
/* In args from then on by its code. */
int arg_set_department(struct hl *hl, struct hl_args *args, const char *name, int64_t id);
void *hl_keep(struct hl *hl, void *p);
/* period.c: --since --until --year --month, whichever were given; both ends belong to it. */
struct period {
	int64_t since, until;
};
int period_read(struct hl *hl, const struct hl_args *args, struct period *p);
/* The civil day of t, as rows and statements want it. Kept (hl_keep). */
const char *day_text(struct hl *hl, int64_t t);

/* rows.h: what rows are made of; between rows.c and rows-pack.c. */

struct hl_rows {
	struct hl *hl;
	sqlite3_stmt *st; /* NULL: in memory */
	const struct hl_column **cols;
	struct hl_column *own; /* columns the catalogue does not know */
	size_t n, shown; /* columns; those shown unasked */
	struct hl_val *v; /* in memory: nrows * n values, texts owned */
	size_t nrows, cap, pos;
	/* the statement runs once for each of them, as parameter param */
	struct ids each;
	size_t run;
	int param;
};

/* The place for one more row in memory, all values nothing. */
struct hl_val *rows_more(struct hl_rows *rows);

/* verify.h: is the record what was recorded; between head.c and verify*.c. */

/* What was found to differ: rows of table, record, field, stored, expected. */
struct findings {
	struct hl_rows *rows;
	int64_t n;
};

/* NULL for what does not apply. */
void found(struct findings *f, const char *table, const char *record, const char *field,
    const char *stored, const char *expected);

/* head.c: heads that were kept. event 0: only its hash is known. */
struct head {
	int64_t event;
	char hex[65];
	bool seen;
};

struct heads {
	struct head *v;
	size_t n, cap;
};

/*
 * Of a file with what 'hl-report head' printed, as often as one likes, in any format; HL_EINPUT
 * when there is none in it.
 */
int heads_read(struct hl *hl, const char *path, struct heads *heads);
void heads_free(struct heads *heads);
/* Finds those that are not in the chain of this journal. */
int heads_check(struct hl *hl, struct heads *heads, struct findings *f);

/* verify-tables.c: every row of hl against those of the journal done again. */
int tables_check(struct hl *hl, struct hl *again, struct findings *f);

#endif
