/* register.h: private to lib: registers of facts: declared nouns with fields, versions, periods. */
#ifndef HL_REGISTER_H
#define HL_REGISTER_H

#include "record/record.h"
#include "register/registers.h"
#include "sql/register.h"

/*
 * Registers of facts (register.h): add, list, show, import (csv both ways), end, void, batch,
 * journal and replay of one come from its declaration. A new one is: its fields a macro
 * THING_FIELDS(F, Q) in registers.h: options, filters, headings, columns, help its table in
 * lib/schema: event INTEGER PRIMARY KEY, at INTEGER NOT NULL, a column a field in that order's
 * names (a reference NAME_id), with a period also ended INTEGER, and gone as everywhere; STRICT,
 * with indexes on references REGISTER(...) in registers.c (or a file of its own that includes
 * register-table.h), and its name in regs[]; a check function holds the rules beyond the fields
 * (an overlap: reg_overlap); REGISTER_END(thing) when it has a period
 *   NOUN(thing)       in hl-nouns.h: hl_thing_add, _list, _show, _import, _end
 * REGISTER_OPTS, REGISTER_CMDS in src/NOUN/registers.c: its rows of commands, with its help line
 * and examples
 *   new columns in rows.c, words in words.c, the man page, po, a row in tests/nouns.tsv
 * Void goes by the first word of the command (reg_find); what a station or department carries in
 * a register keeps it from being voided (reg_rests).
 */
struct reg;
const struct reg *reg_find(const char *program, const char *command);
int reg_undo(struct hl *hl, const struct reg *r, int64_t event, const char *command);
enum { RESTS_STATION, RESTS_DEPARTMENT, RESTS_ISSUE, RESTS_MEETING };
/* Refuses when a row of a register that stands names the station, department ... of that id. */
int reg_rests(struct hl *hl, int what, int64_t id);

/*
 * register.h: registers of facts, see record.h on how one is made; register.c, register-list.c,
 * registers.c.
 */

enum { REG_MAX = 24 }; /* fields of a register */

/*
 * What a value is, and what of it is stored. LINE, PROSE (must be called detail or text), NAME,
 * CODE: text. WORD: the code of a closed set. DAY: a day; FROM, TO: the two ends of a period,
 * both within (fields from and to; FROM is the day of --at unless given, a register with one has
 * "end" and lists those of the moment). Days to come are refused unless REG_AHEAD. MONEY: fen.
 * POINTS: tenths. INT: from 0. YES: 1 or 0. STATION to MEETING: the row's id, in a column
 * NAME_id. ROW: the code of a row of the register in set. With REG_MULTI a JSON array of texts.
 * REG_KEY: no two rows that stand have the same values in all of these (at one time, where there
 * is a period).
 */
enum reg_kind {
	REG_LINE,
	REG_PROSE,
	REG_NAME,
	REG_CODE,
	REG_WORD,
	REG_DAY,
	REG_FROM,
	REG_TO,
	REG_MONEY,
	REG_POINTS,
	REG_INT,
	REG_YES,
	REG_STATION,
	REG_DEPARTMENT,
	REG_ISSUE,
	REG_MEETING,
	REG_ROW
};

struct reg_field {
	const char *name;
	enum reg_kind kind;
	int flags;
	const char *set, *headings;
};

struct reg_cell {
	const char *text;
	int64_t number;
	bool is_number;
}; /* text NULL: nothing */

struct reg {
	const char *program, *noun; /* the table is called as the noun */
	const struct reg_field *fields;
	size_t n;
	hl_fn *add;
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
	/*
	 * Takes back what an act of its own made; before an add is taken back (act "add") it may
	 * refuse.
	 */
	int (*undo)(struct hl *hl, const struct reg *r, int64_t event, const char *act);
};

/* In SQL: the number a row was added under, also of a former version of it. */
#define REG_EVENT(t) "ifnull(" t ".version_of, " t ".event)"

const struct reg *reg_at(size_t i); /* NULL past the end */

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
int reg_take_field(
    struct hl *hl, const struct reg_field *f, struct hl_args *args, struct reg_cell *c);
/*
 * A department of a field that has ended by t becomes its successor, told of; not in a replay: a
 * journal names the heirs.
 */
int reg_take_heir(
    struct hl *hl, const struct reg_field *f, struct hl_args *args, int64_t t, struct reg_cell *c);
/* of a field that is there, for v */
size_t reg_index(const struct reg *r, const char *name);
/* The event of argument "event": a row of the register that stands. */
int reg_event(struct hl *hl, const struct reg *r, const struct hl_args *args, int64_t *event);
/*
 * A row that stands with the same values in keys (NULL ends; NULL: the REG_KEY fields), in its
 * period: 1 and its event, 0, -1.
 */
int reg_overlap(struct hl *hl, const struct reg *r, const struct hl_args *args,
    const struct reg_cell *v, const char *const *keys, int64_t *event);
const char *reg_period(const struct reg *r); /* the name of its FROM, or NULL */
const char *reg_code_sql(enum reg_kind kind); /* the code of ?1, of a reference */
bool reg_is_ref(const struct reg_field *f);
void reg_column(struct buf *b, const struct reg_field *f);
int reg_bind(
    struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, sqlite3_stmt **st);
int reg_run(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n);
/* 1, 0 none, -1 */
int reg_int(struct hl *hl, const struct buf *sql, const struct reg_cell *v, size_t n, int64_t *out);

/*
 * register-table.h: what declares a register in lib: its fields, its row, its commands. For
 * registers.c and the like only.
 */

#define DECLARE_REG(noun) extern const struct reg reg_##noun;
REGISTERS(DECLARE_REG)

#define REG_F(name, kind, flags, set, headings, help) { name, REG_##kind, flags, set, headings },
#define REG_Q(name, kind, flags, set, headings, help) \
	{ name, REG_##kind, (flags) | REG_FILTER, set, headings },

/*
 * reg_NOUN, and hl_NOUN_add and so on; further members of struct reg at the end (.check = NULL
 * when there are none).
 */
#define REGISTER(program, noun, FIELDS, ...) \
	static const struct reg_field noun##_fields[] = { FIELDS(REG_F, REG_Q) }; \
	const struct reg reg_##noun = { program, #noun, noun##_fields, LEN(noun##_fields), \
		hl_##noun##_add, __VA_ARGS__ }; \
	int hl_##noun##_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_add(hl, &reg_##noun, args, rows); \
	} \
	int hl_##noun##_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_list(hl, &reg_##noun, args, rows); \
	} \
	int hl_##noun##_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_show(hl, &reg_##noun, args, rows); \
	} \
	int hl_##noun##_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_set(hl, &reg_##noun, args, rows); \
	} \
	int hl_##noun##_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_import(hl, &reg_##noun, args, rows); \
	}
#define REGISTER_END(noun) \
	int hl_##noun##_end(struct hl *hl, struct hl_args *args, struct hl_rows **rows) \
	{ \
		return reg_end(hl, &reg_##noun, args, rows); \
	}

#endif
