/* hl-int.h: private to lib/. */
#ifndef HL_INT_H
#define HL_INT_H

#include <libintl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>

#include "config.h"
#include "hl.h"

#define _(s) gettext(s)
#define N_(s) (s)
#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/* --- buf.c: growing text, arguments ---------------------------------------------------- */

struct buf {
	char *s;	/* NUL-terminated once anything was added; may be NULL */
	size_t n, cap;
};

void buf_add(struct buf *b, const char *s, size_t n);
void buf_str(struct buf *b, const char *s);
void buf_chr(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_clear(struct buf *b);		/* n = 0, keeps the memory */
void buf_free(struct buf *b);
void *xrealloc(void *p, size_t n);	/* never NULL: out of memory ends the process by abort() */
char *xstrdup(const char *s);
void *xcalloc(size_t n, size_t size);

/* --- text.c: UTF-8, folding -------------------------------------------------------------- */

/* Length of the UTF-8 sequence at s: 1 to 4, 0 invalid, -1 cut short by the end (n bytes left, n > 0). */
int text_step(const char *s, size_t n);
bool text_utf8(const char *s, size_t n);	/* strict UTF-8: no surrogates, overlong forms, past U+10FFFF */
/* NULL, or what is wrong with text from a user: invalid UTF-8, a control character (C0 but TAB and LF if prose, DEL, C1, bidi marks). */
const char *text_bad(const char *s, bool prose);
/* A name: space variants dropped at both ends and single inside; between two hanzi dropped altogether (R6). malloc'd. */
char *text_name(const char *s);
/* A code, number or date: full-width forms to ASCII, all space variants to ' ', trimmed. malloc'd. */
char *text_fold(const char *s);
bool text_code(const char *s);		/* [A-Za-z0-9_-]{1,16} */
bool text_int(const char *s, int64_t *n);	/* whole string, folded already */
/* Near matches: the distance of two UTF-8 words in code points, for "did you mean". */
int text_distance(const char *a, const char *b);
/* The word of v nearest to what was typed, whatever its case, or NULL when none is near. */
const char *text_nearest(const char *typed, const char *const *v, size_t n);
/* The part of s between space variants and line ends; its length in *n. */
const char *text_trim(const char *s, size_t *n);

/* --- sha256.c ----------------------------------------------------------------------------- */

struct sha256 { uint32_t h[8]; uint64_t n; unsigned char block[64]; size_t used; };
void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *p, size_t n);
void sha256_hex(struct sha256 *s, char hex[65]);

/* --- json.c -------------------------------------------------------------------------------- */

/*
 * Reads one JSON object of strings, numbers, booleans (true is "yes", false is absent), null (absent) and
 * arrays of those into args; an object as a value is kept as its raw text. Strict RFC 8259; duplicate keys, lone surrogates,
 * NUL and trailing text are refused. 0, or -1 with what and where ("column 17: ...") in err.
 */
int json_args(const char *s, size_t n, struct hl_args *args, char *err, size_t errlen);
/* The same, with an object taken only as the value of that name. */
int json_read(const char *s, size_t n, const char *only, struct hl_args *args, char *err, size_t errlen);
void json_str(struct buf *b, const char *s);	/* a quoted string */
/* args as one object, in their order; a name with several values is an array. */
void json_from_args(struct buf *b, const struct hl_args *args);

/* --- config.c: keys; config-value.c: their values; config-yaml.c: the file ------------------------ */

enum config_kind { K_INT, K_BOOL, K_WORD, K_POINTS, K_TIME, K_PATH, K_NAME, K_CODE, K_ZONE, K_LIST, K_PROFILES, K_DAY,
	K_MOMENT, K_POLICIES };

struct config_key {
	const char *name;
	enum config_kind kind;
	int64_t min, max;	/* of the value; of the words of a list; of the bytes of a text */
	const char *words;	/* the closed set, "a|b", or NULL */
	const char *fallback;	/* in canonical form */
	size_t field;
	bool rule;
	const char *text;
};

enum { CONFIG_SECTION = -1, CONFIG_UNKNOWN = -2 };
int config_find(const char *name);	/* index of the key of that full name, or one of these */
const struct config_key *config_key(size_t i);	/* NULL past the end */
/* ", did you mean ..." or the keys there are, for an unknown key below section ("" the top). */
void config_hint(struct buf *out, const char *section, const char *word);
int config_read(struct hl_config *cfg, const char *path, char *err, size_t errlen);	/* 0, or -1 with one line in err */
void config_origin(struct hl_config *cfg, size_t key, const char *where);	/* NULL: the default */
const char *config_where(const struct hl_config *cfg, size_t key);	/* NULL: the default */

