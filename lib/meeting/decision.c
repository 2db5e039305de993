/*
 * decision.c: what a meeting decided (R48): a task with a department and a date, about an issue
 * or becoming one, and what came of it.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* --- deciding --- */

/* Options of the issue a decision becomes. */
static const char *const of_issue[] = { "title", "category", "detail", "ref" };

static int
check_issue_options(struct hl *hl, const struct hl_args *args)
{
	bool new = hl_args_get(args, "new-issue") != NULL;
	size_t i;

	if (new &&hl_args_get(args, "issue") != NULL)
		return hl_fail(hl, HL_EUSAGE,
		    _("a decision is about an issue or becomes one: --issue or --new-issue"));
	if (new &&hl_args_get(args, "title") == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--new-issue needs --title"));
	for (i = 0; i < LEN(of_issue) && !new; i++)
		if (hl_args_get(args, of_issue[i]) != NULL)
			return hl_fail(hl, HL_EUSAGE, _("--%s goes with --new-issue"), of_issue[i]);
	return HL_OK;
}

/* Who is to do it, and until when. */
static int
take_task(struct hl *hl, struct hl_args *args, int64_t *department, int64_t *due)
{
	char a[32], b[32];
	int rc;

	*due = 0;
	if ((rc = arg_department(hl, args, "department", department)) != HL_OK ||
	    (rc = arg_time(hl, args, "due", HL_BARE_END, due)) != HL_OK)
		return rc;
	if (*due != 0 && *due < hl->at)
		return hl_fail(hl, HL_EREFUSED, _("due %s lies before the decision of %s"),
		    hl_time_short(*due, a), hl_time_short(hl->at, b));
	if (*department == 0)
		return HL_OK;
	if ((rc = department_heir(hl, department, hl->at)) != HL_OK)
		return rc;
	return arg_set_department(hl, args, "department", *department);
}

static int
take_issue(struct hl *hl, struct hl_args *args, const struct meeting *m, int64_t *issue)
{
	char *number = NULL;
	int rc;

	*issue = 0;
	if (hl_args_get(args, "issue") == NULL)
		return HL_OK;
	if ((rc = issue_find(hl, hl_args_get(args, "issue"), issue)) == HL_OK &&
	    (rc = agenda_issue(hl, m, hl_args_get(args, "issue"), issue, &number)) == HL_OK) {
		hl_args_set(args, "issue", number);
		rc = agenda_table(hl, m, *issue);
	}
	free(number);
	return rc;
}

/*
 * Registers the issue by an event of its own, which follows this one and names it; a replayed
 * journal contains that event.
 */
static int
register_issue(
    struct hl *hl, const struct hl_args *args, const struct meeting *m, struct hl_rows *answer)
{
	struct hl_args issue = { 0 };
	struct hl_rows *one = NULL;
	struct hl_val v;
	char text[24];
	size_t i;
	int rc;

	hl_args_set(&issue, "station", m->code);
	for (i = 0; i < LEN(of_issue); i++)
		if (hl_args_get(args, of_issue[i]) != NULL)
			hl_args_set(&issue, of_issue[i], hl_args_get(args, of_issue[i]));
	if (hl_list_has(&hl->cfg->sources, "meeting"))
		hl_args_set(&issue, "source", "meeting");
	snprintf(text, sizeof(text), "%lld", (long long)hl->ev->seq);
	hl_args_set(&issue, "decision", text);
	rc = event_inner(hl, "hl-issue", "add", &issue, &one);
	if (rc == HL_OK && hl_rows_next(one, &v) == 1)
		rows_put(answer, CELL(hl->ev->seq), CELL(v.s));
	hl_rows_free(one);
	hl_args_clear(&issue);
	return rc;
}

static int
decide(struct hl *hl, struct hl_args *args, const struct meeting *m, struct hl_rows *answer)
{
	int64_t department, due, issue;
	int rc;

	if ((rc = take_task(hl, args, &department, &due)) != HL_OK ||
	    (rc = take_issue(hl, args, m, &issue)) != HL_OK)
		return rc;
	rc = sql_run(hl, sql_meeting_decision_insert, BIND(":event", hl->ev->seq),
	    BIND(":meeting", m->id), BIND(":at", hl->at), BIND_ARG(args, "text"),
	    BIND_ID(":department", department), BIND_ARG(args, "person"), BIND_ID(":due", due),
	    BIND_ID(":issue", issue));
	if (rc != HL_OK)
		return rc;
	if (hl_args_get(args, "new-issue") != NULL && !hl->replay)
		return register_issue(hl, args, m, answer);
	rows_put(answer, CELL(hl->ev->seq), CELL(hl_args_get(args, "issue")));
	return HL_OK;
}

static int
meeting_decide(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m;
	int rc;

	if (hl_args_get(args, "text") == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), "text");
	if ((rc = check_issue_options(hl, args)) != HL_OK ||
	    (rc = meeting_fact(hl, args, _("meeting %s decides nothing: it is %s"), &m)) != HL_OK)
		return rc;
	*rows = rows_new("event,+issue");
	if ((rc = decide(hl, args, &m, *rows)) != HL_OK) {
		hl_rows_free(*rows);
		*rows = NULL;
	}
	return rc;
}

/* --- following up --- */

