/* issue.h: private to lib: issues and their deadlines (R8-R26). */
#ifndef HL_ISSUE_H
#define HL_ISSUE_H

#include "station/station.h"
#include "sql/issue.h"

/* What a listing of issues is narrowed to: a station, a department (0: any), a period. */
struct choice {
	int64_t station, department;
	struct period period;
};
int choice_read(struct hl *hl, struct hl_args *args, struct choice *c);
/* @chosen(i, at) in the statement */
#define BIND_CHOICE(c) \
	BIND_ID(":station", (c)->station), BIND_ID(":department", (c)->department), \
	    BIND(":since", (c)->period.since), BIND(":until", (c)->period.until)

/* --within of a listing: *until is the first moment no longer meant; without it T. */
int deadline_within(struct hl *hl, const struct hl_args *args, int64_t *until);
/*
 * R26: recomputes deadlines by the calendar in force; those that moved are added to moved
 * (number,department,kind,due,was).
 */
int deadline_recount(struct hl *hl, struct hl_rows *moved);

/* The number of an issue (malloc'd in *number). */
int issue_number(struct hl *hl, int64_t id, char **number);
/* R51: takes back what an event of that issue did: all its other facts are done again. */
hl_undo issue_undo, issue_undo_add, issue_undo_split;
extern const struct room issue_room;
/* The handle's one machine (machine.h), and memory that lives until the outermost event is done. */
struct machine;
struct machine *hl_machine(struct hl *hl);
/*
 * R21: opens the coordination deadlines of a meeting held at; refuses issues not dispatched or
 * resolved. answer: lines department, kind, due.
 */
int issue_coordinate(struct hl *hl, int64_t issue, int64_t at, struct hl_rows *answer);
/* The state and deadlines of an issue worked out anew from its facts (R51). */
int issue_refold(struct hl *hl, int64_t issue);
/*
 * machine.h: one issue in memory and the facts that change it (R9-R25, R34). The functions here
 * know no table: machine-db.c loads and stores, issue.c reads arguments. Voiding a fact is doing
 * all the others again from the start (issue_refold) and storing what came out differently.
 */

enum m_state { S_OPEN, S_DISPATCHED, S_RESOLVED, S_CLOSED, S_CANCELLED, S_DUPLICATE };
enum m_list { L_NONE, L_LOCAL, L_SOLO, L_JOINT, L_TRANSFER };
enum m_role { R_SOLE, R_ASSIST, R_LEAD, R_CITY, R_LOCAL };
enum m_kind { K_DISPATCH, K_COORDINATION, K_PROGRESS }; /* deadlines */
enum m_feed { F_RECEIPT, F_PROGRESS, F_DONE, F_RETURN };

/* Acts of R9's table. */
enum m_act {
	A_DISPATCH,
	A_REDISPATCH,
	A_FEEDBACK,
	A_RULING,
	A_REJECT,
	A_CLOSE,
	A_REOPEN,
	A_CANCEL,
	A_DUPLICATE,
	A_SPLIT,
	A_NOTE,
	A_RESULT,
	A_EXTEND,
	A_COORDINATE,
	A_UNABLE
};

const char *m_state_name(enum m_state s);
const char *m_list_name(enum m_list l); /* NULL for L_NONE */
const char *m_role_name(enum m_role r);
const char *m_kind_name(enum m_kind k);
const char *m_feed_name(enum m_feed f);
int m_state_of(const char *s), m_list_of(const char *s), m_role_of(const char *s),
    m_kind_of(const char *s), m_feed_of(const char *s); /* -1 when it is none */

struct m_assignment {
	int64_t id; /* row, 0 new */
	int64_t department;
	bool district; /* of a level that owes feedback */
	enum m_role role;
	char *responsible;
	int64_t since, until, done_from, done_event, until_event, event;
	int64_t known, gone;
	int64_t taken; /* the department whose span it goes on with, 0 none */
	bool dirty;
};

struct m_deadline {
	int64_t id, department;
	enum m_kind kind;
	int64_t opened, due, met, void_at, waived, ended, uncovered, flagged, event, known;
	int64_t gone; /* HL_NEVER but for the old version of a revived one */
	bool dirty;
};

