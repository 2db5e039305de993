/* station-list.c: stations as they stand at T, the moment of hl_now(). */
#include "hl-int.h"

int
hl_station_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *street;
	int rc;

	if ((rc = arg_name(hl, args, "street", &street)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, "SELECT s.code, s.street, s.community,"
	    " (SELECT p.name FROM post p WHERE p.station_id = s.id AND p.role = 'head' AND p.since <= ?1 AND p.until > ?1"
	    " ORDER BY p.since DESC, p.id DESC LIMIT 1) AS head,"
	    " (SELECT group_concat(d.name, ';') FROM (SELECT p.name FROM post p WHERE p.station_id = s.id AND p.role = 'deputy'"
	    " AND p.since <= ?1 AND p.until > ?1 ORDER BY p.since, p.id) d) AS deputy,"
	    " (SELECT count(*) FROM member m WHERE m.station_id = s.id AND m.since <= ?1 AND m.until > ?1"
	    " AND m.gone = 253402300799) AS members, s.founded"
	    " FROM station s WHERE s.gone = 253402300799 AND (?2 IS NULL OR s.street = ?2) ORDER BY s.code", "is",
	    hl->now, street);
}

int
hl_station_show(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t id;
	int rc;

	if ((rc = station_find(hl, hl_args_get(args, "station"), &id)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, "SELECT field, value, nullif(since, 0) AS since, until FROM ("
	    "SELECT 1 AS n, 'code' AS field, code AS value, 0 AS since, NULL AS until, 0 AS k FROM station WHERE id = ?1"
	    " UNION ALL SELECT 2, 'street', street, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT 3, 'community', community, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT 4, 'founded', founded, 0, NULL, 0 FROM station WHERE id = ?1"
	    " UNION ALL SELECT iif(role = 'head', 5, 6), role, name, since, until, since FROM post WHERE station_id = ?1"
	    " UNION ALL SELECT 7, 'members', count(*), 0, NULL, 0 FROM member"
	    " WHERE station_id = ?1 AND since <= ?2 AND until > ?2 AND gone = 253402300799"
	    " UNION ALL SELECT 8, 'department', code || ' ' || name, 0, NULL, id FROM department"
	    " WHERE stationed_id = ?1 AND gone = 253402300799"
	    " UNION ALL SELECT 9, 'issues ' || state, count(*), 0, NULL, min(CASE state WHEN 'open' THEN 1 WHEN 'dispatched' THEN 2"
	    " WHEN 'resolved' THEN 3 WHEN 'closed' THEN 4 WHEN 'cancelled' THEN 5 ELSE 6 END) FROM issue"
	    " WHERE station_id = ?1 AND gone = 253402300799 GROUP BY state"
	    ") ORDER BY n, k, value", "ii", id, hl->now);
}
