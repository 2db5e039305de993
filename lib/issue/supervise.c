/*
 * supervise.c: the lists of supervision: no note or report (R15), past the completion limit
 * (R17), not tabled (R18), changes of routing (R14), duplicates, replies (R19). All judge at T,
 * and number their parameters as issue_list() does; see supervise.h.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "issue/issue.h"

struct filter {
	int64_t station, department;
	struct period p;
};

static int
read_filter(struct hl *hl, const struct hl_args *args, struct filter *f)
{
	const char *station = hl_args_get(args, "station"),
		   *department = hl_args_get(args, "department");
	int rc;

	*f = (struct filter){ 0 };
	if ((station != NULL && (rc = station_find(hl, station, &f->station)) != HL_OK) ||
	    (department != NULL && (rc = department_find(hl, department, &f->department)) != HL_OK))
		return rc;
	return period_read(hl, args, &f->p);
}

/*
 * ?3 station, ?4 department, ?7 and ?8 the period; ?14 is named so that each statement has as
 * many
 */
#define CHOSEN(time) \
	" AND (?3 IS NULL OR s.id = ?3) AND (?4 IS NULL OR EXISTS (SELECT 1 FROM assignment a " \
	"WHERE a.issue_id = i.id AND a.department_id = ?4" \
	" AND a.gone = " NEVER ")) AND " time " >= ?7 AND " time " <= ?8" \
	" AND ?14 >= 0"
#define ORDER " ORDER BY s.code, i.year, i.serial"
#define ISSUE " JOIN issue i ON i.id = x.id JOIN station s ON s.id = i.station_id"