static int
meeting_follow(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t decision, at;
	int rc;

	if (hl_args_get(args, "text") == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), "text");
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = decision_find(hl, hl_args_get(args, "decision"), &decision)) != HL_OK)
		return rc;
	if (sql_int(hl, &at, "SELECT at FROM decision WHERE event = :event",
		BIND(":event", decision)) < 0)
		return HL_EFAIL;
	if ((rc = event_check_after(hl, "decision", decision, at)) != HL_OK)
		return rc;
	if ((rc = sql_run(hl,
		 "INSERT INTO follow (event, decision, at, text, done)"
		 " VALUES (:event, :decision, :at, :text, :done)",
		 BIND(":event", hl->ev->seq), BIND(":decision", decision), BIND(":at", hl->at),
		 BIND_ARG(args, "text"), BIND(":done", hl_args_get(args, "done") != NULL))) !=
	    HL_OK)
		return rc;
	return event_answer(hl, rows);
}

static int
meeting_decisions(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *status = hl_args_get(args, "overdue") != NULL ? "overdue"
			     : hl_args_get(args, "open") != NULL  ? "open"
								  : NULL;
	struct meeting_choice c;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_meeting_decisions, MEETING_CHOICE(&c),
	    BIND(":status", status), BIND(":t", hl->now));
}

/* --- void (R51) --- */

/* Voids the issue that was registered for the decision, unless something depends on it. */
static int
undo_issue(struct hl *hl, int64_t event)
{
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_decision_issue, BIND(":event", event));
	int64_t issue, add;
	int rc;

	if (!sql_next(hl, st, &rc))
		return rc;
	issue = sqlite3_column_int64(st, 0);
	add = sqlite3_column_int64(st, 1);
	sqlite3_reset(st);
	if ((rc = issue_unused(hl, add, issue)) != HL_OK ||
	    (rc = sql_run(hl, "UPDATE event SET voided = :by WHERE seq = :event",
		 BIND(":event", add), BIND(":by", hl->ev->seq))) != HL_OK ||
	    (rc = issue_refold(hl, issue)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE issue SET gone = :at WHERE id = :id", BIND(":id", issue),
	    BIND(":at", hl->at));
}

static int
decision_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t meeting;
	int rc;

	(void)act;
	if ((rc = event_check_rests(hl, sql_meeting_decision_later, event)) != HL_OK ||
	    (rc = undo_issue(hl, event)) != HL_OK)
		return rc;
	if (sql_int(hl, &meeting, "SELECT meeting_id FROM decision WHERE event = :event",
		BIND(":event", event)) < 0 ||
	    sql_run(hl, "UPDATE decision SET gone = :at WHERE event = :event",
		BIND(":event", event), BIND(":at", hl->at)) != HL_OK)
		return HL_EFAIL;
	return agenda_untable(hl, meeting, event, false);
}

static int
follow_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE follow SET gone = :at WHERE event = :event",
	    BIND(":event", event), BIND(":at", hl->at));
}

/* --- the acts --- */

static const struct hl_param decide_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL,
	    N_("the number of a meeting that was held") },
	{ "text", HL_P_PROSE, HL_NEED, NULL, N_("what was decided") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("department that is to do it") },
	{ "person", HL_P_NAME, 0, NULL, N_("person that is to do it") },
	{ "due", HL_P_UNTIL, 0, NULL, N_("until when") },
	{ "issue", HL_P_ISSUE, 0, NULL,
	    N_("issue of the station it is about: done when that is closed off") },
	{ "new-issue", HL_P_FLAG, 0, NULL,
	    N_("it becomes an issue of the station, with the following") },
	{ "title", HL_P_TEXT, 0, NULL, N_("the problem in one line") },
	{ "category", HL_P_WORD, 0, "category", N_("category") },
	{ "detail", HL_P_PROSE, 0, NULL, N_("the problem at length") },
	{ "ref", HL_P_CODE, 0, "TEXT", N_("reference of another system, unique") },
	{ 0 },
};

static const struct hl_param follow_params[] = {
	{ "decision", HL_P_INT, HL_OPERAND | HL_NEED, "DECISION", N_("the event of the decision") },
	{ "text", HL_P_PROSE, HL_NEED, NULL, N_("what was done about it") },
	{ "done", HL_P_FLAG, 0, NULL, N_("that carried it out") },
	{ 0 },
};

static const struct hl_param decisions_params[] = {
	{ "meeting", HL_P_MEETING, 0, NULL, N_("only those of this meeting") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "open", HL_P_FLAG, 0, NULL, N_("only those not done, overdue or not") },
	{ "overdue", HL_P_FLAG, 0, NULL, N_("only those not done in time and not done yet") },
	PARAM_SPAN,
	{ 0 },
};

const struct hl_act meeting_decision_acts[] = {
	{ "hl-meeting", "decide", decide_params, N_("record a decision of a meeting"),
	    "hl-meeting decide HTBC-2026-M001 --text 清理河道 --department CGJ --due +5wd",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, meeting_decide, .undo = decision_undo },
	{ "hl-meeting", "follow", follow_params, N_("record what was done about a decision"),
	    "hl-meeting follow 17 --text 已清理 --done", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    meeting_follow, .undo = follow_undo },
	{ "hl-meeting", "decisions", decisions_params, N_("list decisions and what came of them"),
	    "hl-meeting decisions --open --station HTBC", HL_READ, 0, meeting_decisions },
	{ 0 },
};
