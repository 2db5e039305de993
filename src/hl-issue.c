/* hl-issue.c: the commands of hl-issue. */
#include "groups.h"

#define ISSUE \
	{ \
		"issue", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "ISSUE", \
		    N_("an issue's number, or ref:X") \
	}
#define ISSUES \
	{ \
		"issue", 0, OPT_CODE, OPT_OPERAND | OPT_NEED | OPT_MULTI, "ISSUE", \
		    N_("numbers of issues, or ref:X") \
	}
#define DEPARTMENT \
	{ \
		"department", 0, OPT_NAME, OPT_NEED, "DEPT", N_("the department, by code or name") \
	}
#define TEXT(help) \
	{ \
		"text", 0, OPT_PROSE, 0, "TEXT", help \
	}
#define STATION \
	{ \
		"station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") \
	}
#define OF_DEPARTMENT \
	{ \
		"department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") \
	}

/* What an issue says, for add and set. */
#define FIELDS \
	{ "detail", 0, OPT_PROSE, 0, "TEXT", N_("what it is about, at length") }, \
	    { "category", 0, OPT_WORD, 0, "category", N_("field of work") }, \
	    { "source", 0, OPT_WORD, 0, "source", N_("where it came from") }, \
	    { "grid", 0, OPT_NAME, 0, "NAME", N_("grid it lies in") }, \
	    { "nature", 0, OPT_WORD, 0, "nature", N_("nature") }, \
	    { "difficulty", 0, OPT_WORD, 0, "difficulty", N_("difficulty") }, \
	    { "promise", 0, OPT_PROSE, 0, "TEXT", N_("what was promised in public") }, \
	    { "agent", 0, OPT_NAME, 0, "NAME", N_("who sees it through for the resident") }, \
	    { "contact", 0, OPT_TEXT, 0, "TEXT", \
		    N_("the resident's contact data: private, kept out of the journal") }, \
	{ \
		"ref", 0, OPT_CODE, 0, "REF", N_("reference in another system, unique") \
	}

static const struct opt add_opts[] = {
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "title", 0, OPT_TEXT, OPT_NEED, "TEXT", N_("the problem in one line") },
	FIELDS,
	{ "close-by", 0, OPT_UNTIL, 0, "TIME", N_("completion limit") },
	{ "part-of", 0, OPT_CODE, 0, "ISSUE", NULL }, /* of a split, in the journal */
	{ "decision", 0, OPT_INT, 0, "EVENT", NULL }, /* of a meeting, in the journal */
	{ "visit", 0, OPT_INT, 0, "EVENT",
	    N_("visit it was heard on, see hl-station visit (R30)") },
	{ 0 },
};

static const struct opt set_opts[] = {
	ISSUE,
	{ "title", 0, OPT_TEXT, 0, "TEXT", N_("the problem in one line") },
	FIELDS,
	{ 0 },
};

#define DISPATCH \
	ISSUE, { "list", 0, OPT_WORD, 0, "list", N_("how it is routed and scored") }, \
	    { "to", 0, OPT_NAME, OPT_MULTI, "DEPT", \
		    N_("who handles it; the lead of a transfer; none: the station (local)") }, \
	    { "assist", 0, OPT_NAME, OPT_MULTI, "DEPT", N_("district departments that help") }, \
	    { "city", 0, OPT_NAME, OPT_MULTI, "DEPT", N_("city departments of a transfer") }, \
	    { "lead", 0, OPT_NAME, 0, "DEPT", N_("the one marked as lead") }, \
	    { "task", 0, OPT_PROSE, 0, "TEXT", N_("what is to be done (four lists)") }, \
	    { "responsible", 0, OPT_NAME, OPT_MULTI, "[DEPT=]NAME", \
		    N_("who answers for it (four lists)") }, \
	    { "standard", 0, OPT_PROSE, 0, "TEXT", N_("what counts as done (four lists)") }, \
	{ \
		"close-by", 0, OPT_UNTIL, 0, "TIME", \
		    N_("completion limit (default: issue.limit_days)") \
	}

static const struct opt dispatch_opts[] = { DISPATCH, { 0 } };

static const struct opt feedback_opts[] = {
	ISSUE,
	DEPARTMENT,
	{ "kind", 0, OPT_WORD, OPT_NEED, "feedback", N_("what it says") },
	TEXT(N_("what was reported; required for return")),
	{ 0 },
};

