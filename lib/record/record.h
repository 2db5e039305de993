/* record.h: private to lib: the handle, SQLite, rows, the journal, imports, look-ups. */
#ifndef HL_RECORD_H
#define HL_RECORD_H

#include <sqlite3.h>
#include <stdarg.h>

#include "config/config.h"
#include "sql/record.h"

/* --- acts.c: parameters that many acts take --- */

/* When what is listed happened. */
#define PARAM_SPAN \
	{ "since", HL_P_SINCE, 0, NULL, N_("only those from then on") }, \
	    { "until", HL_P_UNTIL, 0, NULL, N_("only those up to then") }, \
	    { "year", HL_P_INT, 0, "YEAR", N_("only those of this year") }, \
	{ \
		"month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") \
	}
#define PARAM_EVENT \
	{ \
		"event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", \
		    N_("the number it was added under, see list") \
	}
extern const struct hl_param span_params[], event_param[], import_params[];

#include "record/import.h"

/* --- db.c, event.c --- */

#define NSTMT 512

struct findings;

/* What a room above this one adds to it. Each member may be NULL; lib/hl.c has the list. */
struct room {
	void (*functions)(struct hl *hl); /* SQL functions of a connection just opened */
	void (*close)(struct hl *hl); /* frees what it keeps in the handle */
	/* A transaction has begun, or what was done in it was undone. */
	void (*begun)(struct hl *hl);
	/* outer: no other event is being written */
	int (*before_event)(struct hl *hl, bool outer);
	int (*after_event)(struct hl *hl); /* the command succeeded: may refuse it */
	/*
	 * Counts dues again (R26); those that changed, to rows (number, department, kind, due,
	 * was).
	 */
	int (*calendar_changed)(struct hl *hl, struct hl_rows *rows);
	int (*verify)(struct hl *hl, struct findings *f); /* what it stores besides */
};

/* handle.c: for hl_new(); rooms: NULL ends, must outlive the handle. */
struct hl *handle_new(struct hl_config *cfg, const struct room *const *rooms);

struct event { /* the event being written */
	int64_t seq, issue; /* issue: row id or 0 */
	bool skip; /* nothing changed: no event */
	struct buf decided; /* members of a JSON object, without braces */
};

/* What a fact is recorded as; see context.c, which alone writes it. */
#define CONTEXT \
	int64_t at, now, real; /* when it happened; the clock of the command; the real one */ \
	const char *actor, *reason; /* reason: NULL when none is given */ \
	struct hl_config *cfg, *base; /* the rules in force; the configuration they are of */ \
	const struct hl_act *act, *within; /* the act; that which does it as a part, or NULL */ \
	struct event *ev; /* its event, NULL when it records nothing */ \
	bool at_given, now_given; /* by the user */ \
	bool replay; /* it was recorded before: decided then, refused nothing for its time */ \
	bool imported; /* it is from a file: exempt from R50's limits */ \
	bool hushed; /* without warnings */

struct context {
	CONTEXT
};

struct hl {
	union {
		struct context context;
		const struct { /* for reading: hl->now, hl->reason */
			CONTEXT
		};
	};
	struct hl_config *used; /* made by policy_use() */
	sqlite3 *db;
	char *path;
	int lock; /* fd of the queue's lock file, -1 */
	enum hl_mode mode;
	bool in_tx, attention, policy_checked;
	const char *request;
	int request_n; /* acts done under the request */
	char *own[3]; /* texts of the command's context */
	int64_t next_seq, recorded; /* recorded: when the last event was */
	struct hl_calendar *cal;
	const struct room *const *rooms; /* NULL ends */
	struct machine *machine; /* of the room issue */
	struct guard *guard; /* of the room score */
	struct aside *aside; /* while other rules are tried (whatif.h), else NULL */
	VEC(void *) kept;
	hl_progress *progress;
	void *progress_ctx;
	bool alone; /* a temporary database of its own: nobody to queue behind */
	int verdict; /* of verify */
	char *notes[64];
	size_t nnotes, note;
	char err[1024];
	struct {
		const char *sql;
		sqlite3_stmt *st;
	} cache[NSTMT];
};