/* v: one value, or the words of a list; profiles as JSON. 0, or -1 with "key: what" in err and the word refused in *bad. */
int config_put(struct hl_config *cfg, const struct config_key *k, char *const *v, size_t n, size_t *bad,
    char *err, size_t errlen);
void config_show(struct buf *b, const struct config_key *k, const struct hl_config *cfg);
void config_range(struct buf *b, const struct config_key *k);
void config_drop(struct hl_config *cfg, const struct config_key *k);
const char *config_type(const struct config_key *k);
bool config_near(struct buf *out, const char *words, const char *word);	/* words: "a|b" */
/* "MM-DDTHH:MM": seconds after 00:00 of the day; false when there is no such moment in every year. */
bool config_moment(const char *s, int *month, int *day, int64_t *seconds);
bool config_profile_field(const char *name, struct buf *hint);
void config_show_profile(struct buf *b, const struct hl_profile *profile, bool first);

/* --- policy.c: the key policies ------------------------------------------------------------------ */

int policies_put(struct hl_config *cfg, const char *json, char *err, size_t errlen);	/* {"2021-01-01":{"score.late":"-2.0"}} */
void policies_show(struct buf *b, const struct hl_config *cfg);
void policies_drop(struct hl_config *cfg);
void policies_forget(struct hl_config *cfg);	/* what was made of them: other keys have changed */
/* Whether a and b ever give the key another value; and the key gets that one value, whatever the policies say. */
bool policies_differ(struct hl_config *a, struct hl_config *b, const char *key);
void policies_pin(struct hl_config *cfg, const char *key, const char *value);
/* For the file: an entry's day and one of its values, made canonical into out (scratch: a config to try it in); 0, or -1 with "policies: what" in err. */
int policy_from(const struct hl_config *cfg, const char *from, char *err, size_t errlen);
int policy_value(struct hl_config *scratch, const char *key, char *const *v, size_t n, struct buf *out, char *err, size_t errlen);
void policy_add(struct hl_config *cfg, const char *from, struct hl_args *set);	/* takes set */
/* The rules in force at t become hl->cfg. */
void policy_enter(struct hl *hl, int64_t t);
/* Rules as hl_config_policy() tells them become hl->cfg. */
int policy_use(struct hl *hl, const char *text);

/* --- spool.c: files that can be read twice ------------------------------------------------------- */

/* Opens path for reading; standard input ("-") and what is no plain file as a copy without a name. NULL with errno. */
FILE *spool_open(const char *path);
bool stream_sum(FILE *f, char hex[65]);
bool spool_sum(const char *path, char hex[65]);

/* --- csv.c ----------------------------------------------------------------------------------- */

/*
 * A csv or tsv file with a heading line. Opens "-" as standard input (spooled to an unlinked file). Decides the
 * encoding over the whole file: BOM, then strict UTF-8, then GB18030. RFC 4180 with LF, CRLF or CR; a separator of tab is recognised in the heading line.
 */
struct csv;
/* NULL with "LINE: what" or what in err (without the file's name); errno is 0 when the content is at fault. */
struct csv *csv_open(const char *path, char *err, size_t errlen);
size_t csv_width(const struct csv *c);
const char *csv_heading(const struct csv *c, size_t i);		/* folded and trimmed */
/* 1 a row, 0 the end, -1 bad (err): an unclosed quote, a row with another number of fields. Blank lines are skipped. */
int csv_next(struct csv *c, char *err, size_t errlen);
const char *csv_field(const struct csv *c, size_t i);
/* Fields of the row last read, however many there should be; 0 when it was not read to its end and no other can follow. */
size_t csv_fields(const struct csv *c);
int64_t csv_line(const struct csv *c);		/* from 1: where the row starts, or what the error is about */
int64_t csv_done(const struct csv *c), csv_total(const struct csv *c);	/* bytes, for progress */
const char *csv_hash(const struct csv *c);	/* SHA-256 of the file, hex */
void csv_close(struct csv *c);

/* --- table.c: a csv file whose headings are tied to fields ------------------------------------- */

struct field {			/* a field an import takes */
	const char *name;
	const char *aliases;	/* other headings, "|" between: "站点|红领工作站" */
};

