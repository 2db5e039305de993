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

/* --- issues by area --- */

/* ?1 T; ?2 and ?3 the period, ?5 and ?6 as days; ?4 station */
#define GRIDS \
	"g AS MATERIALIZED (SELECT event, station_id, code, name, leader, parent FROM grid WHERE " \
	"gone = " NEVER " AND \"from\" <= ?6 AND ifnull(\"to\", '9999-12-31') >= ?5 AND (?4 IS " \
	"NULL OR station_id = ?4))"
#define LATE \
	"(SELECT count(DISTINCT d.department_id) FROM deadline d INDEXED BY deadline_issue WHERE " \
	"d.issue_id = i.id" \
	" AND d.gone = " NEVER \
	" AND d.void > ?1 AND d.waived > ?1 AND d.met > d.due AND d.due < ?1)"
#define ISSUES \
	"x AS (SELECT i.station_id, i.dispatched IS NOT NULL AS whistled, i.state = 'closed' AS " \
	"closed," \
	" i.state IN ('open', 'dispatched', 'resolved') AS unsolved, " LATE \
	" AS late, (SELECT g.event FROM g WHERE g.station_id = i.station_id" \
	" AND i.grid IN (g.code, g.name) ORDER BY g.event DESC LIMIT 1) AS leaf FROM issue i " \
	"WHERE i.gone = " NEVER \
	" AND i.raised BETWEEN ?2 AND ?3 AND (?4 IS NULL OR i.station_id = ?4))"
/* The grid that cell c lies in. */
#define ABOVE(c) \
	"(SELECT t.event FROM g t WHERE t.station_id = " c ".station_id AND t.code = " c \
	".parent ORDER BY t.event DESC LIMIT 1)"
#define COUNTS \
	"z AS MATERIALIZED (SELECT x.station_id, x.leaf, ifnull(" ABOVE( \
	    "c") ", x.leaf) AS top, count(*) AS n, sum(whistled) AS w," \
		 " sum(closed) AS c, sum(unsolved) AS u, sum(late) AS l FROM x LEFT JOIN g c ON " \
		 "c.event = x.leaf GROUP BY x.station_id, x.leaf)"
#define SUMS \
	"ifnull(sum(z.n), 0) AS n, ifnull(sum(z.w), 0) AS w, ifnull(sum(z.c), 0) AS c," \
	" ifnull(sum(z.u), 0) AS u, ifnull(sum(z.l), 0) AS l"
#define HEAD \
	"(SELECT p.name FROM post p WHERE p.station_id = s.id AND p.role = 'head' AND p.since <= " \
	"?1 AND p.until > ?1)"
#define STATIONS " FROM station s LEFT JOIN z ON z.station_id = s.id WHERE s.gone = " NEVER

static const char areas_sql[] =
    "WITH " GRIDS ", " ISSUES ", " COUNTS ","
    " r AS (SELECT 'district' AS level, NULL AS street, NULL AS station, NULL AS grid, NULL AS "
    "cell, NULL AS code, NULL AS name,"
    " NULL AS leader, " SUMS " FROM z HAVING ?4 IS NULL"
    " UNION ALL SELECT 'street', s.street, NULL, NULL, NULL, NULL, s.street, NULL, " SUMS STATIONS
    " AND ?4 IS NULL GROUP BY s.street"
    " UNION ALL SELECT 'community', s.street, s.code, NULL, NULL, NULL, s.community, " HEAD
    ", " SUMS STATIONS " AND (?4 IS NULL OR s.id = ?4) GROUP BY s.id"
    " UNION ALL SELECT 'grid', s.street, s.code, g.code, NULL, g.code, g.name, g.leader, " SUMS
    " FROM g JOIN station s ON s.id = g.station_id"
    " LEFT JOIN z ON z.top = g.event WHERE " ABOVE(
	"g") " IS NULL GROUP BY g.event"
	     " UNION ALL SELECT 'cell', s.street, s.code, t.code, g.code, g.code, g.name, "
	     "g.leader, " SUMS " FROM g"
	     " JOIN station s ON s.id = g.station_id JOIN g t ON t.event = " ABOVE(
		 "g") " LEFT JOIN z ON z.leaf = g.event GROUP BY g.event"
		      /* of a station with grids: what lies in none of them */
		      " UNION ALL SELECT 'none', s.street, s.code, NULL, NULL, NULL, NULL, "
		      "NULL, " SUMS " FROM z JOIN station s ON s.id = z.station_id"
		      " WHERE z.leaf IS NULL AND z.station_id IN (SELECT station_id FROM g) GROUP "
		      "BY s.id)"
		      " SELECT level, street, station, code, name, leader, n AS registered, w AS "
		      "whistles, c AS closed_off, " SQL_PER_MILLE(
			  "c", "n") " AS closed_rate, u AS unsolved, l AS late FROM r"
				    " ORDER BY level <> 'district', street, station IS NOT NULL, "
				    "station, level = 'none', grid, cell";

