/*
 * cli.h: the terminal. Knows options, formats and messages; knows no noun and no SQL. A program
 * is a list of tables of acts (hl.h); everything else follows from their rows.
 */
#ifndef CLI_H
#define CLI_H

#include "util/util.h"

struct cli;

/* Acts that stand together in the help of their program: those of these tables that it has. */
struct group {
	const char *title; /* gettext id; NULL: "Commands:" */
	const struct hl_act *tables[16]; /* up to the first NULL */
};

struct prog {
	const char *name; /* "hl-issue" */
	const char *help; /* one line, gettext id */
	const struct group *groups; /* ends with one without a table */
};

/*
 * All five, NULL at the end (src/main.c): a batch line may name another's command as "hl-station
 * add".
 */
extern const struct prog *const progs[];

int cli_main(const struct prog *prog, int argc, char **argv);

/* Acts of the terminal itself: batch and config. They have no function of the library. */
extern const struct hl_act cli_acts[];

/* --- what follows is for src/cli only ---------------------------------------------------- */

/* Common options, in the order of help; common.c has the row of each. */
enum common_id {
	O_CONFIG,
	O_DATABASE,
	O_FORMAT,
	O_FIELDS,
	O_SORT,
	O_LIMIT,
	O_NO_HEADER,
	O_NULL,
	O_OUTPUT,
	O_EXCEL,
	O_DRY_RUN,
	O_EXIT_CODE,
	O_NOW,
	O_AS_OF,
	O_AT,
	O_ACTOR,
	O_REASON,
	O_REQUEST,
	O_KEEP_GOING,
	O_REJECTS,
	O_QUIET,
	O_VERBOSE,
	O_COLOR,
	O_LANG,
	O_YES,
	O_NO_INPUT,
	O_COMPLETION,
	O_HELP,
	O_VERSION,
	O_COUNT
};

enum { /* where a common option is accepted */
	IN_READ = 1,
	IN_WRITE = 2,
	IN_ALL = 3,
	/* with IN_WRITE: only where the operand is a file; delivered in the arguments */
	IN_FILE = 4,
	IN_CONTEXT =
	    8 /* recorded beside the arguments, never in them, even if a command declares it too */
};

struct common {
	const char *name;
	char letter;
	const char *meta; /* NULL for a flag */
	int where;
	const char *help;
};
extern const struct common commons[O_COUNT];
/* The common option of that name, or O_COUNT. */
enum common_id common_find(const char *name);
/* Whether command act takes common option id. */
bool common_in(const struct hl_act *act, enum common_id id);

struct answer;
struct progress {
	int64_t start, shown; /* milliseconds */
	bool on, drawn;
};

struct cli {
	const struct prog *prog;
	const struct hl_act *act; /* NULL: none given */
	const char *o[O_COUNT]; /* common options, flags are "yes" */
	struct hl_args raw; /* the command's own, as typed */
	const char *usage; /* first mistake: a gettext id with up to two %s */
	char *usage_a, *usage_b;
	struct hl_config cfg;
	char *config_path; /* the file read, or NULL */
	int config_status;
	char config_err[1024];
	struct hl *hl;
	char *actor; /* the login name */
	int64_t line; /* of a batch file, 0 for the command line */
	char *err; /* message of the failure that is being returned */
	VEC(char *) notes;
	struct answer *answer;
	FILE *text; /* or the answer as text already (batch) */
	/* the exit code once the answer is printed, though the command went through */
	int late;
	bool no_stdout; /* standard output was closed from the start */
	struct progress progress;
};

/* msg.c */
/* sets err, returns code */
int cli_fail(struct cli *c, int code, const char *fmt, ...) PRINTF(3, 4);
int cli_fail_hl(struct cli *c, int code); /* the same with the library's message */
void msg_error(struct cli *c, int code); /* prints err */
bool msg_json(const struct cli *c); /* errors and notes are JSON objects */
/* for standard error, at the end */
void msg_note(struct cli *c, const char *fmt, ...) PRINTF(2, 3);
void msg_take_notes(struct cli *c); /* those of the library */
void msg_print_notes(struct cli *c);

/* lang.c */
void lang_set(const char *lang);
const char *lang_html(void); /* "zh-CN" or "en" */

/* args.c */
void args_parse(struct cli *c, int argc, char **argv);
const struct hl_act *act_find(const struct prog *prog, const char *name);
/* The act after act, over all groups; the first after NULL, NULL after the last. */
const struct hl_act *act_next(const struct prog *prog, const struct hl_act *act);
/* Act i of a group of the program, NULL past the last. */
const struct hl_act *act_at(const struct prog *prog, const struct group *group, size_t i);

/* cli.c */
/* What was typed on the command line. */
struct hl_call cli_call(const struct cli *c);
/* A status of the library, with its message unless there is one already. */
int cli_failed(struct cli *c, int r);
/*
 * Ends the transaction the way the options say: commits, or rolls back for --dry-run and on
 * failure.
 */