/*
 * Opens path for fields (NULL name ends). map, if not NULL, ties fields to heading expressions ("a|b|=text": first not empty, constant) and
 * nothing else is tied; without it a heading is a field's name or alias, and an unknown heading is refused naming the nearest.
 * Sets hl_error and returns HL_EINPUT (HL_ENOENT/HL_EFAIL when it cannot be opened).
 */
struct table;
int table_open(struct hl *hl, const char *path, const struct field *fields, const struct hl_args *map, struct table **out);
bool table_has(const struct table *t, const char *field);
/* The next row as args (cleared first; empty fields absent; stray spaces trimmed). 1, 0 or -1 with hl_error "FILE:LINE: ...". */
int table_next(struct table *t, struct hl_args *args);
int64_t table_line(const struct table *t);
const char *table_file(const struct table *t), *table_hash(const struct table *t);
struct csv *table_csv(struct table *t);
void table_close(struct table *t);
/* Of a row: "李书记;王书记" in one field are several values. */
void table_split(struct hl_args *row, const char *name);

/* --- rejects.c: imports of csv files ---------------------------------------------------------------- */

/*
 * The bad rows of an import with --keep-going: as csv under the headings of the file and "error", so that the corrected file can
 * be imported (fields should name "error" and take no notice of it). Without a path they are warned of only.
 */
struct rejects;
struct rejects *rejects_open(struct hl *hl, const char *path);
/* The row t read last, refused because of hl_error(). HL_EINPUT when no row can follow it, HL_EFAIL when it cannot be written. */
int rejects_row(struct rejects *r, struct table *t);
int64_t rejects_count(const struct rejects *r);
/* keep: the file takes its name (if there was a row), hl_verdict() and a note tell of it. Frees r. */
int rejects_close(struct rejects *r, const struct table *t, bool keep);

typedef int import_fn(struct hl *hl, struct table *t, struct hl_args *row, void *ctx);
/*
 * Reads the csv file of argument "file" for fields (and map, as table_open), each row by fn; --keep-going and --rejects are taken
 * from args, which are left with the file's base name and SHA-256 for the journal. A bad row is named by file and line.
 */
int import_each(struct hl *hl, struct hl_args *args, const struct field *fields, const struct hl_args *map, import_fn *fn,
    void *ctx);
/*
 * The same for an import whose rows are events of their own, which a journal does again one by one: what was counted, by fn in its ctx,
 * is the answer (imported, skipped). count is the first member of what fn makes of it.
 */
struct import_count { int64_t imported, skipped; };
int import_rows(struct hl *hl, struct hl_args *args, const struct field *fields, import_fn *fn, struct import_count *count,
    struct hl_rows **rows);
/* Such an event, at its own time: dated back it needs no reason, since the import is one act of the office (R50). reason NULL: the import's. */
int import_event(struct hl *hl, const char *program, const char *command, hl_fn *fn, struct hl_args *args, int64_t at,
    const char *reason);
/* names end with NULL: HL_EINPUT naming the first of those fields that is empty in the row; those that are not, copied into args. */
int import_need(struct hl *hl, const struct hl_args *row, const char *const *names);
void import_take(const struct hl_args *row, struct hl_args *args, const char *const *names);

/* --- words.c: closed sets ------------------------------------------------------------------------- */

/* The Chinese word of a code of a set; the code itself when it has none. */
const char *word_zh(const char *set, const char *code);

/* --- calendar.c ---------------------------------------------------------------------------------- */

enum day_kind { DAY_PLAIN, DAY_HOLIDAY, DAY_WORKDAY };

/* Days are numbered from 1970-01-01 (civil, proleptic Gregorian). */
int64_t day_of(int y, int m, int d);		/* no check */
void day_split(int64_t day, int *y, int *m, int *d);
int day_parse(const char *iso, int64_t *day);	/* strict YYYY-MM-DD, 0 or -1 */
char *day_iso(int64_t day, char *buf);		/* 16 bytes */
int day_week(int64_t day);			/* 0 Sunday .. 6 */

int64_t time_offset(int64_t t);			/* seconds east of UTC then, in the time zone */
int64_t time_day(int64_t t);			/* the civil day of an instant in the time zone */
int time_year(int64_t t);
int64_t time_at(int64_t day, int64_t seconds);	/* instant of day + seconds after 00:00 */
/* Sets the process time zone (an IANA name; "Asia/Shanghai" also works without tzdata). 0 or -1: unknown zone. */
int time_zone(const char *name);

