/* list.c: stations as they stand at T, the moment of hl_now(). */
#include "station/station.h"

static int
station_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *street;
	int rc;

	if ((rc = arg_name(hl, args, "street", &street)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_station_list, BIND(":t", hl->now), BIND(":street", street));
}

static int
station_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc = station_find(hl, hl_args_get(args, "station"), &id);

	return rc != HL_OK ? rc
			   : sql_rows(hl, rows, sql_station_show, BIND(":id", id),
				 BIND(":t", hl->now), BIND(":day", day_text(hl, hl->now)));
}

/* --- the acts --- */

static const struct hl_param list_params[] = {
	{ "street", HL_P_NAME, 0, NULL, N_("only those of this street") },
	{ 0 },
};

static const struct hl_param show_params[] = {
	{ "station", HL_P_STATION, HL_OPERAND | HL_NEED, NULL,
	    N_("station, by code or community") },
	{ 0 },
};

const struct hl_act station_list_acts[] = {
	{ "hl-station", "list", list_params, N_("list stations"),
	    "hl-station list --street 菱湖街道", HL_READ, 0, station_list },
	{ "hl-station", "show", show_params,
	    N_("show a station, its posts, departments and issues"), "hl-station show HTBC",
	    HL_READ, 0, station_show },
	{ 0 },
};
