/* entry-sql.h: the entries of a score as SQL, for entry.c and explain.c. Its parameters are those of score_bind(). */
#ifndef HL_ENTRY_SQL_H
#define HL_ENTRY_SQL_H

#define BASE_ENTRIES \
	"SELECT p.id, p.code, ?1, 'base', NULL, 0, iif(p.granted, ?15, 0)," \
	" 'a' || char(9) || p.meetings || char(9) || p.attended || char(9) || iif(p.granted, 0, ?13)" \
	" FROM (SELECT s.id, s.code, ifnull(t.meetings, 0) AS meetings," \
	" ifnull(t.attended, 0) AS attended," \
	" ?13 = 0 OR t.meetings IS NULL OR 100 * t.attended >= ?13 * t.meetings AS granted" \
	" FROM scored s LEFT JOIN (" SCORE_ATTENDANCE ") t ON t.department_id = s.id) p"

#define ADJUSTMENT_ENTRIES \
	"SELECT s.id, s.code, a.at, iif(a.kind = 'base', 'base', 'adjust'), NULL, a.event, a.points," \
	" 'r' || char(9) || a.reason || score_year_mark(a.at, v.recorded_at, v.reason)" \
	" FROM scored s CROSS JOIN adjustment a INDEXED BY adjustment_year ON a.year = ?4" \
	" AND a.department_id = s.id" \
	" LEFT JOIN event v ON v.seq = a.event WHERE a.at <= ?3 AND a.gone > ?3"

/* What was put on record later than it happened (R50); an imported case is one event with all its facts. */
#define BACKDATED(v) v ".recorded_at > " v ".at AND " v ".reason IS NOT NULL AND " v ".issue_id IS NOT NULL AND " v ".command <> 'case'"

/* ... whether there is any: mostly nobody needs to look (asked once, it depends on nothing) */
#define ANY_BACKDATED "SELECT EXISTS (SELECT 1 FROM event v INDEXED BY event_backdated WHERE " BACKDATED("v") ")"

/* ... the close-off */
#define YEAR_MARK \
	"SELECT score_year_mark(v.at, v.recorded_at, v.reason) FROM event v INDEXED BY event_backdated" \
	" WHERE v.issue_id = c.issue_id AND v.seq = c.event AND " BACKDATED("v")

/* ... the feedback of the department that met a deadline of the issue then past */
#define FED_MARK \
	"SELECT score_fed_mark(d.met, v.recorded_at, v.reason)" \
	" FROM event v INDEXED BY event_backdated" \
	" CROSS JOIN feedback f INDEXED BY feedback_issue ON f.issue_id = v.issue_id AND f.event = v.seq" \
	" AND f.department_id = c.department_id AND f.gone > ?3" \
	" CROSS JOIN deadline d INDEXED BY deadline_issue ON d.issue_id = f.issue_id AND d.department_id = f.department_id" \
	" AND d.met = f.at AND d.met <= d.due AND d.known <= ?3 AND d.gone > ?3" \
	" WHERE v.issue_id = c.issue_id AND v.recorded_at > d.due AND " BACKDATED("v") \
	" ORDER BY d.due, f.event LIMIT 1"

#define FORFEIT \
	"iif(?16, EXISTS (SELECT 1 FROM deadline d INDEXED BY deadline_issue" \
	" WHERE d.issue_id = c.issue_id" \
	" AND d.department_id = c.department_id AND " SCORE_MISSED("d") "), 0)"

/* points, and what is to be told of credit c: only of issues with a fact put on record late, or where a miss forfeits it */
#define CREDIT_TELLS "iif(" FORFEIT ", 0, NULL)," \
	" iif(" FORFEIT ", char(10) || 'f', '')" \
	" || iif((" ANY_BACKDATED "), ifnull((" YEAR_MARK "), '') || ifnull((" FED_MARK "), ''), '')"

#define CREDIT_ENTRIES \
	"SELECT s.id, s.code, c.at, c.rule, c.issue_id, c.event, " CREDIT_TELLS \
	" FROM scored s CROSS JOIN credit c INDEXED BY credit_rank ON c.year = ?4" \
	" AND c.department_id = s.id WHERE c.known <= ?3 AND c.revoked > ?3"

/* The first miss of each pair, in whatever year (R33); all that it says is in the index. */
#define LATE_ENTRIES \
	"SELECT department_id, code, due, 'late', issue_id, event, NULL, 'd' || char(9) || kind || char(9) || iif(met <= ?3, met, '')" \
	" FROM (SELECT d.department_id, s.code, d.due, d.issue_id, d.event, d.kind, d.met, row_number() OVER" \
	" (PARTITION BY d.department_id, d.issue_id ORDER BY d.due, d.opened, d.id) AS n FROM scored s" \
	" CROSS JOIN deadline d INDEXED BY deadline_missed ON d.department_id = s.id AND d.due < ?2 WHERE " SCORE_MISSED("d") ")" \
	" WHERE n = 1 AND due >= ?1"

/*
 * Entries of the year as of T are rows of table entry, parts being some of the above; points NULL: those of the rule. To be followed
 * by a SELECT.
 */
#define ENTRIES(parts) \
	"WITH scored AS MATERIALIZED (SELECT d.id, d.code FROM department d" \
	" WHERE " SCORE_DEPARTMENTS("d") \
	" AND (?12 = 0 OR d.id = ?12)), entry (department_id, department, at, rule, issue_id, event, points, evidence) AS (" parts ")"

#endif