struct hl_calendar *cal_new(void);
void cal_add(struct hl_calendar *c, int64_t day, enum day_kind kind, const char *name);
void cal_free(struct hl_calendar *c);
bool cal_works(const struct hl_calendar *c, int64_t day);
bool cal_covers(const struct hl_calendar *c, int64_t day);	/* the year of day has rows */
const char *cal_name(const struct hl_calendar *c, int64_t day);	/* holiday's name or NULL */
/* Rows in order of day: false past the end. */
bool cal_row(const struct hl_calendar *c, size_t i, int64_t *day, enum day_kind *kind, const char **name);
/* The built-in rows 2020-2026. */
void cal_builtin(struct hl_calendar *c);
/* Reads "date<TAB or ,>kind<TAB or ,>name" with # comments. 0 or -1 with "FILE:LINE: ..." in err. */
int cal_read(struct hl_calendar *c, const char *path, char *err, size_t errlen);

/* One step of a count, for --explain. */
struct due_step { int64_t day; int n; const char *what; const char *name; };	/* what: "start" "counted" "rest" "last" "rolled" */
typedef void due_step_fn(void *ctx, const struct due_step *step);
/* The due instant of a clock started at from. *uncovered (may be NULL) tells whether a day outside the covered years was looked at. */
int64_t cal_due(const struct hl_calendar *c, const struct hl_clock *clock, int64_t from, bool *uncovered, due_step_fn *fn, void *ctx);
/* The last second of the n-th working day after the day of t. */
int64_t cal_after_working(const struct hl_calendar *c, int64_t t, int64_t n);

/* --- db.c, event.c ------------------------------------------------------------------------------- */

#define NSTMT 512

struct event {			/* the event being written */
	int64_t seq, at, issue;	/* issue: row id or 0 */
	bool skip;		/* nothing changed: no event */
	struct buf decided;	/* members of a JSON object, without braces */
};

struct hl {
	struct hl_config *cfg, *base, *used;	/* the rules in force; the configuration; made by policy_use() */
	sqlite3 *db;
	char *path;
	int lock;		/* fd of the queue's lock file, -1 */
	enum hl_mode mode;
	bool splitting, deciding;	/* parts, the issue of a decision are being registered */
	bool in_tx, now_given, attention, hushed, replay, calendar_loaded, policy_checked, imported, rejected;
	bool guarded, watching;	/* guard.c has looked what is settled, the last as of .. ; its triggers are there */
	int64_t settled;
	int64_t now, real, at;
	char *actor, *reason, *request;
	int request_n;		/* acts done under the request */
	struct event *ev;	/* current event, innermost */
	int64_t next_seq, recorded;	/* recorded: when the last event was */
	struct hl_calendar *cal;
	struct machine *machine;
	struct aside *aside;	/* while other rules are tried (whatif.h), else NULL */
	void **kept;
	size_t nkept, kept_cap;
	hl_progress *progress;
	void *progress_ctx;
	bool alone;		/* a temporary database of its own: nobody to queue behind */
	int verdict;		/* of verify */
	hl_replay *replay_fn;
	void *replay_ctx;
	char *notes[64];
	size_t nnotes, note;
	char err[1024];
	struct { const char *sql; sqlite3_stmt *st; } cache[NSTMT];
};

/* Stores the message, returns code. A message already there is replaced. */
int hl_fail(struct hl *hl, int code, const char *fmt, ...) PRINTF(3, 4);
int hl_fail_db(struct hl *hl);		/* from sqlite3_errmsg: a named CHECK's name, busy, full, corrupt ... */
void hl_warn(struct hl *hl, const char *fmt, ...) PRINTF(2, 3);	/* for hl_note_next; each text once */

/*
 * A cached prepared statement, reset and unbound; sql must be a string literal or otherwise outlive the handle (the pointer is
 * the key). NULL on failure with hl_error.
 */
sqlite3_stmt *db_stmt(struct hl *hl, const char *sql);
/* Binds by letters: i int64_t, s const char * (NULL binds NULL, not copied), n int64_t where 0 is NULL. Returns the statement, NULL on failure. */
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
int db_setup(struct hl *hl);	/* pragmas and functions of a connection just opened */
int db_migrate(struct hl *hl, int64_t version);

/* private.c: databases nobody else sees; they take room where temporary files are kept, and are gone with the handle. */
int db_temporary(struct hl *hl);	/* an empty one of the current schema */
int db_copy(struct hl *hl);		/* a copy of the one that is open for reading takes its place: no writer waits */

