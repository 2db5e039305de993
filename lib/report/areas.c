/*
 * areas.c: two trees rolled up (R4): what became of the issues of a period, from the cells and
 * grids over communities and streets to the district; and the members of the party line, from
 * the groups up.
 */
#include "report/report.h"

static int
report_areas(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
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

static int
report_party(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_report_party, BIND(":day", day_text(hl, hl->now)),
	    BIND_ID(":station", station));
}

/* --- the acts --- */

static const struct hl_param areas_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only this station") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only issues raised from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only issues raised up to then") },
	{ "year", HL_P_INT, 0, "YEAR", N_("only issues raised in this year") },
	{ "month", HL_P_CODE, 0, "MONTH", N_("only issues raised in this month, as in 2026-03") },
	{ 0 },
};

static const struct hl_param party_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only this station") },
	{ 0 },
};

const struct hl_act areas_acts[] = {
	{ "hl-report", "areas", areas_params,
	    N_("what became of the issues, rolled up from cells and grids over communities and "
	       "streets to the district (R4)"),
	    "hl-report areas --year 2026", HL_READ, 0, report_areas },
	{ "hl-report", "party-line", party_params,
	    N_("the bodies of the party line with their members, rolled up (R4)"),
	    "hl-report party-line --station HTBC", HL_READ, 0, report_party },
	{ 0 },
};
