/* list.c: meetings listed and shown, and their voiding (R51). */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

static int
meeting_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting_choice c;
	const char *state;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK ||
	    (rc = arg_word(hl, args, "state", "held", &state)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_meeting_list, MEETING_CHOICE(&c), BIND(":state", state),
	    BIND(":proxy", hl->cfg->proxy_counts));
}

static int
meeting_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *r;
	int64_t id;
	int rc = meeting_find(hl, hl_args_get(args, "meeting"), &id);

	if (rc != HL_OK)
		return rc;
	r = rows_new("field,value");
	if ((rc = rows_pairs(hl, r, sql_bind(hl, sql_meeting_show, BIND(":id", id)))) != HL_OK ||
	    (rc = rows_fill(hl, r, sql_bind(hl, sql_meeting_show_parts, BIND(":id", id)))) !=
		HL_OK ||
	    (rc = incomplete_show(hl, id, r)) != HL_OK)
		hl_rows_free(r);
	else
		*rows = r;
	return rc;
}

/* --- void --- */

/* The meeting is scheduled again, as it was before the event. */
static int
restore(struct hl *hl, int64_t id, int64_t event)
{
	int rc;

	if ((rc = attendance_restore(hl, id, event)) != HL_OK ||
	    (rc = agenda_untable(hl, id, event, true)) != HL_OK ||
	    (rc = meeting_revised(hl, id, true)) != HL_OK)
		return rc;
	return sql_run(hl, sql_meeting_restore, BIND(":id", id), BIND(":event", event));
}

/* Refuses: a later event has changed the meeting. */
static int
undo_refuse(struct hl *hl, int64_t event)
{
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_state_now, BIND(":event", event));
	const char *number, *state;
	int rc;

	if (!sql_next(hl, st, &rc))
		return HL_EFAIL;
	number = sql_column(st, 0);
	state = sql_column(st, 1);
	rc = hl_fail(hl, HL_EREFUSED,
	    _("cannot void event %lld: meeting %s was %s since, void that first"), (long long)event,
	    number != NULL ? number : "?", state != NULL ? state : "?");
	sqlite3_reset(st);
	return rc;
}

int
meeting_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	struct ids issues;
	int64_t id, before, cancelled;
	size_t i;
	int rc, found;

	(void)act; /* a hold, a schedule and a cancel are undone alike */
	found = sql_int(hl, &id, sql_meeting_of_event, BIND(":event", event));
	if (found <= 0)
		return found < 0 ? HL_EFAIL : undo_refuse(hl, event);
	if ((rc = event_check_rests(hl, sql_meeting_rests, event)) != HL_OK)
		return rc;
	if (sql_int(hl, &cancelled, "SELECT state = 'cancelled' FROM meeting WHERE id = :id",
		BIND(":id", id)) < 0)
		return HL_EFAIL;
	if (!cancelled && (rc = reg_rests(hl, RESTS_MEETING, id)) != HL_OK)
		return rc;
	if (sql_int(hl, &before,
		"SELECT decided ->> '$.before.event' FROM event WHERE seq = :event",
		BIND(":event", event)) < 0 ||
	    sql_ids(hl, &issues, sql_bind(hl, sql_meeting_coordinated, BIND(":id", id))) != HL_OK)
		return HL_EFAIL;
	rc = before != 0 ? restore(hl, id, event)
			 : sql_run(hl, "UPDATE meeting SET gone = :at WHERE id = :id",
			       BIND(":id", id), BIND(":at", hl->at));
	for (i = 0; i < issues.n && rc == HL_OK; i++)
		rc = issue_refold(hl, issues.v[i]);
	vec_free(&issues);
	return rc;
}

/* --- the acts --- */

static const struct hl_param list_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "kind", HL_P_WORD, 0, "meeting", N_("only those of this kind") },
	{ "state", HL_P_WORD, 0, "held", N_("only those in this state") },
	PARAM_SPAN,
	{ 0 },
};

static const struct hl_param show_params[] = {
	PARAM_MEETING,
	{ 0 },
};

const struct hl_act meeting_list_acts[] = {
	{ "hl-meeting", "list", list_params, N_("list meetings"),
	    "hl-meeting list --station HTBC --year 2026", HL_READ, 0, meeting_list },
	{ "hl-meeting", "show", show_params, N_("show a meeting, who was there and its issues"),
	    "hl-meeting show HTBC-2026-M001", HL_READ, 0, meeting_show },
	{ 0 },
};
