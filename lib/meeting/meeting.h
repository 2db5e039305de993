/* meeting.h: private to lib: meetings, agenda, attendance, decisions (R45-R49). */
#ifndef HL_MEETING_H
#define HL_MEETING_H

#include "issue/issue.h"
#include "sql/meeting.h"

hl_undo meeting_undo;
/*
 * R49: how many regular meetings each station owed in the quarters and months that are over at
 * hl_now(), and how many of those were held; fn is called once for each station.
 */
struct regular {
	int64_t held, owed;
};
typedef void regularity_fn(void *ctx, int64_t station, const struct regular *r);
int regularity_each(struct hl *hl, int64_t year, regularity_fn *fn, void *ctx);

/* meeting.h: what the files about meetings share (R45-R48). */

struct meeting {
	int64_t id; /* 0: not recorded yet */
	int64_t station, at;
	char number[64], code[32], kind[16], state[16];
	const char *chair, *post; /* post: of the chair that day */
	bool occasion, plan; /* stated when it was scheduled */
};

int meeting_load(struct hl *hl, int64_t id, struct meeting *m);
/*
 * The meeting that argument "meeting" names, its number put there; a cancelled one is refused.
 * refusal: "cannot ... %s: it is %s".
 */
int meeting_named(struct hl *hl, struct hl_args *args, const char *refusal, struct meeting *m);
/* A fact of a meeting that was held, not dated before it (7). */
int meeting_fact(struct hl *hl, struct hl_args *args, const char *refusal, struct meeting *m);
/*
 * Takes --chair, who must be head or deputy at that time (R46); by default the chair on record.
 */
int meeting_take_chair(struct hl *hl, struct hl_args *args, struct meeting *m, int64_t at);
/* --duration, --reminder: in minutes, in their range. */
int meeting_check_minutes(struct hl *hl, const struct hl_args *args);
/*
 * Marks the meeting as revised by the current event (iCalendar SEQUENCE); moved: its time, place
 * or state changed.
 */
int meeting_revised(struct hl *hl, int64_t id, bool moved);
/*
 * What a listing is asked for: --station --department --meeting, ids, 0 for all; --kind, NULL for
 * all; the period.
 */
struct meeting_choice {
	int64_t station, department, meeting;
	const char *kind;
	struct period p;
};
int meeting_choose(struct hl *hl, struct hl_args *args, struct meeting_choice *c);
#define MEETING_CHOICE(c) \
	BIND_ANY_ID(":station", (c)->station), BIND_ANY_ID(":department", (c)->department), \
	    BIND_ANY_ID(":meeting", (c)->meeting), BIND_ANY(":kind", (c)->kind), \
	    BIND(":since", (c)->p.since), BIND(":until", (c)->p.until)

#define PARAM_MEETING \
	{ \
		"meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL, N_("the number of a meeting") \
	}

/* --- attendance.c (R47) --- */

/* Of --invited --present --proxy --leave --absent --sent. */
int attendance_take(struct hl *hl, struct hl_args *args, const struct meeting *m);
/* Restores who attends as it was known before that event. */
int attendance_restore(struct hl *hl, int64_t meeting, int64_t before);

/* --- agenda.c (R48) --- */

/* --issues of a meeting to come: an item each, under the first head. */
int agenda_take_issues(struct hl *hl, struct hl_args *args, const struct meeting *m);
/*
 * Finds an issue the meeting can deal with: of its station, and raised by then. *number is
 * malloc'd.
 */
int agenda_issue(
    struct hl *hl, const struct meeting *m, const char *what, int64_t *id, char **number);
/*
 * Tables an issue by the current event (an item, a decision); it stays tabled while any event
 * that tabled it stands.
 */
int agenda_table(struct hl *hl, const struct meeting *m, int64_t issue);
/* Withdraws what the event tabled; held: also what the holding of the meeting named. */
int agenda_untable(struct hl *hl, int64_t meeting, int64_t event, bool held);
/* A coordination meeting held without --issues gets those on its agenda. */
int agenda_to_issues(struct hl *hl, struct hl_args *args, const struct meeting *m);

int agenda_insert(
    struct hl *hl, const struct meeting *m, const char *topic, int64_t issue, const char *text);
/* R51: takes off the items an event put there. */
int item_undo(struct hl *hl, const struct hl_act *act, int64_t event);
/* The items by heads, numbered; rows is of AGENDA_COLUMNS. */
#define AGENDA_COLUMNS "event,n,topic,number,ref,title,text"
int agenda_rows(struct hl *hl, const struct meeting *m, struct hl_rows *rows);

/* --- decision.c (R48) --- */

/* incomplete.c: what a meeting that was held lacks of R45, as a row of show if anything. */
int incomplete_show(struct hl *hl, int64_t meeting, struct hl_rows *rows);

/* Parameters that several acts take: who was there; what is told of a meeting (R45). */
#define ATTENDING \
	{ "present", HL_P_NAME, HL_MULTI, "WHO", N_("persons or departments present"), "到会" }, \
	    { "proxy", HL_P_NAME, HL_MULTI, "WHO", N_("those who sent a proxy"), "代会" }, \
	    { "sent", HL_P_NAME, HL_MULTI, "[WHO=]NAME", N_("who came as the proxy") }, \
	    { "leave", HL_P_NAME, HL_MULTI, "WHO", N_("those on leave"), "请假" }, \
	    { "absent", HL_P_NAME, HL_MULTI, "WHO", N_("those absent"), "缺席" }, \
	{ \
		"invited", HL_P_NAME, HL_MULTI, "WHO", N_("those invited"), "应到" \
	}
#define TEXTS \
	{ "agenda", HL_P_PROSE, 0, NULL, N_("agenda"), "议程" }, \
	    { "way", HL_P_PROSE, 0, NULL, N_("way agreed (coordination)"), "途径" }, \
	    { "method", HL_P_PROSE, 0, NULL, N_("method agreed (coordination)"), "方法" }, \
	    { "guarantee", HL_P_PROSE, 0, NULL, N_("guarantee agreed (coordination)"), "保障" }, \
	    { "event", HL_P_TEXT, 0, NULL, N_("the event a special meeting is about") }, \
	{ \
		"plan", HL_P_PROSE, 0, NULL, N_("the plan of a special meeting"), "预案|方案" \
	}

#endif