static const struct opt ruling_opts[] = { ISSUE, DEPARTMENT, { 0 } };
static const struct opt say_opts[] = {
	ISSUE,
	{ "text", 0, OPT_PROSE, OPT_NEED, "TEXT", N_("what is recorded") },
	{ 0 },
};
static const struct opt act_opts[] = { ISSUES, TEXT(N_("what is recorded with it")), { 0 } };
static const struct opt issue_opts[] = { ISSUE, { 0 } };
static const struct opt show_opts[] = {
	ISSUE,
	{ "contact", 0, OPT_FLAG, 0, NULL, N_("with the resident's contact data") },
	{ 0 },
};

static const struct opt duplicate_opts[] = {
	ISSUE,
	{ "of", 0, OPT_CODE, OPT_NEED, "ISSUE", N_("the issue it repeats") },
	TEXT(N_("what is recorded with it")),
	{ 0 },
};

static const struct opt extend_opts[] = {
	ISSUE,
	{ "close-by", 0, OPT_UNTIL, OPT_NEED, "TIME", N_("new completion limit") },
	{ "approver", 0, OPT_NAME, OPT_NEED, "NAME", N_("who approved it") },
	{ 0 },
};

static const struct opt list_opts[] = {
	{ "state", 0, OPT_WORD, 0, "state", N_("only those in this state") },
	STATION,
	OF_DEPARTMENT,
	{ "list", 0, OPT_WORD, 0, "list", N_("only those of this list") },
	{ "category", 0, OPT_WORD, 0, "category", N_("only those of this category") },
	{ "grid", 0, OPT_NAME, 0, "GRID",
	    N_("only those in this grid and its cells, by code or name") },
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those raised from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only those raised up to then") },
	{ "text", 0, OPT_TEXT, 0, "WORDS",
	    N_("only those with these words in title, detail or reference") },
	{ "expired", 0, OPT_FLAG, 0, NULL, N_("only those past their completion limit (R17)") },
	{ "unsupervised", 0, OPT_FLAG, 0, NULL,
	    N_("joint and transfer issues without a recent note (R15)") },
	{ "unreported", 0, OPT_FLAG, 0, NULL,
	    N_("transfers never reported to the city department (R15)") },
	{ "untabled", 0, OPT_FLAG, 0, NULL,
	    N_("those a dispatch meeting should have dealt with (R18)") },
	{ 0 },
};

