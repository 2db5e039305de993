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

/* contact.c: takes the contact data out of args and stores them; id 0 when there are none. */
int contact_insert(struct hl *hl, struct hl_args *args, int64_t *id);
/* R51: takes back what an event of that issue did: all its other facts are done again. */
hl_undo issue_undo, issue_undo_add, issue_undo_split;
extern const struct room issue_room;
/* The one machine of the handle: its memory is kept from issue to issue. */
struct machine;
struct machine *hl_machine(struct hl *hl);
/*
 * R21: opens the coordination deadlines of a meeting held at; refuses issues not dispatched or
 * resolved. answer: lines department, kind, due.
 */
int issue_coordinate(struct hl *hl, int64_t issue, int64_t at, struct hl_rows *answer);
/* The state and deadlines of an issue worked out anew from its facts (R51). */
int issue_refold(struct hl *hl, int64_t issue);
#include "issue/state.h"

/* state-db.c */
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

/* refold.c */
/*
 * Stores what the fact did; when it happened before others of the issue, all is worked out anew
 * and m read again (R33).
 */
int issue_settle(struct machine *m, hl_fact *fn, struct hl_args *args);
/* The same of an imported case that is stored: a department still on it may have ended since. */
int issue_settle_case(struct hl *hl, int64_t issue, hl_fact *fn, struct hl_args *args);
/*
 * For a handle whose table deadline is a temporary one: only the issue's deadlines are worked
 * out anew, by the rules of hl->base. The dues of those that recount names are counted, the
 * others keep theirs.
 */
typedef bool recount_fn(void *ctx, enum m_kind kind, int64_t opened);
int issue_refold_aside(struct hl *hl, int64_t issue, recount_fn *recount, void *ctx);

/* Facts as the journal holds them. */
int issue_do_case(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_split(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_coordinate(struct machine *m, struct hl_args *args, struct hl_rows **rows);
int issue_do_succeed(struct machine *m, struct hl_args *args, struct hl_rows **rows);
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