/* The schema, made from lib/schema/NNN-name.sql in order; a NULL sql ends. */
struct schema_step { int version; const char *name; const char *sql; };
extern const struct schema_step schema_steps[];

/* rows.c: rows over a statement of its own (finalised by hl_rows_free), or in memory. */
int rows_sql(struct hl *hl, struct hl_rows **out, const char *sql, const char *types, ...);
/* Runs the statement of rows again for each integer of values, bound as param; as it was bound it should give nothing. */
void rows_each(struct hl_rows *rows, int param, sqlite3_stmt *values);
struct hl_rows *rows_of(struct hl *hl, sqlite3_stmt *st);	/* the same over a statement that is bound; takes it */
struct hl_rows *rows_new(const char *columns);	/* "department,kind,due" */
void rows_head(struct hl_rows *rows, size_t column, const char *heading);	/* another heading than the catalogue has; a gettext id */
void rows_add(struct hl_rows *rows, const char *types, ...);	/* by letters: s text, i int, n int where 0 is nothing, t time, p points, b bool, d day, m money; NULL or HL_NEVER is nothing; copied */
int rows_one(struct hl_rows **out, const char *column, const char *text);
void rows_pack(const struct hl_rows *rows, struct buf *b);	/* for --request-id; rows in memory only, NULL is none */
struct hl_rows *rows_unpack(const char *s);

/* The calendar in force: of the database, else of the config, else built in. NULL on failure. */
struct hl_calendar *hl_calendar(struct hl *hl);
const char *cal_weekday(int64_t day);	/* Sun .. Sat: a code */
/* The calendar of the config (its file, or the built-in one), owned by the caller. HL_ECONFIG when it cannot be read. */
int calendar_configured(struct hl *hl, struct hl_calendar **out);
char *calendar_text(const struct hl_calendar *c);	/* "2026-01-01 holiday name" a line; malloc'd */

/* event.c */
void decide_str(struct hl *hl, const char *key, const char *value);
void decide_int(struct hl *hl, const char *key, int64_t value);
void decide_raw(struct hl *hl, const char *key, const char *json);
/* Runs fn as a command of its own event inside the transaction (import, the policy). rows may be NULL. */
int event_inner(struct hl *hl, const char *program, const char *command, hl_fn *fn, struct hl_args *args, struct hl_rows **rows);
void event_forget(struct hl *hl, size_t mark);	/* frees what hl_keep() kept since */
/*
 * guard.c, R40: what an event does to settled years is watched from guard_begin() on (outer: its outermost one); guard_end() refuses it
 * without a reason. What was settled since the transaction began counts after guarded is false.
 */
int guard_begin(struct hl *hl, const char *command, bool outer);
int guard_end(struct hl *hl);
/* R50: refuses what needs the office and a reason when none was given; what: the act, for the message. */
int event_need_reason(struct hl *hl, const char *what);
/* R50 for the current event's at: the future, back-dating without a reason. kind 'f' fact, 'r' registration. */
int event_check_at(struct hl *hl, char kind);

/* --- nouns: looking things up --------------------------------------------------------------------- */

/*
 * find.c. Values of an argument, put back in canonical form: *out is NULL when it is not there, else good until args change.
 * HL_EUSAGE for what is empty, has a control character, is no code or no date.
 */
int arg_name(struct hl *hl, struct hl_args *args, const char *name, const char **out);	/* all its values; the first in *out */
int arg_code(struct hl *hl, struct hl_args *args, const char *name, const char **out);
int arg_day(struct hl *hl, struct hl_args *args, const char *name, const char **out);
int arg_time(struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t);	/* absent: *t stays */
/* A station or department of an argument, in args by its code from then on; id 0 when there is none. */
int arg_station(struct hl *hl, struct hl_args *args, const char *name, int64_t *id);
int arg_department(struct hl *hl, struct hl_args *args, const char *name, int64_t *id);
/* Adds "; did you mean ...?" to hint: those of the rows (code, name) of sql that are near. */
void find_near(struct hl *hl, const char *sql, const char *what, struct buf *hint);

/* show.c. The number of argument "event"; the one row of a listing (all, freed) that it added, as field and value. */
int arg_event(struct hl *hl, const struct hl_args *args, int64_t *event);
/* A value as people read it, NULL for nothing. */
const char *val_text(const struct hl_val *v, char text[48]);
int show_row(struct hl *hl, const char *noun, int64_t event, struct hl_rows *all, struct hl_rows **out);

