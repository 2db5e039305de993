/* issue.c: the commands on one issue: arguments in, an act of the machine, the tables out. */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/*
 * An act on an issue that is loaded; folding (m->was) it must not write what it wrote the first
 * time.
 */

/* --- running an act --- */

static int
note_state(struct hl *hl, enum m_state was, enum m_state is)
{
	if (was != is) {
		decide_str(hl, "from", m_state_name(was));
		decide_str(hl, "to", m_state_name(is));
	}
	return HL_OK;
}

/* Every act on an issue that is registered. */
static int
run(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	hl_fact *fact = hl->act->fact;
	struct machine *m = hl_machine(hl);
	enum m_state was;
	int64_t id;
	int rc;

	if ((rc = issue_find(hl, hl_args_get(args, "issue"), &id)) != HL_OK ||
	    (rc = machine_load(hl, id, m)) != HL_OK)
		return rc;
	hl->ev->issue = id;
	hl_args_set(args, "issue", m->number);
	was = m->state;
	if ((rc = event_check_at(hl, 'f')) != HL_OK || (rc = fact(m, args, rows)) != HL_OK)
		return rc;
	if ((rc = issue_settle(m, fact, args)) != HL_OK)
		return rc;
	return note_state(hl, was, m->state);
}

/*
 * A department argument, put back as its code; working: as that of the one whose its work is
 * now.
 */
static int
department_arg(
    struct hl *hl, struct hl_args *args, const char *name, bool working, int64_t *id, char code[20])
{
	const char *value = hl_args_get(args, name);
	char *text = NULL;
	int rc;

	if (value == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), name);
	if ((rc = department_find(hl, value, id)) != HL_OK ||
	    (working && (rc = department_heir(hl, id, hl->at)) != HL_OK))
		return rc;
	if (db_text(hl, &text, "SELECT code FROM department WHERE id = ?1", "i", *id) != 1)
		return HL_EFAIL;
	snprintf(code, 20, "%s", text);
	free(text);
	hl_args_set(args, name, code);
	return HL_OK;
}

int
issue_time_arg(struct hl *hl, struct hl_args *args, const char *name, enum hl_bare bare, int64_t *t)
{
	const char *value = hl_args_get(args, name);
	char iso[40];

	*t = 0;
	if (value == NULL)
		return HL_OK;
	if (hl_time_parse(value, hl->now, hl_calendar(hl), bare, t, NULL) != 0)
		return hl_fail(hl, HL_EUSAGE, _("--%s: no such time '%s'"), name, value);
	hl_args_set(args, name, hl_time_iso(*t, iso));
	return HL_OK;
}

static int
need(struct hl *hl, const struct hl_args *args, const char *name, const char **value)
{
	*value = hl_args_get(args, name);
	return *value != NULL ? HL_OK : hl_fail(hl, HL_EUSAGE, _("--%s is missing"), name);
}

/* The reason, which may also stand in --text. */
int
issue_need_reason(struct hl *hl)
{
	return hl->reason != NULL ? HL_OK : hl_fail(hl, HL_EUSAGE, _("--reason is missing"));
}

/* --- feedback and returns --- */

static int
do_feedback(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	const char *kind, *text = hl_args_get(args, "text");
	int64_t department;
	char code[20];
	int rc, feed;

	(void)rows;
	if ((rc = m_allowed(m, A_FEEDBACK)) != HL_OK ||
	    (rc = department_arg(m->hl, args, "department", true, &department, code)) != HL_OK ||
	    (rc = need(m->hl, args, "kind", &kind)) != HL_OK)
		return rc;
	if (strcmp(kind, "return") == 0 && text == NULL)
		return hl_fail(m->hl, HL_EUSAGE, _("--text is missing: a return says why"));
	if ((feed = m_feed_of(kind)) < 0) /* a fact of the journal, told anew */
		return db_damaged(m->hl, m->number);
	return m_feedback(m, department, code, (enum m_feed)feed, m->hl->at, text);
}

static int
ruling(struct machine *m, struct hl_args *args, bool accepted)
{
	int64_t department;
	char code[20];
	int rc;

	if ((rc = m_allowed(m, A_RULING)) != HL_OK || (rc = issue_need_reason(m->hl)) != HL_OK ||
	    (rc = department_arg(m->hl, args, "department", false, &department, code)) != HL_OK)
		return rc;
	return m_ruling(m, department, code, accepted);
}

