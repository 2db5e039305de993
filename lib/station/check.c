/*
 * check.c: what the structure lacks of the rules R1-R7, as it stands at T (hl_now). A check is
 * one row of checks[].
 */
#include <string.h>

#include "score/score.h"
#include "station/station.h"

enum { WARN_DAYS = 45 }; /* before the calendar ends */

/*
 * Statements give station, department, since (an instant or a day), detail. ?1 T, ?2 station or
 * NULL, ?3 the day of T, ?4 categories of members as JSON, ?5 deputies at a time, ?6 the day
 * stations should exist by.
 */
struct check {
	const char *rule, *kind, *what; /* what: gettext id */
	bool (*on)(const struct hl *hl); /* NULL: always */
	const char *sql;
};

enum { NPARAMS = 6 };

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

/* a station that there is at T */
#define STANDS "s.gone = " NEVER " AND (?2 IS NULL OR s.id = ?2) AND ifnull(s.founded, '') <= ?3"
#define HELD(role) \
	"FROM post p WHERE p.station_id = s.id AND p.role = '" role \
	"' AND p.since <= ?1 AND p.until > ?1"
#define VACANT(role) \
	"SELECT s.code, NULL, ifnull((SELECT max(p.until) FROM post p WHERE p.station_id = s.id " \
	"AND p.role = '" role "'" \
	" AND p.until <= ?1), s.founded), (SELECT p.name FROM post p WHERE p.station_id = s.id " \
	"AND p.role = '" role "'" \
	" AND p.until <= ?1 ORDER BY p.until DESC, p.id DESC LIMIT 1) FROM station s " \
	"WHERE " STANDS " AND NOT EXISTS (SELECT 1 " HELD(role) ") ORDER BY s.code"
#define ON_DAY(t) \
	t ".gone = " NEVER " AND " t ".\"from\" <= ?3 AND ifnull(" t ".\"to\", '9999') >= ?3"
#define UNLED(role) \
	"SELECT NULL, NULL, (SELECT max(l.\"to\") FROM leading l WHERE l.role = '" role \
	"' AND l.gone = " NEVER " AND l.\"to\" < ?3), NULL" \
	" WHERE ?2 IS NULL AND NOT EXISTS (SELECT 1 FROM leading l WHERE l.role = '" role \
	"' AND " ON_DAY("l") ")"
/* the last word on it decides */
#define GROUP(of) \
	"(SELECT w.state FROM wechat w WHERE w.station_id IS " of " AND w.gone = " NEVER \
	" AND w.at <= ?1" \
	" ORDER BY w.at DESC, w.event DESC LIMIT 1)"
/*
 * what of a tree lies in a row that is not there on the day: since the day after that ended, if
 * it did
 */
#define ORPHANS(tree, where) \
	"SELECT s.code, NULL, ifnull((SELECT date(max(p.\"to\"), '+1 day') FROM " tree \
	" p WHERE p.code = t.parent AND p.gone = " NEVER \
	" AND p.\"to\" < ?3), t.\"from\"), t.code || ' ' || t.name || ifnull(' (' || t.parent || " \
	"')', '') FROM " tree " t" \
	" JOIN station s ON s.id = t.station_id WHERE " STANDS " AND " ON_DAY( \
	    "t") " AND " where " AND NOT EXISTS (SELECT 1 FROM " tree \
		 " p WHERE p.code = t.parent AND " ON_DAY("p") ") ORDER BY s.code, t.event"
#define MEMBER "m.gone = " NEVER " AND m.since <= ?1 AND m.until > ?1"

