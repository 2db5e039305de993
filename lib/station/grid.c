/* grid.c: the grid an issue lies in (R8): free text until its station has registered grids (R4). */
#include "station/station.h"

int
grid_check(struct hl *hl, int64_t station, const char *grid, int64_t at)
{
	const char *day, *code;
	int64_t known;
	int there;

	if (grid == NULL || hl->replay)
		return HL_OK;
	day = day_text(hl, at);
	/* no row where the station has none */
	there = sql_int(hl, &known, sql_station_grid_known, BIND(":station", station),
	    BIND(":grid", grid), BIND(":day", day));
	if (there <= 0 || known)
		return there < 0 ? HL_EFAIL : HL_OK;
	if ((code = station_code(hl, station)) == NULL)
		return HL_EFAIL;
	hl_warn(hl, _("'%s' is no grid or cell that '%s' had on %s (R8)"), grid, code, day);
	return HL_OK;
}