int cli_end(struct cli *c, int status);

/* acts.c: does one of cli_acts */
int cli_run(struct cli *c, struct hl_args *args);
int cli_batch(struct cli *c, struct hl_args *args); /* batch.c */
int cli_config(struct cli *c, struct hl_args *args); /* env.c */

/* env.c */
void env_config(struct cli *c);

/* progress.c */
void progress_start(struct cli *c);
void progress_show(void *cli, int64_t done, int64_t total);
void progress_end(struct cli *c);

/* help.c, complete.c */
void help_program(struct cli *c, FILE *f);
void help_command(struct cli *c, FILE *f);
void help_short(struct cli *c, FILE *f);
void help_version(struct cli *c, FILE *f);
int complete_print(struct cli *c, const char *shell);

/* escape.c: one encoder per sink. Each appends s to t. */
/* one line; nothing that moves a cursor or turns text round */
void enc_tty(struct buf *t, const char *s);
void enc_csv(struct buf *t, const char *s);
void enc_guard(struct buf *t, const char *s); /* csv for spreadsheets: no formulas */
void enc_tsv(struct buf *t, const char *s);
void enc_md(struct buf *t, const char *s);
void enc_html(struct buf *t, const char *s);
int enc_width(const char *s, size_t n); /* columns on a terminal */

/* answer.c: the rows to print, in memory, past a few thousand in an unlinked file. */
FILE *temp_file(void); /* an unlinked temporary file, or NULL with errno */
struct answer *answer_new(void);
void answer_free(struct answer *s);
/* Names the columns; a second call must name the same ones (0, else -1). */
int answer_columns(struct answer *s, const struct hl_column *const *cols, size_t n);
size_t answer_width(const struct answer *s);
void answer_hide(struct answer *s, size_t n); /* the last n are shown only when asked for */
size_t answer_shown(const struct answer *s);
const struct hl_column *answer_column(const struct answer *s, size_t i);
int answer_add(struct answer *s, const struct hl_val *v); /* 0 or -1 with errno */
size_t answer_rows(const struct answer *s);
int answer_end(struct answer *s); /* to be called once before reading; 0 or -1 with errno */
struct sort_key {
	size_t col;
	bool desc;
};
void answer_sort(struct answer *s, const struct sort_key *keys, size_t n);
void answer_rewind(struct answer *s);
bool answer_next(struct answer *s, struct hl_val *v);
/* Takes all rows (at most max, 0 all) and frees them. */
int cli_rows(struct cli *c, struct hl_rows *rows);

/* out.c */
struct out {
	FILE *f;
	const struct format *fmt;
	const struct hl_column **col; /* those selected */
	size_t *sel, n; /* their places in a row */
	int *width;
	struct buf t;
	size_t rows;
	char eol;
	bool excel, header, color;
	const char *title;
	int64_t line; /* of a batch: json tells it */
};

enum {
	FMT_WIDTH = 1, /* needs the width of every column first */
	FMT_NUL = 2, /* -z */
	FMT_EMPTY = 4, /* an empty listing prints something */
	FMT_LINES = 8 /* each row stands alone: serves for answers of a batch */
};

struct format {
	const char *name, *ext;
	int flags;
	void (*begin)(struct out *o);
	void (*row)(struct out *o, const struct hl_val *v);
	void (*end)(struct out *o);
};
extern const struct format formats[]; /* ends with a NULL name */

enum look { LOOK_PEOPLE, LOOK_MACHINE, LOOK_EXCEL };
/* A value as plain text (not encoded) appended to t. */
void cell_text(struct buf *t, const struct hl_val *v, enum look look);

/* the options that shape output; before the database */
int out_check(struct cli *c, const struct format **fmt);
/* --fields and --sort against the columns; before the commit */
int out_shape(struct cli *c);
int out_print(struct cli *c); /* the whole answer */
int out_close(struct cli *c, FILE *f); /* standard output: flush and check */

/* batch.c, batch-io.c */
struct batch {
	struct cli *c;
	FILE *in;
	const char *file; /* as named in messages */
	int64_t size, done, bad;
	FILE *rejects;
	char *rejects_tmp;
	const struct format *fmt;
	struct hl_call given; /* of the command line: the defaults of every line */
	size_t more_notes;
};

int batch_open(struct batch *b, const char *path); /* the input; a pipe is read to its end */
int batch_rejects(struct batch *b, const char *path); /* NULL: none */
/* The line s of n bytes with the error in c->err; args NULL when it is no object. */
void batch_reject(struct batch *b, const char *s, size_t n, const struct hl_args *args);
/* the rejects take their name, or are removed */
int batch_close(struct batch *b, const char *path, bool good);

#endif