static const struct check checks[] = {
	{ "R1", "no-head", N_("no head"), vacancy_counts, VACANT("head") },
	{ "R2", "no-deputy", N_("no deputy head"), NULL, VACANT("deputy") },
	{ "R2", "deputies", N_("more deputies than station.deputies_max"), NULL,
	    "SELECT s.code, NULL, (SELECT max(p.since) " HELD(
		"deputy") "), (SELECT group_concat(name, ';') FROM (SELECT "
			  "p.name " HELD("deputy") " ORDER BY p.since, p.id)) FROM "
						   "station s WHERE " STANDS
						   " AND (SELECT count(*) " HELD(
						       "deputy") ") > ?5 ORDER BY "
								 "s.code" },
	{ "R3", "category", N_("category of a member is not in station.member_categories"), NULL,
	    "SELECT s.code, d.code, m.since, m.name || ' ' || m.category FROM member m "
	    "JOIN station s ON s.id = m.station_id"
	    " LEFT JOIN department d ON d.id = m.department_id WHERE " STANDS " AND " MEMBER
	    " AND m.category NOT IN (SELECT value FROM json_each(?4)) "
	    "ORDER BY s.code, m.since, m.event" },
	{ "R3", "member-department", N_("member of a department that is not active"), NULL,
	    "SELECT s.code, d.code, m.since, m.name FROM member m JOIN station s ON "
	    "s.id = m.station_id"
	    " JOIN department d ON d.id = m.department_id WHERE " STANDS " AND " MEMBER
	    " AND (ifnull(d.active_to, '9999') < ?3 OR ifnull(d.active_from, '') > ?3) "
	    "ORDER BY s.code, m.since, m.event" },
	{ "R3", "no-member", N_("no member"), NULL,
	    "SELECT s.code, NULL, s.founded, NULL FROM station s WHERE " STANDS
	    " AND NOT EXISTS (SELECT 1 FROM member m WHERE m.station_id = s.id "
	    "AND " MEMBER ") ORDER BY s.code" },
	{ "R3", "not-stationed", N_("no department is stationed there"), NULL,
	    "SELECT s.code, NULL, s.founded, NULL FROM station s WHERE " STANDS
	    " AND NOT EXISTS (SELECT 1 FROM department d WHERE d.stationed_id = s.id "
	    "AND d.gone = " NEVER " AND ifnull(d.active_from, '') <= ?3 AND "
	    "ifnull(d.active_to, '9999') >= ?3)"
	    " AND NOT EXISTS (SELECT 1 FROM director r WHERE r.station_id = s.id AND "
	    "r.gone = " NEVER " AND r.\"from\" <= ?3 AND ifnull(r.\"to\", '9999-12-31') >= ?3)"
	    " AND NOT EXISTS (SELECT 1 FROM member m WHERE m.station_id = s.id AND "
	    "m.department_id IS NOT NULL AND " MEMBER ")"
	    " AND NOT EXISTS (SELECT 1 FROM director r WHERE r.station_id = s.id "
	    "AND " ON_DAY("r") ")"
			       " ORDER BY s.code" },
	{ "R4", "cell", N_("the grid a cell lies in is not there"), NULL,
	    ORPHANS("grid", "t.parent IS NOT NULL") },
	{ "R4", "party-body", N_("the body above a party body is not there"), NULL,
	    ORPHANS("party", "t.level <> 'community'") },
	{ "R4", "squad-member", N_("in a squad and no member any more"), NULL,
	    "SELECT s.code, NULL, (SELECT max(m.until) FROM member m WHERE "
	    "m.station_id = s.id AND m.name = x.name AND m.gone = " NEVER
	    "), t.name || ' ' || x.name FROM squad t JOIN station s ON s.id = "
	    "t.station_id JOIN (SELECT event, leader AS name FROM squad"
	    " UNION SELECT q.event, j.value FROM squad q, json_each(q.members) j) x ON "
	    "x.event = t.event WHERE " STANDS
	    " AND " ON_DAY("t") " AND EXISTS (SELECT 1 FROM member m WHERE m.station_id = s.id "
				"AND m.name = x.name AND m.gone = " NEVER " AND m.until <= ?1)"
				" AND NOT EXISTS (SELECT 1 FROM member m WHERE m.station_id = "
				"s.id AND m.name = x.name AND " MEMBER ")"
				" ORDER BY s.code, t.event, x.name" },
	{ "R5", "no-leader", N_("the leading group has no leader"), NULL, UNLED("leader") },
	{ "R5", "no-director", N_("the office has no director"), NULL, UNLED("director") },
	{ "R6", "community-twice", N_("community stands in two streets"), NULL,
	    "SELECT s.code, NULL, s.founded, o.code || ' ' || o.street || o.community "
	    "FROM station s JOIN station o"
	    " ON o.community = s.community AND o.id <> s.id WHERE " STANDS " AND o.gone = " NEVER
	    " AND ifnull(o.founded, '') <= ?3 ORDER BY s.code, o.code" },
	{ "R7", "not-founded", N_("not founded"), founding_due,
	    "SELECT s.code, NULL, ?6, s.founded FROM station s WHERE s.gone = " NEVER
	    " AND (?2 IS NULL OR s.id = ?2)"
	    " AND (s.founded IS NULL OR s.founded > ?3) ORDER BY s.code" },
	{ "R7", "founded-late", N_("founded late"), founding_due,
	    "SELECT s.code, NULL, s.founded, ?6 FROM station s WHERE " STANDS
	    " AND s.founded > ?6 ORDER BY s.code" },
	{ "R7", "no-wechat", N_("no WeChat group"), NULL,
	    "SELECT s.code, NULL, s.founded, NULL FROM station s WHERE " STANDS
	    " AND " GROUP("s.id") " IS NOT 'yes' ORDER BY s.code" },
	{ "R7", "no-office-wechat", N_("no WeChat group of the office"), NULL,
	    "SELECT NULL, NULL, NULL, NULL WHERE ?2 IS NULL AND " GROUP("NULL") " IS NOT 'yes'" },
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

/* Rules there are checks of, each once. */
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

static int
bind(struct hl *hl, sqlite3_stmt *st, int64_t station, const char *day, const char *categories)
{
	const struct {
		const char *text;
		int64_t n;
	} v[NPARAMS] = { { NULL, hl->now }, { NULL, station }, { day, 0 }, { categories, 0 },
		{ NULL, hl->cfg->deputies_max }, { hl->cfg->founded_by, 0 } };
	int i, rc = SQLITE_OK, n = sqlite3_bind_parameter_count(st);

	for (i = 0; i < n && rc == SQLITE_OK; i++)
		if (v[i].text != NULL)
			rc = sqlite3_bind_text(st, i + 1, v[i].text, -1, SQLITE_STATIC);
		else
			rc = v[i].n == 0 ? sqlite3_bind_null(st, i + 1)
					 : sqlite3_bind_int64(st, i + 1, v[i].n);
	return rc == SQLITE_OK ? HL_OK : hl_fail_db(hl);
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
	sqlite3_stmt *st = db_stmt(hl, c->sql);
	int rc;

	if (st == NULL || bind(hl, st, station, day, categories) != HL_OK)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		rows_add(rows, "sssssts", c->rule, c->kind, sql_column(st, 0), sql_column(st, 1),
		    _(c->what), moment(st, 2), sql_column(st, 3));
		hl->attention = true;
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* Deadlines are counted by Mon-Fri past the years the calendar covers: said in time. */
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
	rows_add(rows, "sssssts", "R20", "calendar", NULL, NULL,
	    end > today ? _("the calendar ends soon") : _("the calendar does not cover today"),
	    time_at(end, 0), day_iso(end, iso));
	hl->attention = true;
	return HL_OK;
}

static int
station_check(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_arg *rules = hl_args_find(args, "rule");
	const char *what = hl_args_get(args, "station");
	struct buf categories = { 0 };
	int64_t station = 0;
	char day[16];
	size_t i;
	int rc = HL_OK;

	for (i = 0; rules != NULL && i < rules->n; i++)
		if (!known(rules->v[i]))
			return no_rule(hl, rules->v[i]);
	if (what != NULL && (rc = station_find(hl, what, &station)) != HL_OK)
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
