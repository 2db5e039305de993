/*
 * hl.h: the data model of the hl toolkit (libhl.a).
 *
 * Rules R.. are those of the district's scheme, see hl(7). Instants are seconds UTC (int64_t),
 * points are tenths of a point, money is in fen, days are ISO dates in text. A function that can
 * fail returns an enum hl_status, 0 is success; the text of the last failure is hl_error().
 * Strings of a row live until the next row, everything else the library returns lives until
 * hl_close(); callers free only struct hl_rows, struct hl_args and the handle.
 */
#ifndef HL_H
#define HL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct hl;
struct hl_config;

/* The values are the exit codes of the programs. */
enum hl_status {
	HL_OK = 0,
	HL_EFAIL = 1, /* I/O, disk full, corrupt database */
	HL_EUSAGE = 2, /* unusable arguments */
	HL_ENOENT = 3, /* named thing not found */
	HL_EINPUT = 4, /* input data rejected */
	HL_ECONFIG = 5, /* configuration or calendar */
	HL_EBUSY = 6, /* database busy past the time-out */
	HL_EREFUSED = 7, /* illegal state, no permission, needs confirmation */
	HL_ATTENTION = 10 /* done, and something needs attention */
};

/* The far end of every open interval: 9999-12-31T23:59:59Z. */
#define HL_NEVER INT64_C(253402300799)

/* --- arguments -------------------------------------------------------------------------- */

/*
 * The arguments of one command, by long option or operand name, in the order given; a name may
 * hold several values. The same structure comes from the command line, a batch line, a row of an
 * imported file and an event of the journal.
 */
struct hl_arg {
	char *name;
	char **v;
	size_t n;
};

struct hl_args {
	struct hl_arg *a;
	size_t n, cap;
};

const char *hl_args_get(const struct hl_args *args, const char *name); /* first value or NULL */
const struct hl_arg *hl_args_find(const struct hl_args *args, const char *name);
void hl_args_add(struct hl_args *args, const char *name, const char *value); /* append a copy */
/* replace; NULL removes */
void hl_args_set(struct hl_args *args, const char *name, const char *value);
void hl_args_copy(struct hl_args *to, const struct hl_args *from);
void hl_args_clear(struct hl_args *args); /* frees all, ready for use again */

/* --- rows ------------------------------------------------------------------------------- */

enum hl_type { HL_NULL, HL_TEXT, HL_INT, HL_POINTS, HL_TIME, HL_DAY, HL_BOOL, HL_REAL, HL_MONEY };

struct hl_val {
	enum hl_type type; /* HL_NULL for nothing */
	/* HL_INT, HL_POINTS (tenths), HL_TIME (seconds UTC), HL_BOOL, HL_MONEY (fen) */
	int64_t i;
	double r; /* HL_REAL */
	const char *s; /* HL_TEXT, HL_DAY (ISO) */
};

/* One column of any listing: its ASCII name, its type, its heading (a gettext id). */
struct hl_column {
	const char *name;
	enum hl_type type;
	const char *heading;
};

struct hl_rows;

size_t hl_rows_width(const struct hl_rows *rows);
/* columns after so many are shown only when asked for by name */
size_t hl_rows_shown(const struct hl_rows *rows);
const struct hl_column *hl_rows_column(const struct hl_rows *rows, size_t i);
/* The next row in vals (hl_rows_width() of them): 1 a row, 0 the end, -1 a failure (hl_error). */
int hl_rows_next(struct hl_rows *rows, struct hl_val *vals);
void hl_rows_free(struct hl_rows *rows);
/* Looks a column up in the catalogue; a name that is not there is text headed by itself. */
const struct hl_column *hl_column(const char *name);

/* --- the handle ------------------------------------------------------------------------- */

enum hl_mode {
	HL_NONE, /* no database */
	HL_READ, /* an existing database, read only */
	HL_WRITE, /* an existing database; a write transaction is opened by hl_begin */
	HL_CREATE, /* creates or migrates the database */
	HL_MAYBE /* reads the database if there is one */
};

