/* hl-meeting.c: the commands of hl-meeting. */
#include "groups.h"

/* What is told of a meeting (R45). */
#define TEXT_OPTS \
	{ "agenda", 0, OPT_PROSE, 0, "TEXT", N_("agenda") }, \
	    { "way", 0, OPT_PROSE, 0, "TEXT", N_("way agreed (coordination)") }, \
	    { "method", 0, OPT_PROSE, 0, "TEXT", N_("method agreed (coordination)") }, \
	    { "guarantee", 0, OPT_PROSE, 0, "TEXT", N_("guarantee agreed (coordination)") }, \
	    { "event", 0, OPT_TEXT, 0, "TEXT", N_("the event a special meeting is about") }, \
	{ \
		"plan", 0, OPT_PROSE, 0, "TEXT", N_("the plan of a special meeting") \
	}

static const struct opt hold_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND, "MEETING",
	    N_("the number of a scheduled meeting that is now held") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("station, by code or community") },
	{ "kind", 0, OPT_WORD, 0, "meeting", N_("kind of meeting") },
	{ "chair", 0, OPT_NAME, 0, "NAME", N_("who chaired: head or deputy of that day") },
	{ "issues", 0, OPT_CODE, OPT_MULTI, "ISSUE", N_("issues it was about") },
	ATTEND_OPTS,
	TEXT_OPTS,
	{ "place", 0, OPT_TEXT, 0, "TEXT", N_("where it was held") },
	{ "duration", 0, OPT_INT, 0, "MINUTES", N_("how long it took") },
	{ 0 },
};

static const struct opt schedule_opts[] = {
	{ "station", 0, OPT_NAME, OPT_NEED, "STATION", N_("station, by code or community") },
	{ "kind", 0, OPT_WORD, OPT_NEED, "meeting", N_("kind of meeting") },
	{ "on", 0, OPT_AT, OPT_NEED, "TIME", N_("when it will be held") },
	{ "chair", 0, OPT_NAME, 0, "NAME", N_("who will chair: head or deputy of that day") },
	{ "place", 0, OPT_TEXT, 0, "TEXT", N_("where it will be held") },
	{ "duration", 0, OPT_INT, 0, "MINUTES", N_("how long it will take") },
	{ "reminder", 0, OPT_INT, 0, "MINUTES", N_("how long before it a calendar reminds of it") },
	{ "invited", 0, OPT_NAME, OPT_MULTI, "WHO", N_("persons or departments invited") },
	{ "issues", 0, OPT_CODE, OPT_MULTI, "ISSUE", N_("issues on its agenda") },
	{ "agenda", 0, OPT_PROSE, 0, "TEXT", N_("agenda") },
	{ "event", 0, OPT_TEXT, 0, "TEXT", N_("the event a special meeting is about") },
	{ "plan", 0, OPT_PROSE, 0, "TEXT", N_("the plan of a special meeting") },
	{ 0 },
};

static const struct opt set_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting") },
	{ "on", 0, OPT_AT, 0, "TIME", N_("when it will be held instead") },
	{ "chair", 0, OPT_NAME, 0, "NAME", N_("who will chair instead") },
	{ "place", 0, OPT_TEXT, 0, "TEXT", N_("where it will be held, or was") },
	{ "duration", 0, OPT_INT, 0, "MINUTES", N_("how long it takes") },
	{ "reminder", 0, OPT_INT, 0, "MINUTES", N_("how long before it a calendar reminds of it") },
	TEXT_OPTS,
	{ 0 },
};

static const struct opt cancel_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a scheduled meeting") },
	{ 0 },
};

static const struct opt list_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "kind", 0, OPT_WORD, 0, "meeting", N_("only those of this kind") },
	{ "state", 0, OPT_WORD, 0, "held", N_("only those in this state") },
	PERIOD_OPTS,
	{ 0 },
};

static const struct opt import_opts[] = {
	{ "file", 0, OPT_TEXT, OPT_OPERAND | OPT_NEED, "FILE",
	    N_("csv with the fields as headings; - is standard input") },
	{ "sha256", 0, OPT_CODE, 0, "HASH", N_("checksum of the file, as the journal writes it") },
	{ 0 },
};

static const struct opt show_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting") },
	{ 0 },
};

static const struct opt void_opts[] = {
	{ "event", 0, OPT_INT, OPT_OPERAND | OPT_NEED, "EVENT",
	    N_("the number of the event, see hl-report journal") },
	{ 0 },
};

static const struct cmd cmds[] = {
	{ "hold", "[MEETING]", N_("record a meeting that was held"),
	    "hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues "
	    "HTBC-2026-0001 --present CGJ",
	    HL_WRITE, CMD_PLAIN, hl_meeting_hold, NULL, hold_opts },
	{ "schedule", "", N_("announce a meeting to come"),
	    "hl-meeting schedule --station HTBC --kind dispatch --on '2026-04-01 14:30' --agenda "
	    "四清单",
	    HL_WRITE, CMD_PLAIN, hl_meeting_schedule, NULL, schedule_opts },
	{ "set", "MEETING", N_("move a meeting to come, correct one"),
	    "hl-meeting set HTBC-2026-M001 --place 社区会议室", HL_WRITE, 0, hl_meeting_set, NULL,
	    set_opts },
	{ "cancel", "MEETING", N_("call off a scheduled meeting"),
	    "hl-meeting cancel HTBC-2026-M002 --reason 防汛", HL_WRITE, CMD_EVENING,
	    hl_meeting_cancel, NULL, cancel_opts },
	{ "import", "FILE", N_("record the meetings of a csv file"),
	    "hl-meeting import meetings.csv --reason 补录", HL_WRITE, CMD_FILE, hl_meeting_import,
	    NULL, import_opts },
	{ "list", "", N_("list meetings"), "hl-meeting list --station HTBC --year 2026", HL_READ, 0,
	    hl_meeting_list, NULL, list_opts },
	{ "show", "MEETING", N_("show a meeting, who was there and its issues"),
	    "hl-meeting show HTBC-2026-M001", HL_READ, 0, hl_meeting_show, NULL, show_opts },
	{ "void", "EVENT", N_("take back an event recorded by mistake"),
	    "hl-meeting void 17 --reason 录入错误", HL_WRITE, CMD_EVENING, hl_void, NULL,
	    void_opts },
	{ "batch", "[FILE]", N_("run commands from a file of JSON Lines"),
	    "hl-meeting batch meetings.jsonl", HL_WRITE, CMD_FILE, NULL, cli_batch,
	    cli_batch_opts },
	{ 0 },
};

static const struct cmd_group groups[] = {
	CMD_GROUP(NULL, cmds),
	CMD_GROUP(N_("Who was there:"), attend_cmds),
	CMD_GROUP(N_("Agenda:"), agenda_cmds),
	CMD_GROUP(N_("Decisions:"), decide_cmds),
	CMD_GROUP(N_("Regularity:"), regularity_cmds),
	{ 0 },
};

const struct prog prog_meeting = { "hl-meeting", N_("meetings of the stations"), groups };
