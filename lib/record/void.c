/*
 * void.c: taking an event back (R51). Nothing is deleted: from the voiding on it is as if
 * absent, an earlier T still sees it.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "record/record.h"

/* --- an issue without one of its facts --- */

int
issue_unused(struct hl *hl, int64_t event, int64_t issue)
{
	int64_t other;

	if (sql_int(hl, &other, sql_record_unused_event, BIND(":issue", issue),
		BIND(":event", event), BIND(":voiding", hl->ev->seq)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
		    (long long)other);
	if (sql_int(hl, &other, sql_record_unused_meeting, BIND(":issue", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("a meeting has dealt with it"));
	if (sql_int(hl, &other, sql_record_unused_duplicate, BIND(":issue", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("another issue is marked as its duplicate"));
	return reg_rests(hl, RESTS_ISSUE, issue);
}

/* The event that registered the issue goes with it: only when nothing else rests on it. */
static int
undo_add(struct hl *hl, int64_t event, int64_t issue)
{
	int64_t whole, decision;
	int rc;

	if (sql_int(hl, &whole, "SELECT part_of FROM issue WHERE id = :id AND part_of IS NOT NULL",
		BIND(":id", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld registered a part: void the split instead"), (long long)event);
	if (sql_int(hl, &decision, "SELECT args ->> '$.decision' FROM event WHERE seq = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (decision != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld registered the issue of a decision: void event %lld instead"),
		    (long long)event, (long long)decision);
	if ((rc = issue_unused(hl, event, issue)) != HL_OK ||
	    (rc = issue_refold(hl, issue)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE issue SET gone = :at WHERE id = :id", BIND(":id", issue),
	    BIND(":at", hl->ev->at));
}

/* Rows that hold what an event said, beside what is computed of it. */
static int
end_rows(struct hl *hl, int64_t event)
{
	static const char *const rows[] = { sql_record_void_feedback, sql_record_void_note,
		"UPDATE appeal SET gone = :now WHERE event = :event" };
	size_t i;

	for (i = 0; i < LEN(rows); i++)
		if (sql_run(hl, rows[i], BIND(":event", event), BIND(":now", hl->ev->at)) != HL_OK)
			return HL_EFAIL;
	return sql_run(hl, sql_record_void_ruling, BIND(":event", event));
}

int
issue_undo(struct hl *hl, int64_t event, int64_t issue, const char *command)
{
	static const char *const fixed[] = { "set", "flag", "contact erase" };
	size_t i;

	for (i = 0; i < LEN(fixed); i++)
		if (strcmp(command, fixed[i]) == 0)
			return hl_fail(hl, HL_EREFUSED,
			    strcmp(command, "set") == 0
				? _("event %lld is a correction: set the field back")
				: _("event %lld cannot be voided"),
			    (long long)event);
	if (issue == 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld cannot be voided"), (long long)event);
	if (strcmp(command, "add") == 0 || strcmp(command, "case") == 0)
		return end_rows(hl, event) != HL_OK ? HL_EFAIL : undo_add(hl, event, issue);
	if (end_rows(hl, event) != HL_OK)
		return HL_EFAIL;
	return strcmp(command, "split") == 0 ? issue_undo_split(hl, issue)
					     : issue_refold(hl, issue);
}

/* --- the command --- */

/*
 * The first row whose program and command (or its beginning, up to a space) are those of the
 * event.
 */
static const struct {
	const char *program, *command; /* command "": any */
	int (*fn)(struct hl *, int64_t event, const char *command);
} undos[] = {
	{ "hl-station", "consult", consult_undo },
	{ "hl-station", "", station_undo },
	{ "hl-meeting", "attend", attend_undo },
	{ "hl-meeting", "item", item_undo },
	{ "hl-meeting", "minutes", minutes_undo },
	{ "hl-meeting", "decide", decision_undo },
	{ "hl-meeting", "follow", follow_undo },
	{ "hl-meeting", "set", meeting_set_undo },
	{ "hl-meeting", "", meeting_undo },
	{ "hl-score", "settle", settle_undo },
	{ "hl-score", "talk propose", talk_proposal_undo },
	{ "hl-score", "commend", commend_undo },
	{ "hl-score", "", score_undo },
};

static bool
is_of(const char *command, const char *wanted)
{
	size_t n = strlen(wanted);

	return n == 0 ||
	       (strncmp(command, wanted, n) == 0 && (command[n] == '\0' || command[n] == ' '));
}

/* A calendar has no rows that are events: station_undo() tells. */
static bool
is_import(const char *command)
{
	size_t n = strlen(command);

	return n >= 6 && strcmp(command + n - 6, "import") == 0 &&
	       strcmp(command, "calendar import") != 0;
}

static int
undo(struct hl *hl, int64_t event, int64_t issue, const char *program, const char *command)
{
	const struct hl_act *act = hl_act_find(program, command);
	const struct reg *r = act != NULL ? act->reg : NULL;
	size_t i;

	if (is_import(command))
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot void an import: void its rows, each is an event of its own"));
	if (r != NULL)
		return reg_undo(hl, r, event, command);
	if (strcmp(program, "hl-issue") == 0 || is_of(command, "appeal"))
		return issue_undo(hl, event, issue, command);
	for (i = 0; i < LEN(undos); i++)
		if (strcmp(program, undos[i].program) == 0 && is_of(command, undos[i].command))
			return undos[i].fn(hl, event, command);
	return hl_fail(hl, HL_EREFUSED, _("event %lld cannot be voided"), (long long)event);
}

static int
check_event(struct hl *hl, int64_t event, int64_t at, int64_t voided, const char *command)
{
	char text[32];

	if (voided != 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld is void already, by event %lld"),
		    (long long)event, (long long)voided);
	if (strcmp(command, "void") == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld is a voiding: record the fact again instead"), (long long)event);
	if (hl->ev->at < at)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld happened at %s: it cannot be voided before that"),
		    (long long)event, hl_time_long(at, text));
	return HL_OK;
}

static int
void_event(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "event");
	char *program, *command;
	int64_t event, at, voided, issue;
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
	program = hl_keep(hl, xstrdup(sql_column(st, 0)));
	command = hl_keep(hl, xstrdup(sql_column(st, 1)));
	at = sqlite3_column_int64(st, 2);
	issue = sqlite3_column_int64(st, 3);
	voided = sqlite3_column_int64(st, 4);
	sqlite3_reset(st);
	if ((rc = check_event(hl, event, at, voided, command)) != HL_OK ||
	    (rc = sql_run(hl, "UPDATE event SET voided = :by WHERE seq = :event",
		 BIND(":event", event), BIND(":by", hl->ev->seq))) != HL_OK)
		return rc;
	hl->ev->issue = issue;
	decide_str(hl, "voided", command);
	return undo(hl, event, issue, program, command);
}

/* --- the acts --- */

static const struct hl_param void_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT",
	    N_("the number of the event, see hl-report journal") },
	{ 0 },
};

static const struct hl_param xvoid_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT",
	    N_("the number of the event, see history") },
	{ 0 },
};

const struct hl_act void_acts[] = {
	{ "hl-station", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-station void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-issue", "void", xvoid_params, N_("take back an event recorded by mistake"),
	    "hl-issue void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-meeting", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-meeting void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ "hl-score", "void", void_params, N_("take back an event recorded by mistake"),
	    "hl-score void 17 --reason 录入错误", HL_WRITE, HL_ACT_EVENING, void_event },
	{ 0 },
};