/* Stores the message, returns code. A message already there is replaced. */
int hl_fail(struct hl *hl, int code, const char *fmt, ...) PRINTF(3, 4);
/* from sqlite3_errmsg: a named CHECK's name, busy, full, corrupt ... */
int hl_fail_db(struct hl *hl);
/* What is read from disk is nothing that could have been written; what: where it was. */
int db_damaged(struct hl *hl, const char *what);
/* for hl_note_next; each text once */
void hl_warn(struct hl *hl, const char *fmt, ...) PRINTF(2, 3);

#include "record/db.h"

/* journal.c: the journal as lines for a batch. */
int journal_export(struct hl *hl, struct hl_args *args, struct hl_rows **rows);

#include "record/rows.h"

/* The calendar in force: of the database, else of the config, else built in. NULL on failure. */
struct hl_calendar *hl_calendar(struct hl *hl);
const char *cal_weekday(int64_t day); /* Sun .. Sat: a code */
/*
 * The calendar of the config (its file, or the built-in one), owned by the caller. HL_ECONFIG
 * when it cannot be read.
 */
int calendar_configured(struct hl *hl, struct hl_calendar **out);
char *calendar_text(const struct hl_calendar *c); /* "2026-01-01 holiday name" a line; malloc'd */

/* event.c */
/*
 * context.c: what is recorded between these two is recorded as ctx, a copy of hl->context with
 * what is to be otherwise.
 */
void context_enter(struct hl *hl, struct context *ctx);
void context_leave(struct hl *hl, struct context *ctx);
void context_at(struct hl *hl, struct context *ctx, int64_t at); /* enters it at another time */
/* That of a command: at 0 is now; NULL is none. */
void context_init(struct hl *hl, struct hl_config *cfg);
void context_clock(struct hl *hl, int64_t now, bool given);
void context_set(
    struct hl *hl, int64_t at, const char *actor, const char *reason, const char *request);
void context_act(struct hl *hl, const struct hl_act *act);
/* The rules in force: those at t, the configuration's, those hl_config_policy() told. */
void policy_enter(struct hl *hl, int64_t t);
void policy_leave(struct hl *hl);
int policy_use(struct hl *hl, const char *text);
/* Does an act with values that hl_check() has made, see hl_run(). */
int act_do(struct hl *hl, const struct hl_act *act, struct hl_args *args, struct hl_rows **rows);
/*
 * The configuration and its calendar enter the record where they are new: once a transaction,
 * before its first event that is not a replayed one.
 */
int rules_record(struct hl *hl);

/* decide.c: into the current event */
void decide_str(struct hl *hl, const char *key, const char *value);
void decide_int(struct hl *hl, const char *key, int64_t value);
void decide_raw(struct hl *hl, const char *key, const char *json);
int meta_set(struct hl *hl, const char *key, const char *value);
/*
 * Runs an act as an event of its own inside the transaction (import, the policy). rows may be
 * NULL.
 */
int event_inner(struct hl *hl, const char *program, const char *name, struct hl_args *args,
    struct hl_rows **rows);
void event_forget(struct hl *hl, size_t mark); /* frees what hl_keep() kept since */
/*
 * R50: refuses what needs the office and a reason when none was given; what: the act, for the
 * message.
 */
int event_need_reason(struct hl *hl, const char *what);
/*
 * R50 for the current event's at: the future, back-dating without a reason. kind 'f' fact, 'r'
 * registration.
 */
int event_check_at(struct hl *hl, char kind);
/* The current event follows another, of noun, that is of at: it is not dated earlier. */
int event_check_after(struct hl *hl, const char *noun, int64_t event, int64_t at);
/* Refuses to void :event while another depends on it: the one that sql gives, if any. */
int event_check_rests(struct hl *hl, const char *sql, int64_t event);
/* The number of the current event as the answer: void and later facts name the record by it. */
int event_answer(struct hl *hl, struct hl_rows **rows);

#include "record/find.h"
#include "record/verify.h"

#endif