/* What a change replaces and by what, for the journal: members of two JSON objects. */
struct change { struct buf before, after; };
void note_change(struct change *c, const char *key, const char *was, const char *is);	/* NULL: nothing */
void decide_change(struct hl *hl, struct change *c);	/* into the event (nothing changed is no event); frees c's text */
/* What a journal says was decided, for commands whose parts are replayed by events of their own. */
void decide_replayed(struct hl *hl, const struct hl_args *args);

/* station-post.c. Those named (a JSON array) hold the role from at on, nobody else. */
int station_set_posts(struct hl *hl, int64_t station, const char *role, const char *names, int64_t at, struct change *c);
/* R1, R2: the post as the argument of the role's name says, if there is one. */
int station_give_post(struct hl *hl, struct hl_args *args, int64_t station, const char *role, int64_t at, struct change *c);
int station_check_vacancy(struct hl *hl, int64_t station, const char *code);	/* R1 */

/* The next free S001 or D001. */
int station_next_code(struct hl *hl, char code[17]);
int department_next_code(struct hl *hl, char code[17]);
/* The principal at t, malloc'd or NULL (R39). */
int department_principal_on(struct hl *hl, int64_t department, int64_t t, char **name);
/* R51: takes back what event made, command of hl-station. station_undo serves all of hl-station. */
int station_undo(struct hl *hl, int64_t event, const char *command);
int department_undo(struct hl *hl, int64_t event, const char *command);
int department_unmerge(struct hl *hl, int64_t event);
/* succession.c. The department whose the work of *id is at at, told of if it is another; HL_EREFUSED when the department has ended. */
int department_heir(struct hl *hl, int64_t *id, int64_t at);
int department_check_stands(struct hl *hl, int64_t id);
/* In SQL: the ids of a department and of those that have gone into it by t: what is on record of them stays under their names. */
#define DEPARTMENT_FORMER(id, t) "(WITH RECURSIVE former(id) AS (SELECT " id " UNION SELECT x.department_id FROM succession x" \
	" JOIN former f ON x.into_id = f.id WHERE x.at <= " t " AND x.gone > " t ") SELECT id FROM former)"
/* In SQL: whose the work of a department was at at, as t knows; of NULL NULL. */
#define DEPARTMENT_HEIR(id, at_, t) "(WITH RECURSIVE heir(id, n) AS (SELECT " id ", 0 UNION ALL SELECT x.into_id, h.n + 1" \
	" FROM succession x JOIN heir h ON x.department_id = h.id WHERE x.at <= " at_ " AND x.gone > " t " AND h.n < 64)" \
	" SELECT id FROM heir ORDER BY n DESC LIMIT 1)"
int member_undo(struct hl *hl, int64_t event, const char *command);
/* --within of a listing: *until is the first moment no longer meant; without it T. */
int deadline_within(struct hl *hl, const struct hl_args *args, int64_t *until);
/* R26: recomputes deadlines by the calendar in force; those that moved are added to moved (number,department,kind,due,was). */
int deadline_recount(struct hl *hl, struct hl_rows *moved);

/* By code, or by a unique Chinese name; HL_ENOENT names near matches. what: as typed by the user. */
int station_find(struct hl *hl, const char *what, int64_t *id);
int department_find(struct hl *hl, const char *what, int64_t *id);
/* By number (folded) or ref:X. */
int issue_find(struct hl *hl, const char *what, int64_t *id);
int meeting_find(struct hl *hl, const char *what, int64_t *id);
/* True when name is head or deputy of the station on the civil day of t (R46). Sets *who to "head" or "deputy". */
bool station_post_on(struct hl *hl, int64_t station, const char *name, int64_t t, const char **who);

/* In SQL: the end of what has none, HL_NEVER. */
#define NEVER "253402300799"
/* SQL of listings: the number of issue i of station s; the departments on it, or those that were at its end, as they were named. */
#define ISSUE_NUMBER(s, i) s ".code || '-' || " i ".year || '-' || printf('%04d', " i ".serial)"
/* ... so written that it sorts (R38): a code has no character below '-' */
#define ISSUE_NUMBER_KEY(s, i) "printf('%s %04d%07d', " s ".code, " i ".year, " i ".serial)"
#define ISSUE_DEPARTMENTS \
	"(SELECT group_concat(code, ';') FROM (SELECT p.code FROM assignment a JOIN department p ON p.id = a.department_id" \
	" WHERE a.issue_id = i.id AND a.gone = 253402300799 AND (a.until = 253402300799 OR" \
	" (i.state = 'closed' AND a.until_event = i.closed_event) OR" \
	" (i.state IN ('cancelled', 'duplicate') AND EXISTS (SELECT 1 FROM event e WHERE e.seq = a.until_event" \
	" AND e.command IN ('cancel', 'duplicate', 'split')))) ORDER BY a.id))"