int
hl_report_areas(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct period p;
	int64_t station;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = period_read(hl, args, &p)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, areas_sql, "iiinss", hl->now, p.since, p.until, station,
	    day_text(hl, p.since), day_text(hl, p.until));
}

/* --- the party line --- */

/*
 * ?1 the day, ?2 station. A body lies below the one its parent names; ten deep at most, whatever
 * is written there.
 */
#define BODIES \
	"p AS MATERIALIZED (SELECT event, station_id, code, name, level, parent, secretary, " \
	"members FROM party" \
	" WHERE gone = " NEVER " AND \"from\" <= ?1 AND ifnull(\"to\", '9999-12-31') >= ?1 AND " \
	"(?2 IS NULL OR station_id = ?2))"
#define PLACES \
	"place (event, path, depth) AS (SELECT c.event, c.code, 0 FROM p c WHERE NOT EXISTS " \
	"(SELECT 1 FROM p t" \
	" WHERE t.station_id = c.station_id AND t.code = c.parent) UNION ALL SELECT c.event, " \
	"o.path || ' ' || c.code, o.depth + 1 FROM place o" \
	" JOIN p t ON t.event = o.event JOIN p c ON c.station_id = t.station_id AND c.parent = " \
	"t.code WHERE o.depth < 10)"
#define BELOW \
	"below (root, event) AS (SELECT event, event FROM p UNION SELECT b.root, c.event FROM " \
	"below b JOIN p t ON t.event = b.event" \
	" JOIN p c ON c.station_id = t.station_id AND c.parent = t.code)"

static const char party_sql[] =
    "WITH RECURSIVE " BODIES ", " PLACES ", " BELOW ","
    " r AS (SELECT 'district' AS level, NULL AS street, NULL AS station, NULL AS path, NULL AS "
    "code, NULL AS name, NULL AS secretary,"
    " NULL AS members, ifnull(sum(members), 0) AS members_all FROM p HAVING ?2 IS NULL"
    " UNION ALL SELECT 'street', s.street, NULL, NULL, NULL, s.street, NULL, NULL, sum(p.members) "
    "FROM p JOIN station s ON s.id = p.station_id"
    " WHERE ?2 IS NULL GROUP BY s.street"
    " UNION ALL SELECT p.level, s.street, s.code, o.path, p.code, p.name, p.secretary, p.members,"
    " (SELECT sum(c.members) FROM below b JOIN p c ON c.event = b.event WHERE b.root = p.event)"
    " FROM place o JOIN p ON p.event = o.event JOIN station s ON s.id = p.station_id)"
    " SELECT level, street, station, code, name, secretary, members, members_all FROM r"
    " ORDER BY level <> 'district', street, station IS NOT NULL, station, path";

int
hl_report_party(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station;
	int rc = arg_station(hl, args, "station", &station);

	return rc != HL_OK ? rc
			   : rows_sql(hl, rows, party_sql, "sn", day_text(hl, hl->now), station);
}
