/*
 * incomplete.c: what coordination meetings that were held lack of R45: the district departments
 * of their issues, street and community present, and the way, method and guarantee on record.
 * Told, never refused.
 */
#include "score/score.h"
#include "meeting/meeting.h"

/*
 * ?1 T, ?2 station, ?3 meeting, ?4 department, ?5 and ?6 the period, ?7 whether a proxy counts;
 * meeting m of station s
 */
#define CAME(who) \
	"EXISTS (SELECT 1 FROM attendance a LEFT JOIN department d ON d.id = a.department_id " \
	"WHERE a.meeting_id = m.id" \
	" AND a.known <= ?1 AND a.gone > ?1 AND (a.status = 'present' OR (?7 AND a.status = " \
	"'proxy')) AND (" who "))"
#define MEMBER(word) \
	"EXISTS (SELECT 1 FROM member n WHERE n.station_id = m.station_id AND n.name = a.who AND " \
	"n.since <= m.at" \
	" AND n.until > m.at AND n.gone > ?1 AND instr(n.category, '" word "') = 1)"
/* that department of the street which has its name, any of that level where none has */
#define OF_STREET(d) d ".level = 'street' AND instr(" d ".name, s.street) = 1"
#define STREET \
	CAME(OF_STREET("d") " OR (d.level = 'street' AND NOT EXISTS (SELECT 1 FROM department y " \
			    "WHERE y.gone > ?1 AND " OF_STREET( \
				"y") ")) OR (a.department_id IS NULL AND instr(a.who, s.street) " \
				     "> 0) OR " MEMBER("街道"))
/* its party secretary is deputy head (R2) */
#define COMMUNITY \
	"m.chair_post = 'deputy' OR " CAME( \
	    "instr(ifnull(d.name, a.who), s.community) > 0 OR " MEMBER( \
		"社区") " OR EXISTS (SELECT 1 FROM post p WHERE p.station_id = m.station_id AND " \
			"p.role = 'deputy' AND p.name = a.who AND p.since <= m.at" \
			" AND p.until > m.at)")
#define ABSENT \
	"(SELECT group_concat(code, ';') FROM (SELECT DISTINCT o.code FROM meeting_issue x" \
	" JOIN assignment g ON g.issue_id = x.issue_id" \
	" JOIN department o ON o.id = g.department_id WHERE x.meeting_id = m.id AND o.level = " \
	"'district' AND g.since <= m.at AND g.until > m.at" \
	" AND g.known <= ?1 AND g.gone > ?1 AND NOT " CAME( \
	    "+a.department_id = g.department_id") " ORDER BY o.code))"
#define ISSUES \
	"(SELECT group_concat(n, ';') FROM (SELECT " ISSUE_NUMBER( \
	    "t", "i") " AS n FROM meeting_issue x JOIN issue i" \
		      " ON i.id = x.issue_id JOIN station t ON t.id = i.station_id WHERE " \
		      "x.meeting_id = m.id ORDER BY i.year, i.serial))"

static const char sql[] =
    "SELECT * FROM (SELECT meeting, at, station, chair, issues, nullif(ltrim("
    "iif(departments IS NULL, '', ';departments') || iif(street, '', ';street') || iif(community, "
    "'', ';community')"
    " || iif(way IS NULL, ';way', '') || iif(method IS NULL, ';method', '') || iif(guarantee IS "
    "NULL, ';guarantee', ''), ';'), '') AS lacks,"
    " departments FROM (SELECT " MEETING_NUMBER("s",
	"m") " AS meeting, m.at, s.code AS station, m.chair, m.way, m.method, m.guarantee, " ISSUES
	     " AS issues, " ABSENT " AS departments, " STREET " AS street, " COMMUNITY
	     " AS community"
	     " FROM meeting m JOIN station s ON s.id = m.station_id WHERE m.kind = 'coordination' "
	     "AND m.state = 'held' AND m.at <= ?1 AND m.gone > ?1"
	     " AND (?2 IS NULL OR m.station_id = ?2) AND (?3 IS NULL OR m.id = ?3) AND m.at "
	     "BETWEEN ?5 AND ?6))"
	     " WHERE lacks IS NOT NULL AND (?4 IS NULL OR instr(';' || departments || ';',"
	     " ';' || (SELECT code FROM department WHERE id = ?4) || ';') > 0)"
	     " ORDER BY at, meeting";

static int
meeting_incomplete(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting_choice c;
	int rc;

	if ((rc = meeting_choose(hl, args, &c)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, sql, "innniii", hl->now, c.station, c.meeting, c.department,
	    c.p.since, c.p.until, (int64_t)hl->cfg->proxy_counts);
}

int
incomplete_show(struct hl *hl, int64_t meeting, struct hl_rows *rows)
{
	sqlite3_stmt *st = db_bind(hl, sql, "innniii", hl->now, (int64_t)0, meeting, (int64_t)0,
	    (int64_t)0, HL_NEVER, (int64_t)hl->cfg->proxy_counts);
	struct buf b = { 0 };
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		buf_str(&b, sql_column(st, 5));
		if (sqlite3_column_type(st, 6) != SQLITE_NULL)
			buf_fmt(&b, " (%s)", sql_column(st, 6));
		rows_add(rows, "ss", "lacks", b.s);
	}
	sqlite3_reset(st);
	buf_free(&b);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* --- the acts --- */

static const struct hl_param incomplete_params[] = {
	{ "meeting", HL_P_MEETING, 0, NULL, N_("only this meeting") },
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL,
	    N_("only those this department did not come to") },
	PARAM_SPAN,
	{ 0 },
};

const struct hl_act meeting_incomplete_acts[] = {
	{ "hl-meeting", "incomplete", incomplete_params,
	    N_("list coordination meetings that lack whom or what they need (R45)"),
	    "hl-meeting incomplete --year 2026 --exit-code", HL_READ, 0, meeting_incomplete },
	{ 0 },
};