struct m_feedback {
	int64_t id, department;
	enum m_feed kind;
	int64_t at, event, ruled;
	const char *ruling; /* static: "accepted", "refused", "moot"; NULL none */
	char *text;
	bool dirty;
};

struct m_credit {
	int64_t id, department, at, known, revoked, event;
	const char *rule; /* static */
	bool dirty;
};

struct m_move { /* a change of list, departments or limit (R14, R17) */
	int64_t at, event, n; /* n: the how manieth change of list or departments, 0 none */
	enum m_list was, list;
	int64_t was_by, close_by;
	bool dirty;
};

struct m_appeal {
	int64_t event, department, filed, ruled;
	bool upheld;
};

struct m_heir { /* from at on the work of department is that of into */
	int64_t department, into, at;
};

struct machine {
	struct hl *hl;
	int64_t id, station, year, serial;
	char number[48];
	char *category, *task, *standard, *responsible;
	enum m_state state;
	enum m_list list;
	int64_t raised, close_by, dispatched, closed, closed_event, last, fresh, fresh_event,
	    result, result_event, moves, unable, duplicate_of,
	    part_of; /* part_of: only while it is registered */
	bool station_handles, imported;
	bool damaged; /* a row of it holds what was never written */
	const struct machine *was; /* while folding: what the tables hold, whose dues stand */
	VEC(struct m_assignment) a;
	VEC(struct m_deadline) d;
	VEC(struct m_feedback) f;
	VEC(struct m_credit) c;
	VEC(struct m_appeal) p;
	VEC(struct m_move) v; /* those made since it was loaded */
	VEC(struct m_heir) h;
};

/* A department of a dispatch. */
struct m_to {
	int64_t department;
	enum m_role role;
	const char *level;
	const char *code;
	const char *responsible; /* NULL: the general one */
};

struct m_dispatch {
	enum m_list list;
	struct m_to to[64];
	size_t n;
	const char *task, *standard, *responsible; /* NULL keeps what there is */
	int64_t close_by; /* 0 keeps, or the default */
};

void machine_clear(struct machine *m); /* empty, its memory kept for the next issue */
void machine_free(struct machine *m);

const struct hl_clock *m_clock(const struct hl_config *cfg, enum m_kind kind);
/* The due of a deadline by the clock and calendar in force; HL_ECONFIG without a calendar. */
int m_due(struct hl *hl, enum m_kind kind, int64_t from, int64_t *due, bool *uncovered);

/* Each takes the current event's at and seq from m->hl->ev; HL_EREFUSED when the rules say so. */
int m_allowed(struct machine *m, enum m_act act); /* R9 */
int m_dispatch(struct machine *m, enum m_act act, const struct m_dispatch *d);
int m_feedback(struct machine *m, int64_t department, const char *code, enum m_feed kind,
    int64_t at, const char *text);
int m_ruling(struct machine *m, int64_t department, const char *code, bool accepted);
int m_reject(struct machine *m);
int m_close(struct machine *m);
int m_reopen(struct machine *m);
int m_end(struct machine *m, enum m_act act); /* A_CANCEL, A_DUPLICATE, A_SPLIT */
int m_coordinate(struct machine *m, int64_t at);
int m_appeal(struct machine *m, int64_t department, const char *code);
int m_appeal_ruling(struct machine *m, int64_t department, const char *code, bool upheld);
/*
 * The department was merged or dissolved: a live span, with what it owes, goes on as its
 * successor's.
 */
void m_succeed(struct machine *m, int64_t department, int64_t into);
void m_add_heir(struct machine *m, int64_t department, int64_t into, int64_t at);
/* whose its work is at at */
int64_t m_heir(const struct machine *m, int64_t department, int64_t at);
/* What said has said counts for department: it is itself, or one whose span it took over. */
bool m_speaks(const struct machine *m, int64_t department, int64_t said);

/* The deadline counts as missed at t (R24), waived ones not. */
bool m_missed(const struct m_deadline *d, int64_t t);

/* machine-db.c */
int machine_load(struct hl *hl, int64_t issue, struct machine *m);
int machine_store(struct machine *m);
int machine_store_parts(struct machine *m); /* all but the issue's own row */
/* All versions of the issue's deadlines, to those loaded. */
int machine_load_past(struct hl *hl, struct machine *m);
/* Of an issue folded anew: its own row, its moves and the rulings of its feedback. */
int machine_store_state(const struct machine *was, struct machine *m);
/* Its spans, deadlines and credits of every epoch take the place of what the tables hold. */
int machine_replace(struct machine *all);
int machine_replace_deadlines(struct machine *all); /* of its deadlines only */

