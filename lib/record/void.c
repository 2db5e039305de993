/*
 * void.c: taking an event back (R51). Nothing is deleted: from the voiding on it is as if
 * absent, an earlier T still sees it.
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

static int
undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	if (act != NULL && act->undo != NULL)
		return act->undo(hl, act, event);
	if (act != NULL && act->fixed != NULL)
		return hl_fail(hl, HL_EREFUSED, _(act->fixed), (long long)event);
	if (act != NULL && (act->flags & HL_ACT_FILE))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot void an import: void its rows, each is an event of its own"));
	return hl_fail(hl, HL_EREFUSED, _("event %lld cannot be voided"), (long long)event);
}

static int
check_event(struct hl *hl, const struct hl_act *act, int64_t event, int64_t at, int64_t voided)
{
	char text[32];

	if (voided != 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld is void already, by event %lld"),
		    (long long)event, (long long)voided);
	if (act != NULL && act->fn == hl->act->fn)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld is a voiding: record the fact again instead"), (long long)event);
	if (hl->at < at)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld happened at %s: it cannot be voided before that"),
		    (long long)event, hl_time_long(at, text));
	return HL_OK;
}

static int
void_event(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "event");
	const struct hl_act *act;
	int64_t event, at, voided;
	sqlite3_stmt *st;
	int rc;

	(void)rows;
	if (what == NULL || !text_int(what, &event))
		return hl_fail(
		    hl, HL_EUSAGE, _("'%s' is no event number"), what != NULL ? what : "");
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--reason is missing"));
	if ((rc = event_check_at(hl, 'f')) != HL_OK)
		return rc;
	if ((st = sql_bind(hl,
		 "SELECT program, command, at, issue_id, voided FROM event WHERE seq = :event",
		 BIND(":event", event))) == NULL)
		return HL_EFAIL;
	if (sqlite3_step(st) != SQLITE_ROW) {
		sqlite3_reset(st);
		return hl_fail(hl, HL_ENOENT, _("no event %lld"), (long long)event);
	}
	act = hl_act_find(sql_string(st, 0), sql_string(st, 1));
	decide_str(hl, "voided", sql_string(st, 1));
	at = sqlite3_column_int64(st, 2);
	hl->ev->issue = sqlite3_column_int64(st, 3);
	voided = sqlite3_column_int64(st, 4);
	sqlite3_reset(st);
	if ((rc = check_event(hl, act, event, at, voided)) != HL_OK ||
	    (rc = sql_run(hl, "UPDATE event SET voided = :by WHERE seq = :event",
		 BIND(":event", event), BIND(":by", hl->ev->seq))) != HL_OK)
		return rc;
	return undo(hl, act, event);
}

/* --- the acts --- */

static const struct hl_param void_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT",
	    N_("the number of the event, see hl-report journal") },
	{ 0 },
};

static const struct hl_param history_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT",
	    N_("the number of the event, see history") },
	{ 0 },
};

const struct hl_act void_acts[] = {
	{ "hl-station", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-station void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-issue", "void", history_params, N_("take back an event recorded by mistake"),
	    "hl-issue void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-meeting", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-meeting void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-score", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-score void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ 0 },
};