/* A handle without a database. cfg is borrowed and must outlive it; never NULL. */
struct hl *hl_new(struct hl_config *cfg);
int hl_open(struct hl *hl, const char *path, enum hl_mode mode);
void hl_close(struct hl *hl);
const char *hl_error(const struct hl *hl);

/* The clock of the last call: now is --now or the real time, real is the real time. */
int64_t hl_now(const struct hl *hl);
int64_t hl_real(const struct hl *hl);

/* True after a command that found something needing attention (exit 10). */
bool hl_attention(const struct hl *hl);
/* What a command that went through and has its answer makes the exit code all the same: HL_EINPUT after an import with --keep-going that left rows
 * out (what was good is stored), the findings of hl_journal_verify(); else 0. */
int hl_verdict(const struct hl *hl);

/* Warnings and notes the command wants people to see on standard error, in order; NULL ends. */
const char *hl_note_next(struct hl *hl);

/*
 * A savepoint inside hl_begin/hl_commit: one line of a batch. keep false undoes what was done
 * since hl_save().
 */
int hl_save(struct hl *hl);
int hl_save_done(struct hl *hl, bool keep);

int hl_begin(struct hl *hl); /* queues for the lock, BEGIN IMMEDIATE */
int hl_commit(struct hl *hl);
void hl_rollback(struct hl *hl);
int hl_schema_version(void); /* the schema this program knows */

/*
 * --- acts: what can be done -------------------------------------------------------------
 *
 * An act is a command of a program: one row of a table xyz_acts[] at the bottom of the file of
 * lib that does it. Options, keys of a batch, headings of a csv file, checks of values, help,
 * completion, what may be voided and how: all follow from the row.
 */

/* What a value is, and what it is made of it before the act sees it. */
enum hl_param_type {
	HL_P_FLAG, /* present is "yes" */
	HL_P_TEXT, /* one line of text */
	HL_P_PROSE, /* text in which TAB and LF may stand */
	HL_P_NAME, /* a name: stray spaces dropped */
	HL_P_CODE, /* codes, numbers: full-width folded */
	HL_P_INT,
	HL_P_POINTS,
	HL_P_MONEY, /* yuan, made 1200.50 */
	HL_P_WORD, /* of the closed set named in .set */
	HL_P_SINCE, /* a moment; a bare date is 00:00 */
	HL_P_UNTIL, /* a moment; a bare date is 23:59:59 */
	HL_P_AT, /* a moment; a bare date is the act's hour */
	HL_P_DAY, /* a civil day, made YYYY-MM-DD */
	HL_P_FROM, /* first day of a period */
	HL_P_TO, /* last day of one */
	HL_P_STATION, /* by code or name */
	HL_P_DEPARTMENT, /* by code or name */
	HL_P_ISSUE, /* by number, or ref:X */
	HL_P_MEETING, /* by number */
	HL_P_ROW /* by code, of the register named in .set */
};

enum {
	HL_MULTI = 1, /* takes several values: repeated, or with commas between */
	HL_NEED = 2, /* must be given */
	HL_OPERAND = 4, /* stands by itself on the command line */
	/* fields of a register: */
	HL_KEY = 8, /* no two rows that stand have the same values in all of these */
	HL_FILTER = 16, /* the listing can be narrowed by it */
	HL_AHEAD = 32 /* a day to come will do */
};

struct hl_param {
	const char *name; /* of the option, the operand, the key of a line */
	enum hl_param_type type;
	int flags;
	/* HL_P_WORD: closed set; HL_P_ROW: register; else what help shows as the value, or NULL */
	const char *set;
	const char *help; /* gettext id; NULL: known to batch and journal, not shown */
	const char *headings; /* other headings in a csv file, "|" between, or NULL */
	char letter; /* short option or 0 */
};

