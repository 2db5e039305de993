/* register.h: registers of facts, see hl-int.h on how one is made; register.c, register-list.c, registers.c. */
#ifndef HL_REGISTER_H
#define HL_REGISTER_H

#include "hl-int.h"
#include "registers.h"

enum { REG_MAX = 24 };	/* fields of a register */

/*
 * What a value is, and what of it is stored. LINE, PROSE (must be called detail or text), NAME, CODE: text. WORD: the code of a
 * closed set. DAY: a day; FROM, TO: the two ends of a period, both within (fields from and to; FROM is the day of --at unless
 * given, a register with one has "end" and lists those of the moment). Days to come are refused unless REG_AHEAD. MONEY: fen. POINTS:
 * tenths. INT: from 0. YES: 1 or 0. STATION to MEETING: the row's id, in a column NAME_id. ROW: the code of a row of the register in set.
 * With REG_MULTI a JSON array of texts. REG_KEY: no two rows that stand have the same values in all of these (at one time, where
 * there is a period).
 */
enum reg_kind {
	REG_LINE, REG_PROSE, REG_NAME, REG_CODE, REG_WORD, REG_DAY, REG_FROM, REG_TO, REG_MONEY, REG_POINTS, REG_INT, REG_YES,
	REG_STATION, REG_DEPARTMENT, REG_ISSUE, REG_MEETING, REG_ROW
};

struct reg_field {
	const char *name;
	enum reg_kind kind;
	int flags;
	const char *set, *headings;
};

struct reg_cell { const char *text; int64_t number; bool is_number; };	/* text NULL: nothing */

struct reg {
	const char *program, *noun;	/* the table is called as the noun */
	const struct reg_field *fields;
	size_t n;
	hl_fn *add;
	/* The rules beyond the fields: args are canonical, v as they will be stored. May add to args (and v) what it decides. */
	int (*check)(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v);
	/* A flag of list and what it asks of t. */
	const char *only, *where;
	/* Further columns of the listing, SQL over t with its names: ", (SELECT ...) AS paid"; import takes no notice of them. */
	const char *more;
	/* Further rows (field, value) of show. */
	int (*show)(struct hl *hl, int64_t event, struct hl_rows *rows);
	/* Takes back what an act of its own made; before an add is taken back (act "add") it may refuse. */
	int (*undo)(struct hl *hl, const struct reg *r, int64_t event, const char *act);
};

/* In SQL: the number a row was added under, also of a former version of it. */
#define REG_EVENT(t) "ifnull(" t ".version_of, " t ".event)"

const struct reg *reg_at(size_t i);	/* NULL past the end */

/* The commands; */
int reg_add(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);
int reg_end(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);
int reg_list(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);
int reg_show(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);
int reg_import(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);

int reg_set(struct hl *hl, const struct reg *r, struct hl_args *args, struct hl_rows **rows);

/* register-set.c. Takes back the correction that event made. */
int reg_unset(struct hl *hl, const struct reg *r, int64_t event);
/* The fields of the row of that event as arguments (canonical). */
int reg_load(struct hl *hl, const struct reg *r, int64_t event, struct hl_args *args);
/* The rules of a new row: its period, what is unique, those of its register. */
int reg_check(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v);
/* Refuses when a row of any register names the row of event by its code. */
int reg_named(struct hl *hl, const struct reg *r, int64_t event);

/* Of args: canonical from then on; v has r->n cells. */
int reg_take(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v);
int reg_take_field(struct hl *hl, const struct reg_field *f, struct hl_args *args, struct reg_cell *c);
/* A department of a field that has ended by t becomes its successor, told of; not in a replay: a journal names the heirs. */
int reg_take_heir(struct hl *hl, const struct reg_field *f, struct hl_args *args, int64_t t, struct reg_cell *c);
size_t reg_index(const struct reg *r, const char *name);	/* of a field that is there, for v */
/* The event of argument "event": a row of the register that stands. */
int reg_event(struct hl *hl, const struct reg *r, const struct hl_args *args, int64_t *event);
/* A row that stands with the same values in keys (NULL ends; NULL: the REG_KEY fields), in its period: 1 and its event, 0, -1. */
int reg_overlap(struct hl *hl, const struct reg *r, const struct hl_args *args, const struct reg_cell *v, const char *const *keys,
    int64_t *event);
const char *reg_period(const struct reg *r);	/* the name of its FROM, or NULL */
const char *reg_code_sql(enum reg_kind kind);	/* the code of ?1, of a reference */
bool reg_is_ref(const struct reg_field *f);
void reg_column(struct buf *b, const struct reg_field *f);
int reg_bind(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, sqlite3_stmt **st);
int reg_run(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n);
int reg_int(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, int64_t *out);	/* 1, 0 none, -1 */

#endif
