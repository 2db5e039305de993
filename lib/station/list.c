/* station-list.c: stations as they stand at T, the moment of hl_now(). */
#include "station/station.h"

static int
station_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *street;
	int rc;

	if ((rc = arg_name(hl, args, "street", &street)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "SELECT s.code, s.street, s.community,"
	    " (SELECT p.name FROM post p WHERE p.station_id = s.id AND p.role = 'head' AND p.since "
	    "<= ?1 AND p.until > ?1"
	    " ORDER BY p.since DESC, p.id DESC LIMIT 1) AS head,"
	    " (SELECT group_concat(d.name, ';') FROM (SELECT p.name FROM post p WHERE p.station_id "
	    "= s.id AND p.role = 'deputy'"
	    " AND p.since <= ?1 AND p.until > ?1 ORDER BY p.since, p.id) d) AS deputy,"
	    " (SELECT count(*) FROM member m WHERE m.station_id = s.id AND m.since <= ?1 AND "
	    "m.until > ?1"
	    " AND m.gone = 253402300799) AS members, s.founded"
	    " FROM station s WHERE s.gone = 253402300799 AND (?2 IS NULL OR s.street = ?2) ORDER "
	    "BY s.code",
	    "is", hl->now, street);
}

/* The rows of the registers that stand on the day ?3. */
#define ON_DAY "gone = 253402300799 AND \"from\" <= ?3 AND ifnull(\"to\", '9999-12-31') >= ?3"
#define REGISTER_ROWS \
	" UNION ALL SELECT 8.1, 'director', (SELECT code FROM department d WHERE d.id = " \
	"r.department_id) || ' ' || person, 0, NULL, 0" \
	" FROM director r WHERE station_id = ?1 AND " ON_DAY \
	" UNION ALL SELECT 8.2, 'squad', name || ifnull(' (' || leader || ')', ''), 0, NULL, 0 " \
	"FROM squad WHERE station_id = ?1 AND " ON_DAY \
	" UNION ALL SELECT 8.3, iif(parent IS NULL, 'grid', 'cell'), code || ' ' || name || " \
	"ifnull(' (' || leader || ')', ''), 0, NULL, 0" \
	" FROM grid WHERE station_id = ?1 AND " ON_DAY \
	" UNION ALL SELECT 8.4, 'party ' || level, code || ' ' || name || ifnull(' (' || " \
	"secretary || ')', ''), 0, NULL, 0" \
	" FROM party WHERE station_id = ?1 AND " ON_DAY \
	" UNION ALL SELECT * FROM (SELECT 8.5, 'wechat', state, at, NULL, 0 FROM wechat WHERE " \
	"station_id = ?1 AND at <= ?2" \
	" AND gone = 253402300799 ORDER BY at DESC, event DESC LIMIT 1)" \
	" UNION ALL SELECT 8.6, 'case', title, at, NULL, at FROM model WHERE station_id = ?1 AND " \
	"issue_id IS NULL AND at <= ?2" \
	" AND gone = 253402300799" \
	" UNION ALL SELECT 8.7, 'consultation', matter || ' ' || (SELECT code FROM department d " \
	"WHERE d.id = c.department_id) || ifnull(' ' || person, '')," \
	" at, due, at FROM consult c WHERE station_id = ?1 AND at <= ?2 AND due >= ?2 AND gone = " \
	"253402300799" \
	" AND NOT EXISTS (SELECT 1 FROM consult_answer a WHERE a.consult_id = c.id AND a.gone = " \
	"253402300799)"

static int
station_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	char day[16];
	int64_t id;
	int rc;

	if ((rc = station_find(hl, hl_args_get(args, "station"), &id)) != HL_OK)
		return rc;
	/* a copy that lives as long as the rows */
	hl_args_set(args, "day", day_iso(time_day(hl->now), day));
	return rows_sql(hl, rows,
	    "SELECT field, value, nullif(since, 0) AS since, until FROM ("
	    "SELECT 1 AS n, 'code' AS field, code AS value, 0 AS since, NULL AS until, 0 AS k FROM "
	    "station WHERE id = ?1"
	    " UNION ALL SELECT 2, 'street', street, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT 3, 'community', community, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT 4, 'founded', founded, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT iif(role = 'head', 5, 6), role, name, since, until, since FROM post "
	    "WHERE station_id = ?1"
	    " UNION ALL SELECT 7, 'members', count(*), 0, NULL, 0 FROM member"
	    " WHERE station_id = ?1 AND since <= ?2 AND until > ?2 AND gone = 253402300799"
	    " UNION ALL SELECT 8, 'department', code || ' ' || name, 0, NULL, id FROM department"
	    " WHERE stationed_id = ?1 AND gone = 253402300799" REGISTER_ROWS
	    " UNION ALL SELECT 9, 'issues ' || state, count(*), 0, NULL, min(CASE state WHEN "
	    "'open' THEN 1 WHEN 'dispatched' THEN 2"
	    " WHEN 'resolved' THEN 3 WHEN 'closed' THEN 4 WHEN 'cancelled' THEN 5 ELSE 6 END) FROM "
	    "issue"
	    " WHERE station_id = ?1 AND gone = 253402300799 GROUP BY state"
	    ") ORDER BY n, k, value",
	    "iis", id, hl->now, hl_args_get(args, "day"));
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