static int
do_return_accept(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return ruling(m, args, true);
}

static int
do_return_refuse(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return ruling(m, args, false);
}

/* --- notes --- */

static int
add_note(struct machine *m, const struct hl_args *args, const char *kind)
{
	const char *text;
	int rc;

	if ((rc = need(m->hl, args, "text", &text)) != HL_OK || m->was != NULL)
		return rc;
	if (m->hl->at < m->raised)
		return hl_fail(m->hl, HL_EREFUSED, _("%s was not raised yet then"), m->number);
	return db_run(m->hl,
	    "INSERT INTO note (issue_id, kind, at, text, event) VALUES (?1, ?2, ?3, ?4, ?5)",
	    "isisi", m->id, kind, m->hl->at, text, m->hl->ev->seq);
}

static int
do_note(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	int rc = m_allowed(m, A_NOTE);

	(void)rows;
	return rc != HL_OK ? rc : add_note(m, args, "note");
}

static int
do_result(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	const struct event *ev = m->hl->ev;
	int rc;

	(void)rows;
	if ((rc = m_allowed(m, A_RESULT)) != HL_OK || (rc = add_note(m, args, "result")) != HL_OK)
		return rc;
	if (m->hl->at > m->result || (m->hl->at == m->result && ev->seq > m->result_event)) {
		m->result = m->hl->at;
		m->result_event = ev->seq;
	}
	return HL_OK;
}

static int
city_note(struct machine *m, const struct hl_args *args, const char *kind)
{
	int rc = m_allowed(m, A_RESULT);

	if (rc == HL_OK && m->list != L_TRANSFER)
		rc = hl_fail(m->hl, HL_EREFUSED,
		    _("%s is not on list transfer: nothing is reported to a city department"),
		    m->number);
	return rc != HL_OK ? rc : add_note(m, args, kind);
}

static int
do_report(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return city_note(m, args, "report");
}

static int
do_answer(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return city_note(m, args, "answer");
}

static int
do_reply(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return add_note(m, args, "reply");
}

static int
do_unable(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	int rc = m_allowed(m, A_UNABLE);

	(void)rows;
	(void)args;
	if (rc == HL_OK && m->unable != 0)
		rc = hl_fail(m->hl, HL_EREFUSED, _("%s is marked already"), m->number);
	if (rc == HL_OK)
		m->unable = m->hl->at;
	return rc;
}

/* --- the station's acts --- */

static int
do_close(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_close(m);
}

static int
do_reject(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_reject(m);
}

static int
do_reopen(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_reopen(m);
}

static int
do_cancel(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_end(m, A_CANCEL);
}

static int
do_duplicate(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	int64_t of;
	char *number = NULL;
	const char *what;
	int rc;

	(void)rows;
	if ((rc = m_allowed(m, A_DUPLICATE)) != HL_OK ||
	    (rc = need(m->hl, args, "of", &what)) != HL_OK ||
	    (rc = issue_find(m->hl, what, &of)) != HL_OK)
		return rc;
	if (of == m->id)
		return hl_fail(
		    m->hl, HL_EREFUSED, _("%s cannot be a duplicate of itself"), m->number);
	if (db_text(m->hl, &number,
		"SELECT state FROM issue WHERE id = ?1 AND state IN ('cancelled', 'duplicate')",
		"i", of) == 1 &&
	    m->was == NULL) {
		rc = hl_fail(m->hl, HL_EREFUSED, _("cannot mark %s as duplicate of %s: that is %s"),
		    m->number, what, number);
		free(number);
		return rc;
	}
	free(number);
	if ((rc = m_end(m, A_DUPLICATE)) != HL_OK)
		return rc;
	m->duplicate_of = of;
	if (issue_number(m->hl, of, &number) != HL_OK)
		return HL_EFAIL;
	hl_args_set(args, "of", number);
	free(number);
	return HL_OK;
}