enum {
	HL_ACT_EACH = 1, /* done once for each value of its first operand */
	HL_ACT_EVENING = 2, /* a bare --at means 17:00; else 09:00 */
	HL_ACT_FILE = 4, /* its operand is a file name, "-" standard input */
	HL_ACT_PLAIN = 8, /* an answer, not a listing: no heading line in table format */
	HL_ACT_CONFIRM = 16, /* asks first, unless --yes */
	HL_ACT_RAW = 32, /* prints its first column as it is, a line a row */
	/* --exit-code asks whether something needs attention, not whether there are rows */
	HL_ACT_ASKED = 64,
	HL_ACT_AS_OF =
	    128, /* records what it finds at a moment: takes --as-of as those that read */
	HL_ACT_OUTPUT = 256, /* is told the name of --output */
	HL_ACT_CHANGE = 512, /* of its register's fields none is needed */
	HL_ACT_CHOOSE = 1024, /* takes those fields only that narrow a listing, one value each */
	HL_ACT_DECIDES = 4096, /* its fact may not lose its ground to one recorded after it */
	HL_ACT_UNDATED = 8192, /* what it records has dates of its own, or none */
	HL_ACT_NOTE = 2048 /* its fact changes nothing that follows from it */
};

/*
 * Every act has this shape. rows receives the answer, or NULL where there is none; the caller
 * frees it.
 */
typedef int hl_fn(struct hl *hl, struct hl_args *args, struct hl_rows **rows);

struct hl_act;
struct reg; /* a register of facts, private to lib */
struct machine; /* the state of an issue, private to lib */
/* What the act does to the state of the issue it is about, whenever that is worked out anew. */
typedef int hl_fact(struct machine *m, struct hl_args *args, struct hl_rows **rows);

/* Takes back what the act made by that event, or refuses (R51). */
typedef int hl_undo(struct hl *hl, const struct hl_act *act, int64_t event);

struct hl_act {
	const char *program, *name; /* name: one word or two */
	const struct hl_param *params; /* ends with a NULL name; NULL: none */
	const char *help; /* one line, gettext id */
	const char *example; /* a whole command line */
	enum hl_mode mode;
	int flags;
	hl_fn *fn;
	const struct reg *reg; /* the register it belongs to */
	const struct hl_param *fields; /* its fields: parameters before the others */
	hl_fact *fact;
	hl_undo *undo; /* NULL: its events cannot be voided */
	const char *fixed; /* and why not: a gettext id, may have %lld for the event */
};

/* All tables, NULL at the end; each ends with a NULL program. */
extern const struct hl_act *const hl_acts[];
const struct hl_act *hl_act_find(const char *program, const char *name);
/* Parameter i of an act, or NULL past the last; that of a name, or NULL. */
const struct hl_param *hl_param(const struct hl_act *act, size_t i);
const struct hl_param *hl_param_find(const struct hl_act *act, const char *name);
/* HL_MULTI, HL_NEED ... as the act takes it. */
int hl_param_flags(const struct hl_act *act, const struct hl_param *p);
/* What help shows as its value. */
const char *hl_param_meta(const struct hl_param *p);

/* A call of an act: all as it was typed. */
struct hl_call {
	const struct hl_act *act;
	const struct hl_args *args;
	/* what is recorded beside the arguments; NULL: not given */
	const char *now, *at, *actor, *reason, *request;
	bool line; /* of a file: what is wrong is HL_EINPUT, and options are named without dashes */
};

/* Takes the answer of an act, and frees it; a status. */
typedef int hl_take(void *ctx, struct hl_rows *rows);

/*
 * Checks a call: HL_EUSAGE when a value is not of its type, one is missing, there are too many.
 * Canonical copies are added to out; clock and context of the handle are set. early: there is no
 * database yet, what needs its calendar is checked when the call is run.
 */
