/*
 * check.c: what the structure lacks of the rules R1-R7, as it stands at T (hl_now). A check is
 * one row of checks[].
 */
#include <string.h>

#include "station/station.h"

enum { WARN_DAYS = 45 }; /* before the calendar ends */

/* A statement gives station, department, since (an instant or a day), detail. */
struct check {
	const char *rule, *kind, *what; /* what: gettext id */
	const char *sql, *role; /* role: whose post, if the statement asks */
	bool (*on)(const struct hl *hl); /* NULL: always */
};

/* --- what switches one off --- */

static bool
vacancy_counts(const struct hl *hl)
{
	return hl->cfg->vacancy != 0; /* off */
}

static bool
founding_due(const struct hl *hl)
{
	char day[16];

	return *hl->cfg->founded_by != '\0' &&
	       strcmp(day_iso(time_day(hl->now), day), hl->cfg->founded_by) > 0;
}

/* --- the table --- */

static const struct check checks[] = {
	{ "R1", "no-head", N_("no head"), sql_station_check_vacant, "head", vacancy_counts },
	{ "R2", "no-deputy", N_("no deputy head"), sql_station_check_vacant, "deputy", NULL },
	{ "R2", "deputies", N_("more deputies than station.deputies_max"),
	    sql_station_check_deputies, NULL, NULL },
	{ "R3", "category", N_("category of a member is not in station.member_categories"),
	    sql_station_check_category, NULL, NULL },
	{ "R3", "member-department", N_("member of a department that is not active"),
	    sql_station_check_member_department, NULL, NULL },
	{ "R3", "no-member", N_("no member"), sql_station_check_no_member, NULL, NULL },
	{ "R3", "not-stationed", N_("no department is stationed there"),
	    sql_station_check_not_stationed, NULL, NULL },
	{ "R4", "cell", N_("the grid a cell lies in is not there"), sql_station_check_cell, NULL,
	    NULL },
	{ "R4", "party-body", N_("the body above a party body is not there"),
	    sql_station_check_party_body, NULL, NULL },
	{ "R4", "squad-member", N_("in a squad and no member any more"),
	    sql_station_check_squad_member, NULL, NULL },
	{ "R5", "no-leader", N_("the leading group has no leader"), sql_station_check_unled,
	    "leader", NULL },
	{ "R5", "no-director", N_("the office has no director"), sql_station_check_unled,
	    "director", NULL },
	{ "R6", "community-twice", N_("community stands in two streets"),
	    sql_station_check_community, NULL, NULL },
	{ "R7", "not-founded", N_("not founded"), sql_station_check_not_founded, NULL,
	    founding_due },
	{ "R7", "founded-late", N_("founded late"), sql_station_check_founded_late, NULL,
	    founding_due },
	{ "R7", "no-wechat", N_("no WeChat group"), sql_station_check_wechat, NULL, NULL },
	{ "R7", "no-office-wechat", N_("no WeChat group of the office"),
	    sql_station_check_office_wechat, NULL, NULL },
};

/* --- the command --- */

static bool
chosen(const struct hl_arg *rules, const char *rule)
{
	size_t i;

	for (i = 0; rules != NULL && i < rules->n; i++)
		if (strcasecmp(rules->v[i], rule) == 0)
			return true;
	return rules == NULL;
}

static bool
known(const char *rule)
{
	size_t i;

	for (i = 0; i < LEN(checks); i++)
		if (strcasecmp(checks[i].rule, rule) == 0)
			return true;
	return strcasecmp(rule, "R20") == 0;
}

/* Refuses a rule of which nothing is checked, naming those that are. */
static int
no_rule(struct hl *hl, const char *rule)
{
	struct buf b = { 0 };
	size_t i;

	for (i = 0; i < LEN(checks); i++)
		if (i == 0 || strcmp(checks[i].rule, checks[i - 1].rule) != 0)
			buf_fmt(&b, "%s, ", checks[i].rule);
	hl_fail(hl, HL_EUSAGE, _("nothing is checked of rule '%s' (one of: %sR20)"), rule, b.s);
	buf_free(&b);
	return HL_EUSAGE;
}

