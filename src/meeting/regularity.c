/* regularity.c: hl-meeting regularity: the grids of the year. */
#include "../groups.h"

static const struct opt regularity_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ "kind", 0, OPT_WORD, 0, "meeting",
	    N_("only joint meetings by the quarter, or dispatch meetings by the month") },
	{ "long", 'l', OPT_FLAG, 0, NULL,
	    N_("a row for each station and period instead of the grids") },
	{ "status", 0, OPT_WORD, 0, "regularity",
	    N_("only the periods in this state, a row each") },
	{ 0 },
};

const struct cmd regularity_cmds[] = {
	{ "regularity", "",
	    N_("tell by the quarter and the month which meetings were held and which are missing"),
	    "hl-meeting regularity --year 2026", HL_READ, CMD_ASKED, hl_meeting_regularity, NULL,
	    regularity_opts },
	{ 0 },
};
