/*
 * registers.c: registers of who serves where (R3-R7), the rules each has beyond its fields, and
 * the table of all.
 */
#include <string.h>

#include "station/station.h"

/*
 * --- squads, grids, the party line (R4)
 * ---------------------------------------------------------------------------
 */

/* What lies in another lies in the same station. */
static int
check_parent(struct hl *hl, const struct reg *r, const struct hl_args *args, int64_t station,
    const char *sql)
{
	const char *parent = hl_args_get(args, "parent");
	int64_t there;

	if (db_int(hl, &there, sql, "s", parent) < 0)
		return HL_EFAIL;
	return there == station
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED, _("%s '%s' is of another station than '%s' (R4)"),
			 r->noun, parent, hl_args_get(args, "station"));
}

static int
check_grid(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	const char *parent = hl_args_get(args, "parent");
	int64_t in;
	int rc;

	if (parent == NULL)
		return HL_OK;
	if (strcmp(parent, hl_args_get(args, "code")) == 0)
		return hl_fail(hl, HL_EREFUSED, _("'%s' cannot lie in itself"), parent);
	if ((rc = check_parent(hl, r, args, v[reg_index(r, "station")].number,
		 "SELECT station_id FROM grid WHERE code = ?1 AND gone = " NEVER
		 " ORDER BY event DESC LIMIT 1")) != HL_OK)
		return rc;
	if (db_int(hl, &in,
		"SELECT parent IS NOT NULL FROM grid WHERE code = ?1 AND gone = " NEVER
		" ORDER BY event DESC LIMIT 1",
		"s", parent) < 0)
		return HL_EFAIL;
	return in == 0 ? HL_OK
		       : hl_fail(hl, HL_EREFUSED, _("'%s' is a cell: a cell lies in a grid (R4)"),
			     parent);
}

static int
check_party(struct hl *hl, const struct reg *r, struct hl_args *args, struct reg_cell *v)
{
	static const struct {
		const char *level, *above;
	} line[] = { { "community", NULL }, { "branch", "community" }, { "group", "branch" } };
	const char *level = hl_args_get(args, "level"), *parent = hl_args_get(args, "parent");
	char *above = NULL;
	size_t i = 0;
	int rc;

	while (strcmp(line[i].level, level) != 0)
		i++;
	if (parent == NULL)
		return line[i].above == NULL
			   ? HL_OK
			   : hl_fail(hl, HL_EREFUSED,
				 _("a %s needs a body above it: give --parent (R4)"), level);
	if ((rc = check_parent(hl, r, args, v[reg_index(r, "station")].number,
		 "SELECT station_id FROM party WHERE code = ?1 AND gone = " NEVER
		 " ORDER BY event DESC LIMIT 1")) != HL_OK)
		return rc;
	if (db_text(hl, &above,
		"SELECT level FROM party WHERE code = ?1 AND gone = " NEVER
		" ORDER BY event DESC LIMIT 1",
		"s", parent) < 0)
		return HL_EFAIL;
	hl_keep(hl, above);
	if (line[i].above != NULL && strcmp(line[i].above, above) == 0)
		return HL_OK;
	return hl_fail(hl, HL_EREFUSED,
	    _("a %s does not stand below a %s: the party line is community, branch, group (R4)"),
	    level, above);
}

/*
 * --- the leading group (R5)
 * ---------------------------------------------------------------------------------------
 */

/* One leader at a time. */
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
	return found < 0 ? HL_EFAIL
			 : hl_fail(hl, HL_EREFUSED,
			       _("the leading group has a leader in that time already, by event "
				 "%lld (R5)"),
			       (long long)event);
}

/*
 * --- the table
 * ----------------------------------------------------------------------------------------------------
 */

REGISTER("hl-station", squad, SQUAD_FIELDS, .check = NULL)
REGISTER_END(squad)
REGISTER("hl-station", grid, GRID_FIELDS, .check = check_grid,
    .more = ", iif(t.parent IS NULL, 'grid', 'cell') AS level")
REGISTER_END(grid)
REGISTER("hl-station", party, PARTY_FIELDS, .check = check_party)
REGISTER_END(party)
REGISTER("hl-station", leading, LEADING_FIELDS, .check = check_leading)
REGISTER_END(leading)
REGISTER("hl-station", director, DIRECTOR_FIELDS, .check = NULL)
REGISTER_END(director)
REGISTER("hl-station", wechat, WECHAT_FIELDS, .check = NULL)

#define ROW_OF(noun) &reg_##noun,
static const struct reg *const regs[] = { REGISTERS(ROW_OF) };

const struct reg *
reg_at(size_t i)
{
	return i < LEN(regs) ? regs[i] : NULL;
}
