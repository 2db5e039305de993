/* registers.c: commands of hl-station: the registers of who serves where, and of duties that leave records. */
#include "../registers.h"
#include "../groups.h"

REGISTER_OPTS(leading, LEADING_FIELDS, ALL_OPT)
REGISTER_OPTS(power, POWER_FIELDS, NO_OPT)

const struct cmd serving_cmds[] = {
	REGISTER_CMDS("hl-station", leading, N_("register who is in the leading group or its office (R5)"),
	    "--role leader --person 张书记 --from 2026-01-01", "--all"),
	REGISTER_END_CMD("hl-station", leading),
	{ 0 }
};

const struct cmd duty_cmds[] = {
	REGISTER_CMDS("hl-station", power, N_("record a power or resource moved down to a station (R28)"),
	    "--station HTBC --department CGJ --kind power --title 停车位管理", "--station HTBC --year 2026"),
	{ 0 }
};
