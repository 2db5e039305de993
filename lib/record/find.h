/* find.h: part of record.h: arguments, what they name, periods. */
#ifndef HL_RECORD_FIND_H
#define HL_RECORD_FIND_H

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
/*
 * SQL of listings: the number of issue i of station s; the departments on it, or those that were
 * at its end, as they were named.
 */
#define ISSUE_NUMBER(s, i) s ".code || '-' || " i ".year || '-' || printf('%04d', " i ".serial)"
#define MEETING_NUMBER(s, m) s ".code || '-' || " m ".year || '-M' || printf('%03d', " m ".serial)"
/* ISSUE_NUMBER so written that it sorts (R38): a code has no character below '-' */
#define ISSUE_NUMBER_KEY(s, i) "printf('%s %04d%07d', " s ".code, " i ".year, " i ".serial)"
#define ISSUE_DEPARTMENTS \
	"(SELECT group_concat(code, ';') FROM (SELECT p.code FROM assignment a JOIN department p " \
	"ON p.id = a.department_id" \
	" WHERE a.issue_id = i.id AND a.gone = 253402300799 AND (a.until = 253402300799 OR" \
	" (i.state = 'closed' AND a.until_event = i.closed_event) OR" \
	" (i.state IN ('cancelled', 'duplicate') AND EXISTS (SELECT 1 FROM event e WHERE e.seq = " \
	"a.until_event" \
	" AND e.command IN ('cancel', 'duplicate', 'split')))) ORDER BY a.id))"
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
/* In SQL: whose the work of a department was at at, as t knows; of NULL NULL. */
#define DEPARTMENT_HEIR(id, at_, t) \
	"(WITH RECURSIVE heir(id, n) AS (SELECT " id ", 0 UNION ALL SELECT x.into_id, h.n + 1" \
	" FROM succession x JOIN heir h ON x.department_id = h.id WHERE x.at <= " at_ \
	" AND x.gone > " t " AND h.n < 64)" \
	" SELECT id FROM heir ORDER BY n DESC LIMIT 1)"
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
/* The number of an issue (malloc'd in *number). */
int issue_number(struct hl *hl, int64_t id, char **number);
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

#endif
