/*
 * lists.c: the sheets of annex 5: the three lists 问题处理, 协办, 移交 and the four lists 四清单. Contacts
 * are in none (R8).
 */
#include <string.h>

#include "report/report.h"

/* The assignments of an issue as it stands, or as it ended. */
#define THAT_STAND \
	"a.issue_id = i.id AND a.gone = 253402300799 AND (a.until = 253402300799" \
	" OR (i.state = 'closed' AND a.until_event = i.closed_event)" \
	" OR (i.state IN ('cancelled', 'duplicate') AND a.until = i.last))"

/* What of each such assignment, joined by ";", in order of code. */
#define JOINED(what, which) \
	"(SELECT group_concat(x, ';') FROM (SELECT " what \
	" AS x FROM assignment a INDEXED BY assignment_issue" \
	" JOIN department d ON d.id = a.department_id WHERE " THAT_STAND " AND " which \
	" ORDER BY d.code))"

/* Those of a station ?1 or department ?2 first dispatched from ?3 to ?4. */
#define CHOSEN \
	"i.gone = 253402300799 AND (?1 IS NULL OR i.station_id = ?1) AND (?2 IS NULL OR EXISTS" \
	" (SELECT 1 FROM assignment a INDEXED BY assignment_issue WHERE a.department_id = ?2 " \
	"AND " THAT_STAND ")) AND i.dispatched BETWEEN ?3 AND ?4"

/* Deadlines that count, of the department asked for; T is ?5. */
#define OWED \
	"d.issue_id = i.id AND d.gone = 253402300799 AND d.void > ?5 AND (?2 IS NULL OR " \
	"d.department_id = ?2)"
#define MISSED "d.met > d.due AND d.due < ?5 AND d.waived > ?5"

struct choice {
	int64_t station, department; /* 0: any */
	struct period period;
	const char *list; /* NULL: any */
};

static int
choose(struct hl *hl, const struct hl_args *args, struct choice *c)
{
	const char *station = hl_args_get(args, "station"),
		   *department = hl_args_get(args, "department");
	const char *list = hl_args_get(args, "list");
	int rc;

	*c = (struct choice){ 0 };
	if ((station != NULL && (rc = station_find(hl, station, &c->station)) != HL_OK) ||
	    (department != NULL &&
		(rc = department_find(hl, department, &c->department)) != HL_OK) ||
	    (rc = period_read(hl, args, &c->period)) != HL_OK)
		return rc;
	if (list != NULL && (c->list = hl_word(hl, "sheet", list)) == NULL)
		return HL_EUSAGE;
	return HL_OK;
}

/* One list after the other, numbered each from 1. */
static const char three[] = "SELECT p.n AS n, i.list AS list, " ISSUE_NUMBER("s",
    "i") " AS number, i.ref AS ref, i.title AS title, i.category AS category, " JOINED("d.code",
    "a.role = 'lead'") " AS lead, " JOINED("d.code",
    "a.role <> 'city'") " AS departments, " JOINED("d.code",
    "a.role = 'city'") " AS city, i.dispatched AS dispatched,"
		       " (SELECT min(d.due) FROM deadline d INDEXED BY deadline_issue WHERE " OWED
		       " AND d.met > ?5 AND d.ended > ?5) AS due,"
		       " (SELECT CASE WHEN count(*) = 0 THEN NULL WHEN sum(" MISSED
		       " AND d.met > ?5 AND d.ended > ?5) > 0 THEN 'overdue'"
		       " WHEN sum(" MISSED ") > 0 THEN 'late' WHEN sum(d.met > ?5 AND d.ended > "
		       "?5) > 0 THEN 'pending' ELSE 'on time' END"
		       " FROM deadline d INDEXED BY deadline_issue WHERE " OWED
		       ") AS feedback, i.state AS state, i.closed AS closed"
		       " FROM (SELECT i.id AS id, instr('solo joint transfer', i.list) AS part, "
		       "row_number() OVER"
		       " (PARTITION BY instr('solo joint transfer', i.list) ORDER BY s.code, "
		       "i.year, i.serial) AS n"
		       " FROM issue i JOIN station s ON s.id = i.station_id WHERE " CHOSEN
		       " AND i.list IN ('solo', 'joint', 'transfer') AND (?6 IS NULL OR i.list = "
		       "?6)) p"
		       " JOIN issue i ON i.id = p.id JOIN station s ON s.id = i.station_id ORDER "
		       "BY p.part, p.n";

/* Work the station does itself is its own responsibility. */
static const char four[] =
    "SELECT row_number() OVER (ORDER BY s.code, i.year, i.serial) AS n, " ISSUE_NUMBER("s",
	"i") " AS number, i.ref AS ref, i.list AS list,"
	     " i.title || ifnull('：' || i.detail, '') AS problem, i.task AS task,"
	     " ifnull(" JOINED("d.code || ifnull(' ' || ifnull(a.responsible, i.responsible), '')",
		 "a.role <> 'city'") ","
				     " iif(i.state = 'open', NULL, s.code || ifnull(' ' || "
				     "i.responsible, ''))) AS responsible,"
				     " i.standard AS standard, " JOINED("d.code",
					 "1") " AS departments, i.dispatched AS dispatched, "
					      "i.close_by AS close_by,"
					      " i.state AS state FROM issue i JOIN station s ON "
					      "s.id = i.station_id WHERE " CHOSEN
					      " ORDER BY s.code, i.year, i.serial";

int
hl_lists_three(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	if (c.list != NULL && strcmp(c.list, "four") == 0)
		return hl_lists_four(hl, args, rows);
	return rows_sql(hl, rows, three, "nniiis", c.station, c.department, c.period.since,
	    c.period.until, hl->now, c.list);
}

int
hl_lists_four(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct choice c;
	int rc;

	if ((rc = choose(hl, args, &c)) != HL_OK)
		return rc;
	return rows_sql(
	    hl, rows, four, "nnii", c.station, c.department, c.period.since, c.period.until);
}