/* R17: the completion limit, not a feedback deadline. */
static int
do_extend(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	const char *approver, *by;
	char text[32];
	int64_t limit, was;
	int rc;

	(void)rows;
	if ((rc = m_allowed(m, A_EXTEND)) != HL_OK ||
	    (rc = need(m->hl, args, "close-by", &by)) != HL_OK ||
	    (rc = need(m->hl, args, "approver", &approver)) != HL_OK ||
	    (rc = issue_need_reason(m->hl)) != HL_OK ||
	    (rc = issue_time_arg(m->hl, args, "close-by", HL_BARE_END, &limit)) != HL_OK)
		return rc;
	if (limit <= m->close_by || limit <= m->hl->at)
		return hl_fail(m->hl, HL_EREFUSED,
		    _("cannot extend %s: the completion limit is %s already"), m->number,
		    m->close_by != 0 ? hl_time_long(m->close_by, text)
				     : hl_time_long(m->hl->at, text));
	if (m->was == NULL && m->close_by != 0)
		decide_str(m->hl, "before", hl_time_long(m->close_by, text));
	was = m->close_by;
	m->close_by = limit;
	m_moved(m, 0, m->list, was);
	return HL_OK;
}

/* --- appeals (R34); the commands are hl-score's --- */

static int
do_appeal_file(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	const struct event *ev = m->hl->ev;
	int64_t department;
	char code[20];
	int rc;

	if ((rc = department_arg(m->hl, args, "department", false, &department, code)) != HL_OK ||
	    (rc = issue_need_reason(m->hl)) != HL_OK ||
	    (rc = m_appeal(m, department, code)) != HL_OK || m->was != NULL)
		return rc;
	if ((rc = db_run(m->hl,
		 "INSERT INTO appeal (event, issue_id, department_id, filed, reason) VALUES (?1, "
		 "?2, ?3, ?4, ?5)",
		 "iiiis", ev->seq, m->id, department, m->hl->at, m->hl->reason)) != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_add(*rows, "i", ev->seq);
	return HL_OK;
}

static int
appeal_ruling(struct machine *m, struct hl_args *args, bool upheld)
{
	const struct event *ev = m->hl->ev;
	int64_t department;
	char code[20];
	int rc;

	if ((rc = department_arg(m->hl, args, "department", false, &department, code)) != HL_OK ||
	    (rc = issue_need_reason(m->hl)) != HL_OK ||
	    (rc = m_appeal_ruling(m, department, code, upheld)) != HL_OK || m->was != NULL)
		return rc;
	return db_run(m->hl,
	    "UPDATE appeal SET ruling = ?3, ruled = ?4, ruled_reason = ?5, ruled_event = ?6 WHERE "
	    "issue_id = ?1"
	    " AND department_id = ?2 AND ruling IS NULL AND gone = 253402300799",
	    "iisisi", m->id, department, upheld ? "upheld" : "rejected", m->hl->at, m->hl->reason,
	    ev->seq);
}

static int
do_appeal_uphold(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return appeal_ruling(m, args, true);
}

static int
do_appeal_reject(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)rows;
	return appeal_ruling(m, args, false);
}

int
issue_do_coordinate(struct machine *m, struct hl_args *args, struct hl_rows **rows)
{
	(void)args;
	(void)rows;
	return m_coordinate(m, m->hl->at);
}

int
issue_coordinate(struct hl *hl, int64_t issue, int64_t at, struct hl_rows *answer)
{
	struct machine *m = hl_machine(hl);
	char *code = NULL;
	size_t i;
	int rc;

	if ((rc = machine_load(hl, issue, m)) != HL_OK || (rc = m_coordinate(m, at)) != HL_OK)
		return rc;
	for (i = 0; answer != NULL && i < m->d.n; i++) {
		if (m->d.v[i].event != hl->ev->seq || m->d.v[i].gone != HL_NEVER)
			continue;
		if (db_text(hl, &code, "SELECT code FROM department WHERE id = ?1", "i",
			m->d.v[i].department) != 1)
			return HL_EFAIL;
		rows_add(answer, "sst", code, m_kind_name(m->d.v[i].kind), m->d.v[i].due);
		free(code);
	}
	return issue_settle(m, issue_do_coordinate, NULL);
}

/* --- the acts --- */

