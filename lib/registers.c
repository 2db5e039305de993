/* registers.c: the registers of facts: the rules each has beyond its fields, and the table of them. */
#include <string.h>

#include "hl-int.h"
#include "register-table.h"

/* --- the rules ---------------------------------------------------------------------------------------------------- */

/* R5: one leader at a time. */
static int
check_leading(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const char *const role[] = { "role", NULL };
	int64_t event;
	int found;

	if (strcmp(hl_args_get(args, "role"), "leader") != 0)
		return HL_OK;
	if ((found = reg_overlap(hl, r, args, v, role, &event)) == 0)
		return HL_OK;
	return found < 0 ? HL_EFAIL : hl_fail(hl, HL_EREFUSED,
	    _("the leading group has a leader in that time already, by event %lld (R5)"), (long long)event);
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

REGISTER("hl-station", leading, LEADING_FIELDS, .check = check_leading)
REGISTER_END(leading)
REGISTER("hl-station", power, POWER_FIELDS, .check = NULL)

static const struct reg *const regs[] = {
	&reg_leading, &reg_power,
};

const struct reg *
reg_at(size_t i)
{
	return i < LEN(regs) ? regs[i] : NULL;
}