/* The parameters all share; a and b are the statement's own, ?13 and ?14. */
static int
listing(struct hl *hl, struct hl_rows **rows, const char *sql, const struct hl_args *args,
    int64_t a, int64_t b)
{
	const char *none = NULL;
	struct filter f;
	int rc;

	if ((rc = read_filter(hl, args, &f)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, sql, "isnnssiissiiii", hl->now, none, f.station, f.department,
	    none, none, f.p.since, f.p.until, none, none, hl->cfg->note_days * 86400,
	    hl->cfg->untabled_days * 86400, a, b);
}

static int
issue_unsupervised(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return listing(hl, rows,
	    "WITH " LIVE ", " WAS ", " WATCHED " SELECT " ISSUE_NUMBER(
		"s", "i") " AS number, i.ref, s.code AS station,"
			  " x.list, i.title, " ISSUE_DEPARTMENTS
			  " AS departments, x.noted, x.reported, x.since,"
			  " civil_day(?1) - civil_day(x.since) AS days_since, CASE WHEN " UNNOTED
			  " THEN 'note' || iif(" UNREPORTED ", ';report', '')"
			  " ELSE 'report' END AS lacks FROM watched x" ISSUE " WHERE (" UNNOTED
			  " OR " UNREPORTED ")" CHOSEN("i.raised") ORDER,
	    args, 0, 0);
}

static int
issue_untabled(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return listing(hl, rows,
	    "WITH " LIVE ", " WAS ", " UNTABLED " SELECT " ISSUE_NUMBER("s",
		"i") " AS number, i.ref, s.code AS station,"
		     " i.title, i.raised, x.ground, x.since, civil_day(?1) - civil_day(x.since) AS "
		     "days_since, x.missed, (SELECT s.code || '-' || m.year"
		     " || '-M' || printf('%03d', m.serial) FROM meeting m WHERE m.id = x.meeting) "
		     "AS meeting FROM untabled x" ISSUE
		     " WHERE (?13 = 0 OR x.missed > 0)" CHOSEN("i.raised") ORDER,
	    args, hl_args_get(args, "missed") != NULL, 0);
}

/* Who approved the last extension, and how many there were. */
#define EXTENSIONS(what) \
	"(SELECT " what " FROM event e WHERE e.issue_id = i.id AND e.program = 'hl-issue' AND " \
	"e.command = 'extend' AND e.voided IS NULL AND e.at <= ?1"

static int
issue_expired(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t until;
	int rc;

	if ((rc = deadline_within(hl, args, &until)) != HL_OK)
		return rc;
	return listing(hl, rows,
	    "WITH " LIVE ", " LIMITED " SELECT " ISSUE_NUMBER("s",
		"i") " AS number, i.ref, s.code AS station, i.title,"
		     " " ISSUE_DEPARTMENTS " AS departments, x.close_by, civil_day(?1) - "
		     "civil_day(x.close_by) AS days_late,"
		     " " EXTENSIONS(
			 "count(*)") ") AS extended,"
				     " " EXTENSIONS(
					 "json_extract(e.args, '$.approver')") " ORDER BY e.at "
									       "DESC, e.seq DESC "
									       "LIMIT 1) AS "
									       "approver"
									       " FROM limited "
									       "x" ISSUE
									       " WHERE x.close_by "
									       "< ?13" CHOSEN(
										   "i.raised") " OR"
											       "DER"
											       " BY"
											       " x."
											       "clo"
											       "se_"
											       "by,"
											       " s."
											       "cod"
											       "e, "
											       "i."
											       "yea"
											       "r, "
											       "i."
											       "ser"
											       "ia"
											       "l",
	    args, until, 0);
}

/*
 * The departments a change brought, or took away: those whose span begins, or ends, with it, but
 * for a change of role.
 */
#define CHANGED(mine, other) \
	"(SELECT group_concat(code, ';') FROM (SELECT DISTINCT p.code FROM assignment a JOIN " \
	"department p ON p.id = a.department_id" \
	" WHERE a.issue_id = v.issue_id AND a." mine " = v.event AND a.gone = " NEVER \
	" AND NOT EXISTS (SELECT 1 FROM assignment o" \
	" WHERE o.issue_id = v.issue_id AND o.department_id = a.department_id AND o." other \
	" = v.event AND o.gone = " NEVER ") ORDER BY a.id))"
/* Days of its year that are left after the day. */
#define LEFT \
	"CAST(julianday(substr(civil_text(v.at), 1, 4) || '-12-31') - " \
	"julianday(substr(civil_text(v.at), 1, 10)) AS INTEGER)"
#define LATE "(v.was <> v.list AND " LEFT " < ?15)"
#define TIMES "(SELECT max(y.n) FROM move y WHERE y.issue_id = v.issue_id AND y.at <= ?1)"

static int
issue_moves(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	static const char sql[] = "SELECT " ISSUE_NUMBER(
	    "s", "i") " AS number, i.ref, s.code AS station, i.state, i.title, v.at, e.command,"
		      " v.was AS from_list, v.list, " CHANGED(
			  "until_event", "event") " AS withdrawn, " CHANGED("event",
			  "until_event") " AS added, v.n, " TIMES " AS moves, " LATE
					 " AS year_end, e.actor, e.reason, v.event FROM move v "
					 "JOIN issue i ON i.id = v.issue_id"
					 " JOIN station s ON s.id = i.station_id JOIN event e ON "
					 "e.seq = v.event"
					 " WHERE v.at <= ?1 AND i.gone = " NEVER
					 " AND (v.n IS NOT NULL OR v.was <> v.list)" CHOSEN(
					     "v.at") " AND (?13 = 0 OR " TIMES
						     " > ?14) AND (?16 = 0 OR " LATE
						     ") ORDER BY s.code, i.year, i.serial, v.at, "
						     "v.event";
	const char *none = NULL;
	struct filter f;
	int rc;

	if ((rc = read_filter(hl, args, &f)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, sql, "isnnssiissiiiiii", hl->now, none, f.station, f.department,
	    none, none, f.p.since, f.p.until, none, none, INT64_C(0), INT64_C(0),
	    (int64_t)(hl_args_get(args, "over") != NULL), hl->cfg->redispatch_warn,
	    hl->cfg->year_end_days, (int64_t)(hl_args_get(args, "year-end") != NULL));
}

/* A copy of a copy is one of the same original. */
static int
issue_duplicates(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return listing(hl, rows,
	    "WITH RECURSIVE copy(id, of) AS (SELECT i.id, i.duplicate_of FROM issue i INDEXED BY "
	    "issue_copy"
	    " WHERE i.duplicate_of IS NOT NULL AND i.state = 'duplicate' AND i.last <= ?1 AND "
	    "i.gone = " NEVER " UNION SELECT c.id, y.duplicate_of FROM copy c JOIN issue y ON y.id "
	    "= c.of WHERE y.duplicate_of IS NOT NULL AND y.state = 'duplicate'"
	    " AND y.last <= ?1),"
	    " x(id, of) AS (SELECT c.id, c.of FROM copy c JOIN issue y ON y.id = c.of WHERE NOT "
	    "(y.duplicate_of IS NOT NULL"
	    " AND y.state = 'duplicate' AND y.last <= ?1))"
	    " SELECT " ISSUE_NUMBER_OF(
		"x.of") " AS original, (SELECT state FROM issue y WHERE y.id = x.of) AS "
			"original_state,"
			" (SELECT count(*) FROM x o WHERE o.of = x.of) AS copies, " ISSUE_NUMBER(
			    "s",
			    "i") " AS number, i.ref, s.code AS station, i.title,"
				 " i.raised, i.last AS marked, nullif(" ISSUE_NUMBER_OF(
				     "i."
				     "dupli"
				     "cate_"
				     "of") ", " ISSUE_NUMBER_OF("x.of") ") AS copy_of FROM x" ISSUE
									" WHERE 1" CHOSEN(
									    "i.raised") " ORDER BY "
											"original, "
											"s.code, "
											"i.year, "
											"i.serial",
	    args, 0, 0);
}

/* --- R19 --- */

/*
 * Of replies there are k, in the order of their lag: the middle one, or the mean of the two in
 * the middle, in tenths.
 */
#define REPLIES \
	"WITH asked AS (SELECT i.id, s.code AS station, iif(?13, substr(civil_text(i.raised), 1, " \
	"7), NULL) AS month, i.raised, i.state, i.closed," \
	" (SELECT min(n.at) FROM note n WHERE n.issue_id = i.id AND n.kind = 'reply' AND n.at <= " \
	"?1 AND n.gone = " NEVER ") AS replied" \
	" FROM issue i JOIN station s ON s.id = i.station_id WHERE i.gone = " NEVER \
	" AND i.raised <= ?1" CHOSEN( \
	    "i.raised") ")," \
			" lag AS (SELECT *, civil_day(replied) - civil_day(raised) AS days, " \
			"state = 'closed' AND closed <= ?1 AS done FROM asked)," \
			" placed AS (SELECT *, row_number() OVER (PARTITION BY station, month " \
			"ORDER BY days IS NULL, days) AS k," \
			" count(days) OVER (PARTITION BY station, month) AS replies FROM lag)," \
			" told AS (SELECT *, done AND NOT EXISTS (SELECT 1 FROM event e WHERE " \
			"e.issue_id = placed.id AND e.command IN ('reject', 'reopen')" \
			" AND e.voided IS NULL AND e.at <= ?1) AS once FROM placed)"

#define REPLY_COLUMNS \
	"count(*) AS registered, count(days) AS replied, iif(count(days) > 0, (20 * sum(days) + " \
	"count(days)) / (2 * count(days)), NULL) AS reply_days," \
	" sum(done) AS closed_off, sum(once) AS closed_once, " \
	"5 * sum(days) FILTER (WHERE k IN ((replies + 1) / 2, (replies + 2) / 2)) * " \
	"iif(count(days) % 2, 2, 1) AS \"+reply_median\"," \
	" max(days) AS reply_max, iif(sum(done) > 0, (2000 * sum(once) + sum(done)) / (2 * " \
	"sum(done)), NULL) AS once_share"
#define REPLY_GROUPS " FROM told GROUP BY station, month ORDER BY station, month"

static int
issue_replies(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	if (hl_args_get(args, "monthly") != NULL)
		return listing(hl, rows,
		    REPLIES " SELECT station, month, " REPLY_COLUMNS REPLY_GROUPS, args, 1, 0);
	return listing(
	    hl, rows, REPLIES " SELECT station, " REPLY_COLUMNS ", month" REPLY_GROUPS, args, 0, 0);
}

/* --- the acts --- */

#define RAISED \
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") }, \
	    { "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") }, \
	    { "since", HL_P_SINCE, 0, NULL, N_("only those raised from then on") }, \
	{ \
		"until", HL_P_UNTIL, 0, NULL, N_("only those raised up to then") \
	}

static const struct hl_param unsupervised_params[] = {
	RAISED,
	{ 0 },
};

static const struct hl_param untabled_params[] = {
	RAISED,
	{ "missed", HL_P_FLAG, 0, NULL, N_("only those a meeting held since has passed over") },
	{ 0 },
};

static const struct hl_param expired_params[] = {
	RAISED,
	{ "within", HL_P_CODE, 0, "SPAN", N_("also those whose limit ends within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct hl_param moves_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "since", HL_P_SINCE, 0, NULL, N_("only changes made from then on") },
	{ "until", HL_P_UNTIL, 0, NULL, N_("only changes made up to then") },
	{ "over", HL_P_FLAG, 0, NULL,
	    N_("only of issues changed more often than dispatch.redispatch_warn") },
	{ "year-end", HL_P_FLAG, 0, NULL,
	    N_("only changes of list in the last days of a year (supervision.year_end_days)") },
	{ 0 },
};

static const struct hl_param replies_params[] = {
	RAISED,
	{ "year", HL_P_INT, 0, "YEAR", N_("only those of this year") },
	{ "month", HL_P_CODE, 0, "MONTH", N_("only those of this month, as in 2026-03") },
	{ "monthly", HL_P_FLAG, 0, NULL, N_("a row a station and month") },
	{ 0 },
};

const struct hl_act issue_supervise_acts[] = {
	{ "hl-issue", "unsupervised", unsupervised_params,
	    N_("list joint and transfer issues without a recent note, transfers never reported up"),
	    "hl-issue unsupervised --station HTBC", HL_READ, 0, issue_unsupervised },
	{ "hl-issue", "untabled", untabled_params,
	    N_("list what a dispatch meeting must deal with"), "hl-issue untabled --missed",
	    HL_READ, 0, issue_untabled },
	{ "hl-issue", "expired", expired_params, N_("list issues past their completion limit"),
	    "hl-issue expired --within 3d", HL_READ, 0, issue_expired },
	{ "hl-issue", "moves", moves_params, N_("list changes of list and departments"),
	    "hl-issue moves --over", HL_READ, 0, issue_moves },
	{ "hl-issue", "duplicates", unsupervised_params, N_("list duplicates by what they repeat"),
	    "hl-issue duplicates --station HTBC", HL_READ, 0, issue_duplicates },
	{ "hl-issue", "replies", replies_params,
	    N_("replies to residents and issues closed off at once, by station"),
	    "hl-issue replies --year 2026 --monthly", HL_READ, 0, issue_replies },
	{ 0 },
};