int hl_check(struct hl *hl, const struct hl_call *call, bool early, struct hl_args *out);
/*
 * Checks a call and runs its act; take, if there is one, gets the answer, or the answers of an act
 * that is done for each of several values. What a writing act does is recorded in the journal, in
 * the same transaction (R51): inside hl_begin/hl_commit. A request id seen before gives the first
 * answer again, with other content HL_EREFUSED.
 */
int hl_run(struct hl *hl, const struct hl_call *call, hl_take *take, void *ctx);
/*
 * The same of a line of a batch or of a journal (hl_json_args() reads it): "do" names the act, of
 * program unless it names another; base says what is recorded besides unless the line does.
 */
int hl_line(struct hl *hl, const char *program, const struct hl_args *line,
    const struct hl_call *base, hl_take *take, void *ctx);

/*
 * The same for a batch as a whole: HL_EREFUSED when the request id was given to another one.
 * What was answered to its lines is kept under request ids of their own. in is read through and
 * rewound.
 */
int hl_request(struct hl *hl, const char *program, const char *id, FILE *in);

/* Progress of long work: called with rows done and total (0 unknown). May be NULL. */
typedef void hl_progress(void *ctx, int64_t done, int64_t total);
void hl_set_progress(struct hl *hl, hl_progress *fn, void *ctx);

/* --- time and calendar (R20-R22, R26) ------------------------------------------------------ */

/* What a bare date means. */
enum hl_bare { HL_BARE_START, HL_BARE_END, HL_BARE_MORNING, HL_BARE_EVENING };

struct hl_calendar;

/*
 * Reads a moment in any form of hl(7) "TIMES": ISO date or date and time with a space or T, with
 * or without seconds and offset, 2026年3月5日, 2026/3/5, now, today, +3d, -2wd (both at the bare
 * time). now is what now and today refer to; cal counts wd and may be NULL (Mon-Fri). Full-width
 * digits and stray spaces are folded. 0 or -1 (no such date or form). bare_date, if not NULL,
 * tells that no time of day was given.
 */
int hl_time_parse(const char *s, int64_t now, const struct hl_calendar *cal, enum hl_bare bare,
    int64_t *t, bool *bare_date);

/*
 * buf must hold 32 bytes. iso: 2026-03-05T14:30:00+08:00; short: 2026-03-05 14:30; long:
 * 2026-03-05 14:30:00
 */
char *hl_time_iso(int64_t t, char *buf);
char *hl_time_short(int64_t t, char *buf);
char *hl_time_long(int64_t t, char *buf);

/* --- points ---------------------------------------------------------------------------- */

/* "1.5", "-3", "+0.5" to tenths, exactly; -1 when it is not a number with at most one decimal. */
int hl_points_parse(const char *s, int64_t *tenths);
char *hl_points_format(int64_t tenths, char *buf); /* buf of 32 bytes */
/* Yuan with at most two decimals to fen, exactly, and back, always with two: "1200.50". */
int hl_money_parse(const char *s, int64_t *fen);
char *hl_money_format(int64_t fen, char *buf); /* buf of 32 bytes */

/* --- closed sets ----------------------------------------------------------------------- */

/*
 * Checks a value of a closed set (list, state, level, kind of feedback, of a meeting, category
 * ...) and returns the code it is stored under (a Chinese word of the set serves too), or NULL;
 * then hl_error() names the set.
 */
const char *hl_word(struct hl *hl, const char *set, const char *value);
/* The codes of a set joined by ", ", for help and messages; NULL for no such set. */
const char *hl_words(struct hl *hl, const char *set);

/* --- input from people (text.c) --------------------------------------------------------- */

enum hl_text { HL_TEXT_LINE, HL_TEXT_PROSE, HL_TEXT_NAME, HL_TEXT_CODE };

/*
 * Text as the library wants it: checked (UTF-8, no control characters; prose may hold LF and
 * TAB), names without stray spaces, codes with full-width forms folded. malloc'd, or NULL and
 * what is wrong in *why (a gettext'd text).
 */
