/* agenda.c: hl-meeting agenda, item, minutes, sheet: what meetings deal with and what was said. */
#include "../groups.h"

static const struct opt item_add_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting") },
	{ "topic", 0, OPT_WORD, OPT_NEED, "topic",
	    N_("head of the agenda it stands under: one of the meeting's kind, or other") },
	{ "issue", 0, OPT_CODE, 0, "ISSUE", N_("issue of the station it is about") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("what it is about, beside the issue or instead") },
	{ 0 },
};

static const struct opt item_list_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting") },
	{ 0 },
};

static const struct opt agenda_opts[] = {
	{ "station", 0, OPT_NAME, OPT_OPERAND | OPT_NEED, "STATION",
	    N_("station, by code or community") },
	{ "on", 0, OPT_AT, 0, "TIME", N_("as it will be then; now unless given") },
	{ 0 },
};

static const struct opt minutes_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING",
	    N_("the number of a meeting that was held") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("the minutes") },
	{ "file", 0, OPT_TEXT, 0, "FILE", N_("a file that holds them, - standard input") },
	{ 0 },
};

static const struct opt ical_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only those of this station") },
	{ "kind", 0, OPT_WORD, 0, "meeting", N_("only meetings of this kind") },
	{ "since", 0, OPT_SINCE, 0, "TIME", N_("only those from then on") },
	{ "until", 0, OPT_UNTIL, 0, "TIME", N_("only those up to then") },
	{ 0 },
};

const struct cmd agenda_cmds[] = {
	{ "agenda", "STATION", N_("propose what the next dispatch meeting is to work through"),
	    "hl-meeting agenda HTBC", HL_READ, 0, hl_meeting_agenda, NULL, agenda_opts },
	{ "item add", "MEETING", N_("put an item on the agenda of a meeting"),
	    "hl-meeting item add HTBC-2026-M001 --topic other --text 防汛准备", HL_WRITE,
	    CMD_PLAIN | CMD_EVENING, hl_meeting_item_add, NULL, item_add_opts },
	{ "item list", "MEETING", N_("list the agenda of a meeting by its heads"),
	    "hl-meeting item list HTBC-2026-M001", HL_READ, 0, hl_meeting_item_list, NULL,
	    item_list_opts },
	{ "item propose", "MEETING", N_("put what agenda proposes on a dispatch meeting to come"),
	    "hl-meeting item propose HTBC-2098-M001", HL_WRITE, CMD_PLAIN | CMD_EVENING,
	    hl_meeting_item_propose, NULL, item_list_opts },
	{ "minutes", "MEETING", N_("keep the minutes of a meeting; a later version replaces them"),
	    "hl-meeting minutes HTBC-2026-M001 --file minutes.txt", HL_WRITE,
	    CMD_PLAIN | CMD_EVENING, hl_meeting_minutes, NULL, minutes_opts },
	{ "minutes list", "MEETING", N_("list the versions of the minutes"),
	    "hl-meeting minutes list HTBC-2026-M001", HL_READ, 0, hl_meeting_minutes_list, NULL,
	    item_list_opts },
	{ "sheet", "MEETING", N_("print a meeting: who was there, agenda, minutes and decisions"),
	    "hl-meeting sheet HTBC-2026-M001 --format html --output meeting.html", HL_READ, 0,
	    hl_meeting_sheet, NULL, item_list_opts },
	{ "ical", "", N_("print meetings as a calendar (iCalendar)"),
	    "hl-meeting ical --station HTBC > meetings.ics", HL_READ, CMD_RAW, hl_meeting_ical,
	    NULL, ical_opts },
	{ 0 },
};
