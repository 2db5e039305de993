/*
 * areas.c: two trees rolled up (R4): what became of the issues of a period, from the cells and
 * grids over communities and streets to the district; and the members of the party line, from
 * the groups up.
 */
#include "report/report.h"

/* As long as the rows are read. */
static const char *
day_text(struct hl *hl, int64_t t)
{
	char day[16];

	return hl_keep(hl, xstrdup(day_iso(time_day(t), day)));
}

int
hl_report_areas(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct period p;
	int64_t station;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_report_areas, BIND(":t", hl->now), BIND(":since", p.since),
	    BIND(":until", p.until), BIND(":from", day_text(hl, p.since)),
	    BIND(":to", day_text(hl, p.until)), BIND_ID(":station", station));
}

int
hl_report_party(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_report_party, BIND(":day", day_text(hl, hl->now)),
	    BIND_ID(":station", station));
}
