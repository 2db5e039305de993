/* attend.c: hl-meeting attend, attendance: who was asked and who came. */
#include "../groups.h"

static const struct opt attend_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting") },
	ATTEND_OPTS,
	{ 0 },
};

static const struct opt attendance_opts[] = {
	{ "meeting", 0, OPT_CODE, 0, "MEETING", N_("only those of this meeting") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only this department") },
	{ "kind", 0, OPT_WORD, 0, "meeting", N_("only meetings of this kind") },
	{ "status", 0, OPT_WORD, 0, "attendance", N_("only those with this status") },
	PERIOD_OPTS,
	{ 0 },
};

static const struct opt incomplete_opts[] = {
	{ "meeting", 0, OPT_CODE, 0, "MEETING", N_("only this meeting") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only those this department did not come to") },
	PERIOD_OPTS,
	{ 0 },
};

const struct cmd attend_cmds[] = {
	{ "attend", "MEETING", N_("correct or add who was invited and who came"),
	    "hl-meeting attend HTBC-2026-M001 --leave CGJ", HL_WRITE, CMD_PLAIN | CMD_EVENING,
	    hl_meeting_attend, NULL, attend_opts },
	{ "attendance", "", N_("list who was invited to meetings and who came"),
	    "hl-meeting attendance --department CGJ --year 2026", HL_READ, 0, hl_meeting_attendance,
	    NULL, attendance_opts },
	{ "incomplete", "", N_("list coordination meetings that lack whom or what they need (R45)"),
	    "hl-meeting incomplete --year 2026 --exit-code", HL_READ, 0, hl_meeting_incomplete,
	    NULL, incomplete_opts },
	{ 0 },
};