/* The number of the issue of that row id. */
#define ISSUE_NUMBER_OF(id) \
	"(SELECT " ISSUE_NUMBER("o", "y") " FROM issue y JOIN station o ON o.id = y.station_id WHERE y.id = " id ")"

/* The number of an issue (malloc'd in *number). */
int issue_number(struct hl *hl, int64_t id, char **number);
/* R51: takes back what an event of that issue did: all its other facts are done again. */
int issue_undo(struct hl *hl, int64_t event, int64_t issue, const char *command);
/* The handle's one machine (machine.h), and memory that lives until the outermost event is done. */
struct machine;
struct machine *hl_machine(struct hl *hl);
void *hl_keep(struct hl *hl, void *p);

/* R21: opens the coordination deadlines of a meeting held at; refuses issues not dispatched or resolved. answer: lines department, kind, due. */
int issue_coordinate(struct hl *hl, int64_t issue, int64_t at, struct hl_rows *answer);
/* The state and deadlines of an issue worked out anew from its facts (R51). */
int issue_refold(struct hl *hl, int64_t issue);
int consult_undo(struct hl *hl, int64_t event, const char *command);
/* grid.c. Warns when the station has grids at that time and the text is neither code nor name of one (R8). */
int grid_check(struct hl *hl, int64_t station, const char *grid, int64_t at);
/* R30: the visit argument "visit" names, of that station; 0 none (duty.c). */
int visit_take(struct hl *hl, struct hl_args *args, int64_t station, int64_t *visit);
/* R51: ends what the meeting command of that event made, or refuses. */
int meeting_undo(struct hl *hl, int64_t event, const char *command);

/*
 * Registers of facts (register.h): add, list, show, import (csv both ways), end, void, batch, journal and replay of one come from
 * its declaration. A new one is:
 *   its fields        a macro THING_FIELDS(F, Q) in registers.h: options, filters, headings, columns, help
 *   its table         in lib/schema: event INTEGER PRIMARY KEY, at INTEGER NOT NULL, a column a field in that order's names (a reference
 *                     NAME_id), with a period also ended INTEGER, and gone as everywhere; STRICT, with indexes on references
 *   REGISTER(...)     in registers.c (or a file of its own that includes register-table.h), and its name in regs[]; a check function
 *                     holds the rules beyond the fields (an overlap: reg_overlap); REGISTER_END(thing) when it has a period
 *   NOUN(thing)       in hl-nouns.h: hl_thing_add, _list, _show, _import, _end
 *   REGISTER_OPTS, REGISTER_CMDS  in src/NOUN/registers.c: its rows of commands, with its help line and examples
 *   new columns in rows.c, words in words.c, the man page, po, a row in tests/nouns.tsv
 * Void goes by the first word of the command (reg_find); what a station or department carries in a register keeps it from being
 * voided (reg_rests).
 */
struct reg;
const struct reg *reg_find(const char *program, const char *command);
int reg_undo(struct hl *hl, const struct reg *r, int64_t event, const char *command);
enum { RESTS_STATION, RESTS_DEPARTMENT, RESTS_ISSUE, RESTS_MEETING };
/* Refuses when a row of a register that stands names the station, department ... of that id. */
int reg_rests(struct hl *hl, int what, int64_t id);

/* R49: of the quarters and months of the year that are over at hl_now(), those owed and those with their meeting; a call a station. */
struct regular { int64_t held, owed; };
typedef void regularity_fn(void *ctx, int64_t station, const struct regular *r);
int regularity_each(struct hl *hl, int64_t year, regularity_fn *fn, void *ctx);

/* period.c: --since --until --year --month, whichever were given; both ends belong to it. */
struct period { int64_t since, until; };
int period_read(struct hl *hl, const struct hl_args *args, struct period *p);

/* --- score.c: what explain.c and talk.c share ------------------------------------------------------- */

enum { RULE_BASE, RULE_SOLO, RULE_JOINT, RULE_TRANSFER, RULE_ASSIST, RULE_LATE, RULE_ADJUST, RULE_COUNT };

