/* agenda.c: hl-meeting item: what meetings deal with. */
#include "../groups.h"

static const struct opt item_add_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING", N_("the number of a meeting") },
	{ "topic", 0, OPT_WORD, OPT_NEED, "topic", N_("head of the agenda it stands under: one of the meeting's kind, or other") },
	{ "issue", 0, OPT_CODE, 0, "ISSUE", N_("issue of the station it is about") },
	{ "text", 0, OPT_PROSE, 0, "TEXT", N_("what it is about, beside the issue or instead") },
	{ 0 }
};

static const struct opt item_list_opts[] = {
	{ "meeting", 0, OPT_CODE, OPT_OPERAND | OPT_NEED, "MEETING", N_("the number of a meeting") },
	{ 0 }
};

const struct cmd agenda_cmds[] = {
	{ "item add", "MEETING", N_("put an item on the agenda of a meeting"),
	    "hl-meeting item add HTBC-2026-M001 --topic other --text 防汛准备", HL_WRITE, CMD_PLAIN | CMD_EVENING, hl_meeting_item_add, NULL,
	    item_add_opts },
	{ "item list", "MEETING", N_("list the agenda of a meeting by its heads"), "hl-meeting item list HTBC-2026-M001", HL_READ, 0,
	    hl_meeting_item_list, NULL, item_list_opts },
	{ 0 }
};