static const struct hl_param dispatch_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "list", HL_P_WORD, 0, "list", N_("how it is routed and scored") },
	{ "to", HL_P_DEPARTMENT, HL_MULTI, NULL,
	    N_("who handles it; the lead of a transfer; none: the station (local)") },
	{ "assist", HL_P_DEPARTMENT, HL_MULTI, NULL, N_("district departments that help") },
	{ "city", HL_P_DEPARTMENT, HL_MULTI, NULL, N_("city departments of a transfer") },
	{ "lead", HL_P_DEPARTMENT, 0, NULL, N_("the one marked as lead") },
	{ "task", HL_P_PROSE, 0, NULL, N_("what is to be done (four lists)") },
	{ "responsible", HL_P_NAME, HL_MULTI, "[DEPT=]NAME",
	    N_("who answers for it (four lists)") },
	{ "standard", HL_P_PROSE, 0, NULL, N_("what counts as done (four lists)") },
	{ "close-by", HL_P_UNTIL, 0, NULL, N_("completion limit (default: issue.limit_days)") },
	{ 0 },
};

static const struct hl_param feedback_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("the department, by code or name") },
	{ "kind", HL_P_WORD, HL_NEED, "feedback", N_("what it says") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what was reported; required for return") },
	{ 0 },
};

static const struct hl_param ruling_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("the department, by code or name") },
	{ 0 },
};

static const struct hl_param say_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "text", HL_P_PROSE, HL_NEED, NULL, N_("what is recorded") },
	{ 0 },
};

static const struct hl_param issue_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ 0 },
};

static const struct hl_param act_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED | HL_MULTI, NULL,
	    N_("numbers of issues, or ref:X") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what is recorded with it") },
	{ 0 },
};

static const struct hl_param duplicate_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "of", HL_P_ISSUE, HL_NEED, NULL, N_("the issue it repeats") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what is recorded with it") },
	{ 0 },
};

static const struct hl_param extend_params[] = {
	{ "issue", HL_P_ISSUE, HL_OPERAND | HL_NEED, NULL, N_("an issue's number, or ref:X") },
	{ "close-by", HL_P_UNTIL, HL_NEED, NULL, N_("new completion limit") },
	{ "approver", HL_P_NAME, HL_NEED, NULL, N_("who approved it") },
	{ 0 },
};

static const struct hl_param appeal_params[] = {
	{ "issue", HL_P_ISSUE, HL_NEED, NULL, N_("issue, by number or ref:X") },
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department that objects") },
	{ 0 },
};

