/* register.h: private to lib: registers of facts: declared nouns with fields, versions, periods. */
#ifndef HL_REGISTER_H
#define HL_REGISTER_H

#include "record/record.h"
#include "sql/register.h"

/*
 * Registers of facts: add, list, show, import (csv both ways), set, end, void, batch, journal and
 * replay of one come from its declaration, in the file of lib that knows its rules:
 *
 *	static const struct hl_param thing_fields[] = { ... { 0 } };
 *	static const struct reg thing_reg = { REG("hl-station", thing), .check = check_thing };
 *
 * and in its table of acts REGISTER_ACTS(...), with a period REGISTER_END_ACT(...) too. Besides it
 * needs its table in lib/sql/schema (event INTEGER PRIMARY KEY, at INTEGER NOT NULL, a column a
 * field (a reference NAME_id), with a period also ended INTEGER; known, gone and version_of as
 * everywhere; STRICT, with indexes on references), new columns in rows.c, new words in enums.c,
 * its place in the manual and the translation, a row in tests/nouns.tsv.
 */
struct reg;
hl_undo reg_undo;
enum { RESTS_STATION, RESTS_DEPARTMENT, RESTS_ISSUE, RESTS_MEETING };
/* Refuses when a row of a register that stands names the station, department ... of that id. */
int reg_rests(struct hl *hl, int what, int64_t id);

/*
 * register.h: registers of facts, see record.h on how one is made; register.c, register-list.c,
 * registers.c.
 */

enum { REG_MAX = 24 }; /* fields of a register */

/*
 * What of a value is stored. TEXT, PROSE (must be called detail or text), NAME, CODE: text. WORD:
 * the code of a closed set. DAY: a day; FROM, TO: the two ends of a period, both within (fields
 * from and to; FROM is the day of --at unless given, a register with one has "end" and lists those
 * of the moment). Days to come are refused unless HL_AHEAD. MONEY: fen. POINTS: tenths. INT: from
 * 0. FLAG: 1 or 0. STATION to MEETING: the row's id, in a column NAME_id. ROW: the code of a row
 * of the register in set. With HL_MULTI a JSON array of texts. HL_KEY: at one time, where there is
 * a period.
 */

struct reg_cell {
	const char *text;
	int64_t number;
	bool is_number;
}; /* text NULL: nothing */

struct reg {
	const char *program, *noun; /* the table is called as the noun */
	const struct hl_param *fields;
	size_t n;
	/*
	 * The rules beyond the fields: args are canonical, v as they will be stored. May add to
	 * args (and v) what it decides.
	 */
	int (*check)(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v);
	/* A flag of list and what it asks of t. */
	const char *only, *where;
	/*
	 * Further columns of the listing, SQL over t with its names: ", (SELECT ...) AS paid";
	 * import takes no notice of them.
	 */
	const char *more;
	/* Further rows (field, value) of show. */
	int (*show)(struct hl *hl, int64_t event, struct hl_rows *rows);
	/* Refuses while something but another register rests on the row of that event. */
	int (*rests)(struct hl *hl, int64_t event);
};

/* In SQL: the number a row was added under, also of a former version of it. */
#define REG_EVENT(t) "ifnull(" t ".version_of, " t ".event)"

const struct reg *reg_at(size_t i); /* NULL past the end */

/* What its acts do; hl->act tells of which register. */
hl_fn reg_add, reg_end, reg_list, reg_show, reg_import, reg_set;
extern const struct hl_param reg_set_params[], reg_end_params[], reg_former_params[];

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
int reg_take_field(
    struct hl *hl, const struct hl_param *f, struct hl_args *args, struct reg_cell *c);
/*
 * A department of a field that has ended by t becomes its successor, told of; not in a replay: a
 * journal names the heirs.
 */
int reg_take_heir(
    struct hl *hl, const struct hl_param *f, struct hl_args *args, int64_t t, struct reg_cell *c);
/* of a field that is there, for v */
size_t reg_index(const struct reg *r, const char *name);
/* The event of argument "event": a row of the register that stands. */
int reg_event(struct hl *hl, const struct reg *r, const struct hl_args *args, int64_t *event);
/*
 * A row that stands with the same values in keys (NULL ends; NULL: the HL_KEY fields), in its
 * period: 1 and its event, 0, -1.
 */
int reg_overlap(struct hl *hl, const struct reg *r, const struct hl_args *args,
    const struct reg_cell *v, const char *const *keys, int64_t *event);
const char *reg_period(const struct reg *r); /* the name of its FROM, or NULL */
const char *reg_code_sql(enum hl_param_type kind); /* the code of ?1, of a reference */
bool reg_is_ref(const struct hl_param *f);
void reg_column(struct buf *b, const struct hl_param *f);
int reg_bind(
    struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, sqlite3_stmt **st);
int reg_run(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n);
/* 1, 0 none, -1 */
int reg_int(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, int64_t *out);

/* The beginning of a declaration: the table is called as the noun. */
#define REG(prog, noun) prog, #noun, noun##_fields, LEN(noun##_fields) - 1

/*
 * Its acts. about: what add does; adding and listing: their examples, without "add" and "list";
 * choice: what list takes besides, span_params or reg_former_params.
 */
#define REGISTER_ACTS(prog, noun, about, adding, listing, choice) \
	{ prog, #noun " add", NULL, about, prog " " #noun " add " adding, HL_WRITE, HL_ACT_PLAIN, \
		reg_add, &noun##_reg, noun##_fields, .undo = reg_undo }, \
	    { prog, #noun " import", import_params, N_("the same from a csv file"), \
		    prog " " #noun " import " #noun ".csv", HL_WRITE, HL_ACT_FILE, reg_import, \
		    &noun##_reg }, \
	    { prog, #noun " set", reg_set_params, \
		    N_("correct one, with a reason; what it said before stays on record"), \
		    prog " " #noun " set 17 " adding " --reason 更正", HL_WRITE, \
		    HL_ACT_EVENING | HL_ACT_CHANGE, reg_set, &noun##_reg, noun##_fields, \
		    .undo = reg_undo }, \
	    { prog, #noun " list", choice, N_("list them"), prog " " #noun " list " listing, \
		    HL_READ, HL_ACT_CHOOSE, reg_list, &noun##_reg, noun##_fields }, \
	{ \
		prog, #noun " show", event_param, N_("show one"), \
		    prog " " #noun " show \"$(" prog " " #noun " list -f ids --limit 1)\"", \
		    HL_READ, 0, reg_show, &noun##_reg \
	}
#define REGISTER_END_ACT(prog, noun) \
	{ \
		prog, #noun " end", reg_end_params, N_("end one"), \
		    prog " " #noun " end 17 --to 2026-03-31", HL_WRITE, HL_ACT_EVENING, reg_end, \
		    &noun##_reg, .undo = reg_undo \
	}

#endif
