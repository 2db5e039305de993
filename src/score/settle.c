/* settle.c: the commands of hl-score about settled years. */
#include "../groups.h"

static const struct opt settle_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "as-of", 0, OPT_UNTIL, 0, "TIME",
	    N_("the moment to look at it from (default: its cut-off)") },
	{ "reissue", 0, OPT_FLAG, 0, NULL,
	    N_("a new version of a year settled already; prints what differs") },
	{ "by", 0, OPT_NAME, OPT_MULTI, "NAME",
	    N_("who settles it (default 区委组织部,区直工委)") },
	{ "force", 0, OPT_FLAG, 0, NULL,
	    N_("before the cut-off, or with open appeals; needs --reason") },
	{ 0 },
};

static const struct opt settled_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "version", 0, OPT_INT, 0, "N", N_("that version (default: the last)") },
	{ "part", 0, OPT_WORD, 0, "settled_part", N_("what of it (default rank)") },
	{ "department", 0, OPT_NAME, 0, "DEPT", N_("only this department") },
	{ 0 },
};

static const struct opt settlements_opts[] = {
	{ "year", 0, OPT_INT, 0, "YEAR", N_("only those of this year") },
	{ 0 },
};

static const struct opt drift_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "version", 0, OPT_INT, 0, "N", N_("against that version (default: the last)") },
	{ 0 },
};

static const struct opt whatif_opts[] = {
	{ "year", 0, OPT_INT, OPT_NEED, "YEAR", N_("the year, as in 2026") },
	{ "config-b", 0, OPT_TEXT, OPT_NEED, "FILE", N_("the other configuration") },
	{ "explain", 0, OPT_FLAG, 0, NULL, N_("list the entries that differ instead") },
	{ 0 },
};

const struct cmd settle_cmds[] = {
	{ "settle", "", N_("settle a year as of its cut-off, or issue it anew (R40)"),
	    "hl-score settle --year 2024", HL_WRITE, CMD_EVENING, hl_score_settle, NULL,
	    settle_opts },
	{ "settled", "", N_("show a year as it was settled"), "hl-score settled --year 2025",
	    HL_READ, 0, hl_score_settled, NULL, settled_opts },
	{ "settlements", "", N_("list the versions of settled years"), "hl-score settlements",
	    HL_READ, 0, hl_score_settlements, NULL, settlements_opts },
	{ "drift", "", N_("list where the facts differ from a settlement"),
	    "hl-score drift --year 2025", HL_READ, 0, hl_score_drift, NULL, drift_opts },
	{ "whatif", "",
	    N_("list who changes when the year is scored under another configuration (R44)"),
	    "hl-score whatif --year 2026 --config-b draft.yaml", HL_READ, 0, hl_score_whatif, NULL,
	    whatif_opts },
	{ 0 },
};