static const struct opt overdue_opts[] = {
	STATION,
	OF_DEPARTMENT,
	{ "kind", 0, OPT_WORD, 0, "deadline", N_("only deadlines of this kind") },
	{ "within", 0, OPT_CODE, 0, "SPAN", N_("also those due within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct opt flag_opts[] = {
	{ "since", 0, OPT_SINCE, 0, "TIME",
	    N_("mark what was due before then as known, without printing it") },
	{ 0 },
};

static const struct opt due_opts[] = {
	{ "from", 0, OPT_SINCE, OPT_NEED, "TIME", N_("when the clock starts") },
	{ "kind", 0, OPT_WORD, 0, "deadline", N_("kind of deadline (default: dispatch)") },
	{ "explain", 0, OPT_FLAG, 0, NULL, N_("day by day") },
	{ 0 },
};

static const struct opt import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv, a row a whole case; - is standard input") },
	{ "profile", 0, OPT_TEXT, 0, "NAME",
	    N_("headings as in import.profiles of the configuration") },
	{ "map", 0, OPT_NAME, OPT_MULTI, "FIELD=HEADING",
	    N_("tie a field to a heading: a|b the first not empty, =text a constant") },
	{ "create-missing", 0, OPT_FLAG, 0, NULL, N_("register unknown stations and departments") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt case_opts[] = {
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "title", 0, OPT_TEXT, OPT_NEED, "TEXT", N_("the problem in one line") },
	FIELDS,
	{ "raised", 0, OPT_TEXT, OPT_NEED, "TIME", N_("when it was raised") },
	{ "list", 0, OPT_WORD, 0, "list",
	    N_("how it was routed (default: solo for one department, joint for several)") },
	{ "departments", 0, OPT_NAME, OPT_MULTI, "DEPT", N_("who handled it") },
	{ "city", 0, OPT_NAME, OPT_MULTI, "DEPT", N_("city departments of a transfer") },
	{ "dispatched", 0, OPT_TEXT, 0, "TIME",
	    N_("when it was dispatched (default: when raised)") },
	{ "feedback", 0, OPT_TEXT, 0, "TIME", N_("first feedback (default: when done)") },
	{ "done", 0, OPT_TEXT, 0, "TIME", N_("when it was done (default: when closed)") },
	{ "closed", 0, OPT_TEXT, 0, "TIME", N_("when it was closed off") },
	{ "task", 0, OPT_PROSE, 0, "TEXT", N_("what is to be done (four lists)") },
	{ "responsible", 0, OPT_NAME, 0, "NAME", N_("who answers for it (four lists)") },
	{ "standard", 0, OPT_PROSE, 0, "TEXT", N_("what counts as done (four lists)") },
	{ 0 },
};

static const struct opt void_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number of the event, see history") },
	{ 0 },
};

#define DISPATCHED "--list solo --to CGJ --task 修复 --responsible 张工 --standard 恢复照明"

static const struct cmd cmds[] = {
	{ "add", "", N_("register an issue; prints its number"),
	    "hl-issue add --station HTBC --title 路灯不亮 --category 民生改善", HL_WRITE, CMD_PLAIN,
	    hl_issue_add, NULL, add_opts },
	{ "set", "ISSUE", N_("correct what an issue says"),
	    "hl-issue set HTBC-2026-0001 --title '三号楼路灯不亮' --reason 更正", HL_WRITE,
	    CMD_EVENING, hl_issue_set, NULL, set_opts },
	{ "dispatch", "ISSUE",
	    N_("dispatch an issue (whistle); prints the deadlines: department, kind, due"),
	    "hl-issue dispatch HTBC-2026-0001 " DISPATCHED, HL_WRITE, CMD_PLAIN, hl_issue_dispatch,
	    NULL, dispatch_opts },
	{ "redispatch", "ISSUE", N_("change list or departments; prints the new deadlines"),
	    "hl-issue redispatch HTBC-2026-0001 --list joint --to CGJ,ZJJ --reason 需两家协办",
	    HL_WRITE, CMD_PLAIN, hl_issue_redispatch, NULL, dispatch_opts },
	{ "feedback", "ISSUE", N_("record a department's feedback"),
	    "hl-issue feedback HTBC-2026-0001 --department CGJ --kind done", HL_WRITE, CMD_EVENING,
	    hl_issue_feedback, NULL, feedback_opts },
	{ "return accept", "ISSUE", N_("accept a department's request to return an issue"),
	    "hl-issue return accept HTBC-2026-0001 --department CGJ --reason 不属其职责", HL_WRITE,
	    CMD_EVENING, hl_issue_return_accept, NULL, ruling_opts },
	{ "return refuse", "ISSUE", N_("refuse a department's request to return an issue"),
	    "hl-issue return refuse HTBC-2026-0001 --department CGJ --reason 属其职责", HL_WRITE,
	    CMD_EVENING, hl_issue_return_refuse, NULL, ruling_opts },
	{ "result", "ISSUE", N_("record the deputy's result report"),
	    "hl-issue result HTBC-2026-0001 --text '路灯已修复'", HL_WRITE, CMD_EVENING,
	    hl_issue_result, NULL, say_opts },
	{ "note", "ISSUE", N_("record a supervision note of the head"),
	    "hl-issue note HTBC-2026-0001 --text '已催办'", HL_WRITE, CMD_EVENING, hl_issue_note,
	    NULL, say_opts },
	{ "report", "ISSUE", N_("record a report to the city department of a transfer"),
	    "hl-issue report HTBC-2026-0003 --text '已报市住建局'", HL_WRITE, CMD_EVENING,
	    hl_issue_report, NULL, say_opts },
	{ "answer", "ISSUE", N_("record the city department's answer"),
	    "hl-issue answer HTBC-2026-0003 --text '列入计划'", HL_WRITE, CMD_EVENING,
	    hl_issue_answer, NULL, say_opts },
	{ "reply", "ISSUE", N_("record the reply to the resident"),
	    "hl-issue reply HTBC-2026-0001 --text '已告知'", HL_WRITE, CMD_EVENING, hl_issue_reply,
	    NULL, say_opts },
	{ "unable", "ISSUE", N_("mark an issue as beyond street and community"),
	    "hl-issue unable HTBC-2026-0001", HL_WRITE, CMD_EVENING, hl_issue_unable, NULL,
	    issue_opts },
	{ "close", "ISSUE...", N_("close issues off"),
	    "hl-issue close HTBC-2026-0001 --text '居民确认'", HL_WRITE, CMD_EVENING | CMD_EACH,
	    hl_issue_close, NULL, act_opts },
	{ "reject", "ISSUE...", N_("reject what was reported done: it goes back"),
	    "hl-issue reject HTBC-2026-0001 --reason 仍不亮", HL_WRITE, CMD_EVENING | CMD_EACH,
	    hl_issue_reject, NULL, act_opts },
	{ "reopen", "ISSUE...", N_("reopen issues that were closed off"),
	    "hl-issue reopen HTBC-2026-0001 --reason 复发", HL_WRITE, CMD_EVENING | CMD_EACH,
	    hl_issue_reopen, NULL, act_opts },
	{ "cancel", "ISSUE...", N_("cancel issues"),
	    "hl-issue cancel HTBC-2026-0002 --reason 居民撤回", HL_WRITE, CMD_EVENING | CMD_EACH,
	    hl_issue_cancel, NULL, act_opts },
	{ "duplicate", "ISSUE", N_("mark an issue as a duplicate of another"),
	    "hl-issue duplicate HTBC-2026-0002 --of HTBC-2026-0001", HL_WRITE, CMD_EVENING,
	    hl_issue_duplicate, NULL, duplicate_opts },
	{ "extend", "ISSUE", N_("extend the completion limit"),
	    "hl-issue extend HTBC-2026-0001 --close-by 2026-05-01 --approver 王朝东 --reason 雨季",
	    HL_WRITE, CMD_EVENING, hl_issue_extend, NULL, extend_opts },
	{ "list", "", N_("list issues"), "hl-issue list --state dispatched --station HTBC", HL_READ,
	    0, hl_issue_list, NULL, list_opts },
	{ "show", "ISSUE", N_("show an issue with its assignments, deadlines and notes"),
	    "hl-issue show HTBC-2026-0001", HL_READ, 0, hl_issue_show, NULL, show_opts },
	{ "history", "ISSUE", N_("show every event of an issue"), "hl-issue history HTBC-2026-0001",
	    HL_READ, 0, hl_issue_history, NULL, issue_opts },
	{ "overdue", "", N_("list deadlines past due and unmet"), "hl-issue overdue --within 1d",
	    HL_READ, 0, hl_issue_overdue, NULL, overdue_opts },
	{ "flag", "",
	    N_("the cron job: record newly missed deadlines and print them (exit 10 if any)"),
	    "hl-issue flag", HL_WRITE, CMD_EVENING | CMD_AS_OF, hl_issue_flag, NULL, flag_opts },
	{ "due", "", N_("work out a due time"),
	    "hl-issue due --from 2026-04-30 --kind dispatch --explain", HL_MAYBE, CMD_PLAIN,
	    hl_issue_due, NULL, due_opts },
	{ "import", "FILE", N_("import whole cases from another system"),
	    "hl-issue import cases.csv --profile nyc-casework --create-missing", HL_WRITE, CMD_FILE,
	    hl_issue_import, NULL, import_opts },
	{ "case", "", N_("register one whole past case"),
	    "hl-issue case --station HTBC --title 井盖破损 --raised 2026-03-02 --departments CGJ "
	    "--closed 2026-03-04",
	    HL_WRITE, CMD_PLAIN, hl_issue_case, NULL, case_opts },
	{ "contact erase", "ISSUE", N_("erase the resident's contact data"),
	    "hl-issue contact erase HTBC-2026-0001 --reason 到期", HL_WRITE, CMD_EVENING,
	    hl_contact_erase, NULL, issue_opts },
	{ "void", "EVENT", N_("take back an event recorded by mistake"),
	    "hl-issue void 17 --reason 录入错误", HL_WRITE, CMD_EVENING, hl_void, NULL, void_opts },
	{ "batch", "[FILE]", N_("run commands from a file of JSON Lines"),
	    "hl-issue batch issues.jsonl", HL_WRITE, CMD_FILE, NULL, cli_batch, cli_batch_opts },
	{ 0 },
};

static const struct cmd_group groups[] = {
	CMD_GROUP(NULL, cmds),
	CMD_GROUP(N_("Supervision:"), supervise_cmds),
	{ 0 },
};

const struct prog prog_issue = { "hl-issue",
	N_("issues: raised, dispatched, fed back on, closed off"), groups };