const struct hl_act issue_acts[] = {
	{ "hl-issue", "dispatch", dispatch_params,
	    N_("dispatch an issue (whistle); prints the deadlines: department, kind, due"),
	    "hl-issue dispatch HTBC-2026-0001 --list solo --to CGJ --task 修复 --responsible 张工 "
	    "--standard 恢复照明",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_DECIDES, run, .fact = issue_do_dispatch,
	    .undo = issue_undo },
	{ "hl-issue", "redispatch", dispatch_params,
	    N_("change list or departments; prints the new deadlines"),
	    "hl-issue redispatch HTBC-2026-0001 --list joint --to CGJ,ZJJ --reason 需两家协办",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_DECIDES, run, .fact = issue_do_redispatch,
	    .undo = issue_undo },
	{ "hl-issue", "feedback", feedback_params, N_("record a department's feedback"),
	    "hl-issue feedback HTBC-2026-0001 --department CGJ --kind done", HL_WRITE,
	    HL_ACT_EVENING, run, .fact = do_feedback, .undo = issue_undo },
	{ "hl-issue", "return accept", ruling_params,
	    N_("accept a department's request to return an issue"),
	    "hl-issue return accept HTBC-2026-0001 --department CGJ --reason 不属其职责", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_DECIDES, run, .fact = do_return_accept, .undo = issue_undo },
	{ "hl-issue", "return refuse", ruling_params,
	    N_("refuse a department's request to return an issue"),
	    "hl-issue return refuse HTBC-2026-0001 --department CGJ --reason 属其职责", HL_WRITE,
	    HL_ACT_EVENING, run, .fact = do_return_refuse, .undo = issue_undo },
	{ "hl-issue", "result", say_params, N_("record the deputy's result report"),
	    "hl-issue result HTBC-2026-0001 --text '路灯已修复'", HL_WRITE, HL_ACT_EVENING, run,
	    .fact = do_result, .undo = issue_undo },
	{ "hl-issue", "note", say_params, N_("record a supervision note of the head"),
	    "hl-issue note HTBC-2026-0001 --text '已催办'", HL_WRITE, HL_ACT_EVENING | HL_ACT_NOTE,
	    run, .fact = do_note, .undo = issue_undo },
	{ "hl-issue", "report", say_params,
	    N_("record a report to the city department of a transfer"),
	    "hl-issue report HTBC-2026-0003 --text '已报市住建局'", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_NOTE, run, .fact = do_report, .undo = issue_undo },
	{ "hl-issue", "answer", say_params, N_("record the city department's answer"),
	    "hl-issue answer HTBC-2026-0003 --text '列入计划'", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_NOTE, run, .fact = do_answer, .undo = issue_undo },
	{ "hl-issue", "reply", say_params, N_("record the reply to the resident"),
	    "hl-issue reply HTBC-2026-0001 --text '已告知'", HL_WRITE, HL_ACT_EVENING | HL_ACT_NOTE,
	    run, .fact = do_reply, .undo = issue_undo },
	{ "hl-issue", "unable", issue_params, N_("mark an issue as beyond street and community"),
	    "hl-issue unable HTBC-2026-0001", HL_WRITE, HL_ACT_EVENING, run, .fact = do_unable,
	    .undo = issue_undo },
	{ "hl-issue", "close", act_params, N_("close issues off"),
	    "hl-issue close HTBC-2026-0001 --text '居民确认'", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_EACH | HL_ACT_DECIDES, run, .fact = do_close,
	    .undo = issue_undo },
	{ "hl-issue", "reject", act_params, N_("reject what was reported done: it goes back"),
	    "hl-issue reject HTBC-2026-0001 --reason 仍不亮", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_EACH | HL_ACT_DECIDES, run, .fact = do_reject,
	    .undo = issue_undo },
	{ "hl-issue", "reopen", act_params, N_("reopen issues that were closed off"),
	    "hl-issue reopen HTBC-2026-0001 --reason 复发", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_EACH | HL_ACT_DECIDES, run, .fact = do_reopen,
	    .undo = issue_undo },
	{ "hl-issue", "cancel", act_params, N_("cancel issues"),
	    "hl-issue cancel HTBC-2026-0002 --reason 居民撤回", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_EACH | HL_ACT_DECIDES, run, .fact = do_cancel,
	    .undo = issue_undo },
	{ "hl-issue", "duplicate", duplicate_params, N_("mark an issue as a duplicate of another"),
	    "hl-issue duplicate HTBC-2026-0002 --of HTBC-2026-0001", HL_WRITE,
	    HL_ACT_EVENING | HL_ACT_DECIDES, run, .fact = do_duplicate, .undo = issue_undo },
	{ "hl-issue", "extend", extend_params, N_("extend the completion limit"),
	    "hl-issue extend HTBC-2026-0001 --close-by 2026-05-01 --approver 王朝东 --reason 雨季",
	    HL_WRITE, HL_ACT_EVENING, run, .fact = do_extend, .undo = issue_undo },
	{ "hl-score", "appeal file", appeal_params,
	    N_("record a department's appeal against a miss (R34)"),
	    "hl-score appeal file --issue HTBC-2026-0003 --department CGJ --reason 已按时反馈",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, run, .fact = do_appeal_file,
	    .undo = issue_undo },
	{ "hl-score", "appeal uphold", appeal_params, N_("uphold an appeal: its misses are waived"),
	    "hl-score appeal uphold --issue HTBC-2026-0003 --department CGJ --reason 属实",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, run, .fact = do_appeal_uphold,
	    .undo = issue_undo },
	{ "hl-score", "appeal reject", appeal_params, N_("reject an appeal"),
	    "hl-score appeal reject --issue HTBC-2026-0003 --department CGJ --reason 无依据",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, run, .fact = do_appeal_reject,
	    .undo = issue_undo },
	{ 0 },
};
