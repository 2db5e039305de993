/* member-list.c: members of stations listed, shown and imported. */
#include <string.h>

#include "station/station.h"

/* --- list, show --- */

/* Those at T, those of a span of time, or all there ever were. */
static int
take_span(struct hl *hl, const struct hl_args *args, struct period *p)
{
	int rc;

	if (hl_calendar(hl) == NULL)
		return HL_ECONFIG;
	if ((rc = period_read(hl, args, p)) != HL_OK)
		return rc;
	if (hl_args_get(args, "all") == NULL && p->since == 0 && p->until == HL_NEVER)
		*p = (struct period){ hl->now, hl->now };
	return HL_OK;
}

static int
member_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *category = hl_args_get(args, "category");
	int64_t station, department;
	struct period p;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = take_span(hl, args, &p)) != HL_OK)
		return rc;
	if (category != NULL && (category = hl_word(hl, "member_category", category)) == NULL)
		return HL_EUSAGE;
	return sql_rows(hl, rows, sql_station_member_list, BIND(":t", hl->now),
	    BIND(":since", p.since), BIND(":until", p.until), BIND_ID(":station", station),
	    BIND_ID(":department", department), BIND(":category", category));
}

static int
member_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct hl_rows *all;
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = sql_rows(hl, &all, sql_station_member, BIND(":event", event))) != HL_OK)
		return rc;
	return show_row(hl, "member", event, all, rows);
}

/* --- import: what list prints --- */

/* Columns of a listing beside what the act takes. */
static const struct field more[] = {
	{ "event", "事件号|事件" },
	{ 0 },
};

enum { NEW, SAME, OPEN }; /* OPEN: the same, but it has not ended here */

/* What of a row was there before this import. */
static int
find_same(struct hl *hl, struct hl_args *row, int64_t since, int64_t until, int *there)
{
	const char *name, *category = hl_args_get(row, "category");
	int64_t station, department, was;
	int n, rc;

	if ((rc = arg_station(hl, row, "station", &station)) != HL_OK ||
	    (rc = arg_department(hl, row, "department", &department)) != HL_OK ||
	    (rc = arg_name(hl, row, "name", &name)) != HL_OK)
		return rc;
	if (category != NULL && (category = hl_word(hl, "member_category", category)) == NULL)
		return HL_EUSAGE;
	n = sql_int(hl, &was, sql_station_member_same, BIND(":station", station),
	    BIND(":name", name), BIND(":category", category), BIND_ID(":department", department),
	    BIND(":since", since), BIND(":until", until), BIND(":before", hl->ev->seq));
	*there = n <= 0 ? NEW : was == until ? SAME : OPEN;
	return n < 0 ? HL_EFAIL : HL_OK;
}

/* A membership that goes on here and has ended in the file ends. */
static int
import_end(struct hl *hl, const struct hl_args *row)
{
	static const char *const own[] = { "station", "name", "to" };
	struct hl_args args = { 0 };
	size_t i;
	int rc;

	for (i = 0; i < LEN(own); i++)
		hl_args_set(&args, own[i], hl_args_get(row, own[i]));
	rc = event_inner(hl, "hl-station", "member end", &args, NULL);
	hl_args_clear(&args);
	return rc;
}

static int
import_row(struct hl *hl, struct table *t, struct hl_args *row, void *ctx)
{
	struct import_count *count = ctx;
	int64_t since = hl->at, until = HL_NEVER;
	int rc, there;

	(void)t;
	hl_args_set(row, "event", NULL);
	if ((rc = arg_time(hl, row, "from", HL_BARE_START, &since)) != HL_OK ||
	    (rc = arg_time(hl, row, "to", HL_BARE_END, &until)) != HL_OK ||
	    (rc = find_same(hl, row, since, until, &there)) != HL_OK)
		return rc;
	if (there == SAME) {
		count->skipped++;
		return HL_OK;
	}
	rc = there == OPEN ? import_end(hl, row)
			   : event_inner(hl, "hl-station", "member add", row, NULL);
	count->imported += rc == HL_OK;
	return rc;
}

static int
member_import(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct import_count count = { 0 };

	return import_rows(hl, args, import_fields(hl, "hl-station", "member add", more),
	    import_row, &count, rows);
}

/* --- the acts --- */

static const struct hl_param member_list_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "category", HL_P_WORD, 0, "member_category", N_("only those of this category") },
	PARAM_SPAN,
	{ "all", HL_P_FLAG, 0, NULL, N_("former members too"), .letter = 'a' },
	{ 0 },
};

const struct hl_act member_list_acts[] = {
	{ "hl-station", "member import", import_params, N_("register the members of a csv file"),
	    "hl-station member import members.csv", HL_WRITE, HL_ACT_FILE, member_import },
	{ "hl-station", "member list", member_list_params, N_("list members"),
	    "hl-station member list --station HTBC", HL_READ, 0, member_list },
	{ "hl-station", "member show", event_param, N_("show one"),
	    "hl-station member show \"$(hl-station member list -f ids --limit 1)\"", HL_READ, 0,
	    member_show },
	{ 0 },
};
