/* structure.c: commands of hl-station that look at the structure as a whole. */
#include "../groups.h"

static const struct opt check_opts[] = {
	{ "station", 0, OPT_NAME, 0, "STATION", N_("only this station") },
	{ "rule", 0, OPT_CODE, OPT_MULTI, "RULE", N_("only these rules, as R1,R7") },
	{ 0 }
};

const struct cmd structure_cmds[2] = {
	{ "check", "", N_("list what the structure lacks of rules R1 to R7 (exit 10 if anything)"), "hl-station check --rule R1,R2",
	    HL_READ, 0, hl_station_check, NULL, check_opts },
	{ 0 }
};
