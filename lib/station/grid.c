/* grid.c: the grid an issue lies in (R8): free text until its station has registered grids (R4). */
#include "station/station.h"

int
grid_check(struct hl *hl, int64_t station, const char *grid, int64_t at)
{
	char day[16], *code;
	int64_t known;
	int there;

	if (grid == NULL || hl->replay)
		return HL_OK;
	/* no row where the station has none */
	there = db_int(hl, &known,
	    "SELECT max(code = ?2 OR name = ?2) FROM grid WHERE station_id = ?1 AND \"from\" <= ?3"
	    " AND ifnull(\"to\", '9999-12-31') >= ?3 AND gone = " NEVER " HAVING count(*) > 0",
	    "iss", station, grid, day_iso(time_day(at), day));
	if (there <= 0 || known)
		return there < 0 ? HL_EFAIL : HL_OK;
	if (db_text(hl, &code, "SELECT code FROM station WHERE id = ?1", "i", station) < 0)
		return HL_EFAIL;
	hl_keep(hl, code);
	hl_warn(hl, _("'%s' is no grid or cell that '%s' had on %s (R8)"), grid, code, day);
	return HL_OK;
}