char *hl_clean(const char *s, enum hl_text kind, const char **why);
/* The calendar in force for hl_time_parse(); NULL on failure. */
struct hl_calendar *hl_calendar(struct hl *hl);

/*
 * --- the effective configuration: a key is a row of keys[] in config/config.c and a field here
 * ----
 */

/* How a period is counted (R20). */
enum hl_count { HL_COUNT_CALENDAR, HL_COUNT_WORKING, HL_COUNT_HOURS };

/*
 * One kind of deadline: days after the starting day; closing is seconds after 00:00 of the last
 * day (86400: its last second).
 */
struct hl_clock {
	int64_t days;
	int64_t count; /* enum hl_count */
	bool roll; /* calendar counting: a rest day rolls to the next working day */
	int64_t closing;
};

struct hl_list { /* a list of words, owned by the config */
	char **v;
	size_t n, cap;
};

struct hl_profile { /* import.profiles.NAME: field -> heading expression */
	char *name;
	struct hl_args map;
};

struct hl_profiles {
	struct hl_profile *v;
	size_t n, cap;
};

struct hl_policies { /* rules that change from a day on */
	struct hl_policy *v;
	size_t n, cap;
};

/* A member a key of config/keys.def, in their order. */
#define NUMBER(kind, name, member, ...) int64_t member;
#define TRUTH(name, member, ...) bool member;
#define TEXT(kind, name, member, ...) char *member;
#define LIST(name, member, ...) struct hl_list member;
#define CLOCK(section, unit, member, ...) struct hl_clock member;
#define NESTED(kind, name, member, ...) struct hl_##member member;
struct hl_config {
#include "config/keys.def"
	struct hl_origin *origins; /* file:line of each key, parallel to keys[] */
};
#undef NUMBER
#undef TRUTH
#undef TEXT
#undef LIST
#undef CLOCK
#undef NESTED

/* Fills cfg with the built-in defaults. */
void hl_config_defaults(struct hl_config *cfg);
/*
 * Reads a file over the defaults. On failure HL_ECONFIG and one line "FILE:LINE: ..." ("FILE:
 * ..." when it cannot be read) in err; cfg is then good for hl_config_free() only. Relative
 * paths in the file (database, calendar.file) become relative to its directory. A time zone
 * given in the file becomes the process's.
 */
int hl_config_load(struct hl_config *cfg, const char *path, char *err, size_t errlen);
void hl_config_free(struct hl_config *cfg);

/*
 * Sets one key by its full name ("dispatch.days") from text (lists: comma separated); used by
 * --database and by replay.
 */
int hl_config_set(
    struct hl_config *cfg, const char *key, const char *value, char *err, size_t errlen);
/*
 * The rules part as canonical text, one "key=value" a line in the order of keys[] (malloc'd):
 * what the policy event stores. hl_config_set() of each line gives the same rules again.
 */
char *hl_config_policy(const struct hl_config *cfg);

/*
 * The rules in force at t: cfg itself or what its policies make of it; lives as long as cfg
 * does.
 */
struct hl_config *hl_config_at(struct hl_config *cfg, int64_t t);

/*
 * Key i of the effective configuration, or false past the end. Strings live until the next call
 * or hl_config_free().
 */
struct hl_config_item {
	const char *key, *type, *range;
	const char *value, *fallback; /* value in force, built-in default */
	const char *origin; /* FILE:LINE or "default" */
	bool rule;
};
bool hl_config_item(const struct hl_config *cfg, size_t i, struct hl_config_item *item);

/* The profile of that name or NULL. */
const struct hl_profile *hl_config_profile(const struct hl_config *cfg, const char *name);

bool hl_list_has(const struct hl_list *list, const char *word);

/* --- versions (version.c) ------------------------------------------------------------------ */

/* Of "hl", "SQLite", "libyaml", "schema", "calendar" (years the built-in one covers), or NULL. */
const char *hl_version(const char *part);

#endif