struct score_rule {
	const char *name, *clause, *key;	/* key of the config, NULL: none */
	size_t points;				/* offset in struct hl_config, with key */
	const char *meaning;			/* gettext id */
	const char *others[3];			/* further keys that bear on it */
};

struct score_year {		/* a year and the moment it is looked at from */
	int64_t year, start, end, cutoff, t;
	const char *kinds[3], *levels[4];	/* of the config, padded with NULL */
};

struct score_row {
	int64_t id, n[RULE_COUNT], total, place;	/* n: counts; of base and adjust points */
	char *code, *name;
	bool no_load, apart;
	const char *mark;	/* "top", "last" or NULL */
};

struct score_table { struct score_row *v; size_t n; };

/*
 * Statements about scores number their parameters alike: ?1 start, ?2 end of the year, ?3 T, ?4 year, ?5-?7 kinds of deadlines that
 * cost points, ?8-?11 levels scored, ?12 department (0: any), ?13 base.min_attendance, ?14 whether a proxy counts, ?15 base points,
 * ?16 late.forfeits_credit.
 */
/* missed, as R24 has it; and of a kind that costs points */
#define SCORE_MISSED_ANY(d) \
	d ".met > " d ".due AND " d ".due < ?3 AND " d ".void > ?3 AND " d ".waived > ?3" \
	" AND " d ".known <= ?3 AND " d ".gone > ?3"
#define SCORE_MISSED(d) SCORE_MISSED_ANY(d) " AND " d ".kind IN (?5, ?6, ?7)"
#define SCORE_DEPARTMENTS(d) \
	d ".level IN (?8, ?9, ?10, ?11) AND " d ".gone > ?3" \
	" AND ifnull(" d ".active_from, '') <= ?4 || '-12-31' AND ifnull(" d ".active_to, '9999') >= ?4 || '-01-01'"
/* department_id, meetings it was asked to or is recorded at, those attended, those by proxy (R33, R47) */
#define SCORE_ATTENDANCE \
	"SELECT a.department_id, count(DISTINCT a.meeting_id) AS meetings, count(DISTINCT CASE" \
	" WHEN a.status = 'present' OR (a.status = 'proxy' AND ?14) THEN a.meeting_id END) AS attended," \
	" count(DISTINCT iif(a.status = 'proxy', a.meeting_id, NULL)) AS proxy" \
	" FROM attendance a JOIN meeting m ON m.id = a.meeting_id WHERE a.department_id IS NOT NULL" \
	" AND a.known <= ?3 AND a.gone > ?3 AND m.state = 'held' AND m.at >= ?1 AND m.at < ?2 AND m.at <= ?3 AND m.gone > ?3 GROUP BY a.department_id"

int score_year(struct hl *hl, const struct hl_args *args, int64_t t, struct score_year *y);	/* of --year */
void score_year_of(const struct hl *hl, int64_t year, int64_t t, struct score_year *y);
int score_rows(struct hl *hl, struct hl_rows **rows, const char *sql, const struct score_year *y, int64_t department);
/* Leaves parameters past ?16 to the caller. */
sqlite3_stmt *score_bind(struct hl *hl, const char *sql, const struct score_year *y, int64_t department);
const struct score_rule *score_rule(size_t i);
size_t score_find(const char *name);		/* RULE_COUNT: none */
int64_t score_points(const struct hl_config *cfg, size_t i);
/* The table in the order of places; also after a failure for score_free(). */
int score_rank(struct hl *hl, const struct score_year *y, struct score_table *table);
/* In two steps, for whoever counts himself: the departments that are scored, by id, and after that totals and places. */
int score_departments(struct hl *hl, const struct score_year *y, struct score_table *table);
void score_places(const struct hl_config *cfg, struct score_table *table);
void score_free(struct score_table *table);
/* R51: takes back an adjustment, a talk. */
int score_undo(struct hl *hl, int64_t event, const char *command);
int talk_undo(struct hl *hl, int64_t event);
/* The talks of a year as hl_score_talks() lists them, in memory. */
int talk_rows(struct hl *hl, const struct score_year *y, const struct score_table *table, int64_t department, struct hl_rows **rows);
int talk_proposal_undo(struct hl *hl, int64_t event, const char *command);
void survey_function(struct hl *hl);	/* survey_rate() of SQL, for hl_open() */
void appeal_function(struct hl *hl);	/* appeal_by() of SQL */
int commend_undo(struct hl *hl, int64_t event, const char *command);

#endif