/* An instant, or 00:00 of a day; 0 for neither. */
static int64_t
moment(sqlite3_stmt *st, int i)
{
	int64_t day;

	if (sqlite3_column_type(st, i) == SQLITE_INTEGER)
		return sqlite3_column_int64(st, i);
	if (sqlite3_column_type(st, i) == SQLITE_TEXT && day_parse(sql_column(st, i), &day) == 0)
		return time_at(day, 0);
	return 0;
}

static int
run_check(struct hl *hl, const struct check *c, int64_t station, const char *day,
    const char *categories, struct hl_rows *rows)
{
	sqlite3_stmt *st = sql_bind(hl, c->sql, BIND_ANY(":t", hl->now), BIND_ANY(":day", day),
	    BIND_ANY_ID(":station", station), BIND_ANY(":role", c->role),
	    BIND_ANY(":categories", categories), BIND_ANY(":deputies", hl->cfg->deputies_max),
	    BIND_ANY(":founded_by", hl->cfg->founded_by));
	int rc;

	while (sql_next(hl, st, &rc)) {
		rows_put(rows, CELL(c->rule), CELL(c->kind), CELL(sql_column(st, 0)),
		    CELL(sql_column(st, 1)), CELL(_(c->what)), CELL(moment(st, 2)),
		    CELL(sql_column(st, 3)));
		hl->attention = true;
	}
	return rc;
}

/* Warns before the calendar ends: past its years, deadlines would be counted by Mon-Fri. */
static int
check_calendar(struct hl *hl, struct hl_rows *rows)
{
	const struct hl_calendar *cal = hl_calendar(hl);
	int64_t today = time_day(hl->now), end;
	char iso[16];
	int y, m, d;

	if (cal == NULL)
		return HL_ECONFIG;
	for (end = today; cal_covers(cal, end) && end <= today + WARN_DAYS;
	     end = day_of(y + 1, 1, 1))
		day_split(end, &y, &m, &d);
	if (end > today + WARN_DAYS)
		return HL_OK;
	rows_put(rows, CELL("R20"), CELL("calendar"), CELL(NULL), CELL(NULL),
	    CELL(
		end > today ? _("the calendar ends soon") : _("the calendar does not cover today")),
	    CELL(time_at(end, 0)), CELL(day_iso(end, iso)));
	hl->attention = true;
	return HL_OK;
}

static int
station_check(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *rules = hl_args_find(args, "rule");
	struct buf categories = { 0 };
	int64_t station;
	char day[16];
	size_t i;
	int rc;

	for (i = 0; rules != NULL && i < rules->n; i++)
		if (!known(rules->v[i]))
			return no_rule(hl, rules->v[i]);
	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	day_iso(time_day(hl->now), day);
	for (i = 0; i < hl->cfg->member_categories.n; i++) {
		buf_chr(&categories, i == 0 ? '[' : ',');
		json_str(&categories, hl->cfg->member_categories.v[i]);
	}
	buf_chr(&categories, ']');
	*rows = rows_new("rule,kind,station,department,what,since,detail");
	for (i = 0; i < LEN(checks) && rc == HL_OK; i++)
		if (chosen(rules, checks[i].rule) && (checks[i].on == NULL || checks[i].on(hl)))
			rc = run_check(hl, &checks[i], station, day, categories.s, *rows);
	if (rc == HL_OK && station == 0 && chosen(rules, "R20"))
		rc = check_calendar(hl, *rows);
	buf_free(&categories);
	return rc;
}

/* --- the acts --- */

static const struct hl_param check_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only this station") },
	{ "rule", HL_P_CODE, HL_MULTI, "RULE", N_("only these rules, as R1,R7") },
	{ 0 },
};

const struct hl_act check_acts[] = {
	{ "hl-station", "check", check_params,
	    N_("list what the structure lacks of rules R1 to R7 (exit 10 if anything)"),
	    "hl-station check --rule R1,R2", HL_READ, 0, station_check },
	{ 0 },
};
