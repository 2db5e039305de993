/*
 * cli.h: the terminal. Knows options, formats and messages; knows no noun and no SQL.
 * A program is one static const table of commands; everything else follows from its rows.
 */
#ifndef CLI_H
#define CLI_H

#include "../../lib/config.h"
#include "../../lib/hl.h"

#define N_(s) (s)
#define LEN(a) (sizeof(a) / sizeof((a)[0]))

/* How a value is checked and made canonical before the library sees it. */
enum opt_type {
	OPT_FLAG,	/* present is "yes" */
	OPT_TEXT,	/* one line of text */
	OPT_PROSE,	/* text in which TAB and LF may stand */
	OPT_NAME,	/* a name: stray spaces dropped */
	OPT_CODE,	/* codes, numbers: full-width folded */
	OPT_INT,
	OPT_POINTS,
	OPT_WORD,	/* of the closed set named in .set */
	OPT_SINCE,	/* a moment; a bare date is 00:00 */
	OPT_UNTIL,	/* a moment; a bare date is 23:59:59 */
	OPT_AT,		/* a moment; a bare date is the command's hour */
	OPT_DAY		/* a civil day, made YYYY-MM-DD */
};

enum { OPT_MULTI = 1, OPT_NEED = 2, OPT_OPERAND = 4 };	/* repeatable or comma separated; required; an operand */

struct opt {
	const char *name;	/* long option or, with OPT_OPERAND, the key of the operand */
	char letter;		/* short option or 0 */
	enum opt_type type;
	int flags;
	const char *set;	/* OPT_WORD: closed set; else the metavariable shown in help, or NULL */
	const char *help;	/* gettext id */
};

enum {
	CMD_EACH = 1,	/* run once for each value of its first operand */
	CMD_EVENING = 2,	/* a bare --at means 17:00; else 09:00 */
	CMD_FILE = 4,	/* its operand is a file name, "-" standard input */
	CMD_PLAIN = 8	/* an answer, not a listing: no heading line in table format */
};

struct cli;

struct cmd {
	const char *name;	/* one word or two */
	const char *operands;	/* as shown: "ISSUE...", "[FILE]" or "" */
	const char *help;	/* one line, gettext id */
	const char *example;	/* a whole command line */
	enum hl_mode mode;
	int flags;
	hl_fn *fn;		/* the library's function, or NULL with run */
	int (*run)(struct cli *, struct hl_args *);	/* what is not one library call (batch, import with rejects, config) */
	const struct opt *opts;	/* ends with a NULL name */
};

struct prog {
	const char *name;	/* "hl-issue" */
	const char *help;	/* one line, gettext id */
	const struct cmd *cmds;	/* ends with a NULL name */
};

/* All five, NULL at the end (src/main.c): a batch line may name another's command as "hl-station add". */
extern const struct prog *const progs[];

int cli_main(const struct prog *prog, int argc, char **argv);

#endif