/* epoch.c */
/*
 * Stores what the fact did; when it happened before others of the issue, all is worked out anew
 * and m read again (R33).
 */
int issue_settle(struct machine *m, hl_fact *fn, struct hl_args *args);
/* The same of an imported case that is stored: a department still on it may have ended since. */
int issue_settle_case(struct hl *hl, int64_t issue, struct hl_args *args);
/*
 * For a handle whose table deadline is a temporary one: only the issue's deadlines are worked
 * out anew, by the rules of hl->base. The dues of those that recount names are counted, the
 * others keep theirs.
 */
typedef bool recount_fn(void *ctx, enum m_kind kind, int64_t opened);
int issue_refold_aside(struct hl *hl, int64_t issue, recount_fn *recount, void *ctx);

/*
 * issue.c, issue-add.c: facts as the journal holds them; issue_do_fact finds the one of an
 * event.
 */
int issue_do_case(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_split(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_coordinate(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_succeed(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_fact(
    struct machine *m, const char *program, const char *command, struct hl_args *args);
/*
 * issue-split.c: an issue being registered becomes a part of that one; and what is stored of it
 * besides.
 */
int issue_be_part(struct machine *m, const char *whole);
int issue_store_part(struct machine *m);
/* void.c: HL_EREFUSED while something rests on an issue but the event that registered it. */
int issue_unused(struct hl *hl, int64_t event, int64_t issue);
/*
 * Looks a department up for a dispatch at the current event's time: HL_ENOENT, or HL_EREFUSED
 * when it is not active.
 */
int issue_department(struct hl *hl, const char *what, struct m_to *to);

/* --- between the files of the machine and of the issue commands --- */

/* Refuses act for the state, HL_EREFUSED. */
int m_not_in(struct machine *m, enum m_act act);
/* R9 and R50: act is allowed, and not dated before the last change of state. */
int m_in_order(struct machine *m, enum m_act act);
/* In the same second facts stand in the order they were recorded. */
bool m_after(int64_t at, int64_t event, int64_t from, int64_t from_event);
/* The span the department is live in, or NULL. */
struct m_assignment *m_live(const struct machine *m, int64_t department);
bool m_counts(const struct machine *m, enum m_feed kind, int64_t at);
/* When it first said done since its claim was last reset; HL_NEVER. */
int64_t m_done_at(const struct machine *m, const struct m_assignment *a);
/* R23: works out anew which feedback met it. */
void m_meet(struct machine *m, struct m_deadline *d);
int m_open_deadline(struct machine *m, int64_t department, enum m_kind kind, int64_t opened);
/*
 * While folding, a deadline the current event opened before keeps its due, whatever calendar is
 * in force now.
 */
bool m_known_due(const struct machine *m, int64_t department, enum m_kind kind, int64_t opened,
    int64_t *due, bool *uncovered);
void m_end_deadline(struct m_deadline *d, int64_t at);
/* Unmet misses stand again from at on; an earlier T sees the gap. */
size_t m_revive_deadline(struct machine *m, size_t i, int64_t at);
void m_revive_deadlines(struct machine *m, int64_t department, int64_t at);
struct m_assignment *m_assign(struct machine *m, int64_t department, bool district,
    enum m_role role, const char *responsible);
void m_end_span(struct machine *m, struct m_assignment *a);
void m_withdraw(struct machine *m, struct m_assignment *a);
/* Its done no longer counts; a district department owes feedback anew (R9, R14, R16). */
int m_reset_done(struct machine *m, struct m_assignment *a);
/* R9 "recomputed". */
void m_recompute(struct machine *m);
void m_changed(struct machine *m);
/* Notes what has changed of list and limit since they were those; n as in struct m_move. */
void m_moved(struct machine *m, int64_t n, enum m_list was, int64_t was_by);
void m_freshen(struct machine *m);

int issue_time_arg(
    struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t);
int issue_need_reason(struct hl *hl);
int issue_do_dispatch(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_redispatch(struct machine *m, struct hl_args *args, struct hl_rows **rows);

#endif
