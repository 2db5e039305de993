/* decide.c: hl-meeting decide, follow, decisions: what meetings decided and what came of it. */
#include "../groups.h"
#include "../registers.h"

static const struct opt decide_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting that was held") },
	{ "text", 0, OPT_PROSE, OPT_NEED, "TEXT", N_("what was decided") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("department that is to do it") },
	{ "person", 0, OPT_NAME, 0, "NAME", N_("person that is to do it") },
	{ "due", 0, OPT_UNTIL, 0, "TIME", N_("until when") },
	{ "issue", 0, OPT_CODE, 0, "ISSUE",
	    N_("issue of the station it is about: done when that is closed off") },
	{ "new-issue", 0, OPT_FLAG, 0, NULL,
	    N_("it becomes an issue of the station, with the following") },
	{ "title", 0, OPT_TEXT, 0, "TEXT", N_("the problem in one line") },
	{ "category", 0, OPT_WORD, 0, "category", N_("category") },
	{ "detail", 0, OPT_PROSE, 0, "TEXT", N_("the problem at length") },
	{ "ref", 0, OPT_CODE, 0, "TEXT", N_("reference of another system, unique") },
	{ 0 },
};

static const struct opt follow_opts[] = {
	{ "decision", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "DECISION",
	    N_("the event of the decision") },
	{ "text", 0, OPT_PROSE, OPT_NEED, "TEXT", N_("what was done about it") },
	{ "done", 0, OPT_FLAG, 0, NULL, N_("that carried it out") },
	{ 0 },
};

static const struct opt decisions_opts[] = {
	{ "meeting", 0, OPT_CODE, 0, "MEETING", N_("only those of this meeting") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those of this department") },
	{ "open", 0, OPT_FLAG, 0, NULL, N_("only those not done, overdue or not") },
	{ "overdue", 0, OPT_FLAG, 0, NULL, N_("only those not done in time and not done yet") },
	PERIOD_OPTS,
	{ 0 },
};

const struct cmd decide_cmds[] = {
	{ "decide", "MEETING", N_("record a decision of a meeting"),
	    "hl-meeting decide HTBC-2026-M001 --text 清理河道 --department CGJ --due +5wd",
	    HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_meeting_decide, NULL, decide_opts },
	{ "follow", "DECISION", N_("record what was done about a decision"),
	    "hl-meeting follow 17 --text 已清理 --done", HL_WRITE, CMD_PLAIN | CMD_EVENING,
	    hl_meeting_follow, NULL, follow_opts },
	{ "decisions", "", N_("list decisions and what came of them"),
	    "hl-meeting decisions --open --station HTBC", HL_READ, 0, hl_meeting_decisions, NULL,
	    decisions_opts },
	{ "decide show", "EVENT", N_("show a decision and all that was done about it"),
	    "hl-meeting decide show \"$(hl-meeting decisions -f ids --limit 1)\"", HL_READ, 0,
	    hl_decision_show, NULL, reg_event_opts },
	{ "decide import", "FILE", N_("record the decisions of a csv file, as decisions prints it"),
	    "hl-meeting decide import decisions.csv --reason 补录", HL_WRITE,
	    CMD_FILE | CMD_EVENING, hl_decision_import, NULL, reg_import_opts },
	{ 0 },
};
