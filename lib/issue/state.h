/* state.h: part of issue.h: the state machine of an issue. */
#ifndef HL_ISSUE_STATE_H
#define HL_ISSUE_STATE_H

/*
 * One issue in memory and the facts that change it (R9-R25, R34). The functions here know no
 * table: state-db.c loads and stores, issue.c reads arguments. Voiding a fact is doing
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

#endif
