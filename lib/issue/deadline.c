/*
 * deadline.c: what is overdue, what is newly missed, how a due is counted, what a new calendar
 * moves (R20-R26).
 */
#include <stdlib.h>
#include <string.h>

#include "issue/issue.h"

/* Columns of overdue and flag, over a table hit(id, ...) of deadlines; ?1 is T. */
#define HIT_ROWS \
	" SELECT " ISSUE_NUMBER("s", \
	    "i") " AS number, i.ref, s.code AS station, p.code AS department," \
		 " (SELECT role FROM assignment a INDEXED BY assignment_issue WHERE a.issue_id = " \
		 "d.issue_id AND a.department_id = d.department_id AND a.since <= ?1" \
		 " AND a.known <= ?1 AND a.gone > ?1 ORDER BY a.since DESC, a.id DESC LIMIT 1) " \
		 "AS role, d.kind, i.title, d.opened, d.due," \
		 " civil_day(?1) - civil_day(d.due) AS days_late" \
		 " FROM hit CROSS JOIN deadline d ON d.id = hit.id JOIN issue i ON i.id = " \
		 "d.issue_id JOIN station s ON s.id = i.station_id" \
		 " JOIN department p ON p.id = d.department_id"
#define HIT_ORDER " ORDER BY d.due, s.code, i.year, i.serial, p.code, d.opened, d.kind"

/* --station, --department, --kind as ids and words; 0 and NULL are any. */
struct filter {
	int64_t station, department;
	const char *kind;
};

static int
read_filter(struct hl *hl, const struct hl_args *args, struct filter *f)
{
	const char *station = hl_args_get(args, "station"),
		   *department = hl_args_get(args, "department");
	int rc;

	*f = (struct filter){ .kind = hl_args_get(args, "kind") };
	if (station != NULL && (rc = station_find(hl, station, &f->station)) != HL_OK)
		return rc;
	return department != NULL ? department_find(hl, department, &f->department) : HL_OK;
}

/* "1d", "12h", "2wd" from T: dues before until are past or soon; that far off exactly is soon. */
int
deadline_within(struct hl *hl, const struct hl_args *args, int64_t *until)
{
	const char *within = hl_args_get(args, "within");
	struct hl_calendar *cal;
	char *plus;
	int rc;

	*until = hl->now;
	if (within == NULL)
		return HL_OK;
	if ((cal = hl_calendar(hl)) == NULL)
		return HL_ECONFIG;
	plus = xrealloc(NULL, strlen(within) + 2);
	sprintf(plus, "+%s", within[0] == '+' ? within + 1 : within);
	rc = hl_time_parse(plus, hl->now, cal, HL_BARE_END, until, NULL);
	free(plus);
	++*until;
	return rc == 0 ? HL_OK
		       : hl_fail(hl, HL_EUSAGE, _("--within: '%s' is no span like 1d, 12h or 2wd"),
			     within);
}

static int
issue_overdue(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct filter f;
	int64_t until;
	int rc;

	if ((rc = read_filter(hl, args, &f)) != HL_OK ||
	    (rc = deadline_within(hl, args, &until)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "WITH hit AS (" STANDING("ended = " NEVER, "?2") " UNION ALL " STANDING(
		"ended > ?1 AND ended < " NEVER,
		"?2") ")" HIT_ROWS " WHERE (?3 IS NULL OR s.id = ?3) AND (?4 IS NULL OR p.id = ?4) "
		      "AND (?5 IS NULL OR d.kind = ?5)" HIT_ORDER,
	    "iinns", hl->now, until, f.station, f.department, f.kind);
}

/*
 * R24: every deadline missed at T that no run has told of yet, answered late or not at all. The
 * ids are gathered first: the answer is read after they are marked, and may be as long as a
 * first run over an imported year.
 */
static int
issue_flag(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t t = hl->at, since = 0, n;
	const char *from = hl_args_get(args, "since");
	char text[40];

	if (t > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("%s lies in the future"), hl_time_short(t, text));
	if (from != NULL) {
		if (hl_time_parse(from, hl->now, hl_calendar(hl), HL_BARE_START, &since, NULL) != 0)
			return hl_fail(hl, HL_EUSAGE, _("--%s: no such time '%s'"), "since", from);
		if (since > t)
			return hl_fail(hl, HL_EREFUSED, _("--since: %s lies after %s"), from,
			    hl_time_short(t, text));
		hl_args_set(args, "since", hl_time_iso(since, text));
	}
	if (db_run(hl, "CREATE TEMP TABLE IF NOT EXISTS hit (id INTEGER PRIMARY KEY)", "") !=
		HL_OK ||
	    db_run(hl, "DELETE FROM hit", "") != HL_OK ||
	    db_run(hl,
		"INSERT INTO hit SELECT id FROM deadline INDEXED BY deadline_unflagged WHERE met > "
		"due AND flagged IS NULL"
		" AND due < ?1 AND void > ?1 AND waived > ?1 AND known <= ?1 AND gone > ?1",
		"i", t) != HL_OK ||
	    db_int(hl, &n, "SELECT count(*) FROM hit", "") < 0)
		return HL_EFAIL;
	hl->ev->skip = n == 0;
	decide_int(hl, "flagged", n);
	/* all versions of a deadline are one deadline */
	if (db_run(hl,
		"UPDATE deadline SET flagged = ?1 WHERE id IN (SELECT o.id FROM hit CROSS JOIN "
		"deadline d ON d.id = hit.id"
		" CROSS JOIN deadline o ON o.issue_id = d.issue_id AND o.department_id = "
		"d.department_id AND o.kind = d.kind AND o.event = d.event"
		" AND o.opened = d.opened)",
		"i", hl->ev->seq) != HL_OK ||
	    db_run(hl,
		"DELETE FROM hit WHERE id IN (SELECT d.id FROM hit CROSS JOIN deadline d ON d.id = "
		"hit.id WHERE d.due < ?1)",
		"i", since) != HL_OK ||
	    db_int(hl, &n, "SELECT count(*) FROM hit", "") < 0)
		return HL_EFAIL;
	hl->attention = n > 0;
	return rows_sql(hl, rows, "SELECT * FROM (" HIT_ROWS HIT_ORDER ")", "i", t);
}

/* --- due --- */

struct explain {
	struct hl_rows *rows;
	int64_t due;
};

static void
explain_step(void *ctx, const struct due_step *step)
{
	struct explain *e = ctx;
	bool last = time_day(e->due) == step->day;
	char iso[16];

	rows_add(e->rows, "dsisst", day_iso(step->day, iso), cal_weekday(step->day),
	    (int64_t)step->n, step->what, step->name, last ? e->due : HL_NEVER);
}

static int
issue_due(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_config *cfg = hl->cfg;
	const char *from = hl_args_get(args, "from"), *kind = hl_args_get(args, "kind");
	const struct hl_clock *clock;
	struct explain e;
	bool uncovered;
	int64_t t;
	int k, rc;

	if (from == NULL ||
	    hl_time_parse(from, hl->now, hl_calendar(hl), HL_BARE_START, &t, NULL) != 0)
		return hl_fail(
		    hl, HL_EUSAGE, _("--from: no such time '%s'"), from != NULL ? from : "");
	if ((k = m_kind_of(kind != NULL ? kind : "dispatch")) < 0)
		return hl_fail(
		    hl, HL_EUSAGE, _("--kind: '%s' is none of %s"), kind, hl_words(hl, "deadline"));
	cfg = hl_config_at(hl->base, t);
	if (k == K_PROGRESS && cfg->progress.days == 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("progress deadlines are off: set progress.every"));
	if ((rc = m_due(hl, (enum m_kind)k, t, &e.due, &uncovered)) != HL_OK)
		return rc;
	if (hl_args_get(args, "explain") == NULL) {
		*rows = rows_new("due");
		rows_add(*rows, "t", e.due);
		return HL_OK;
	}
	*rows = e.rows = rows_new("day,weekday,n,what,name,due");
	clock = m_clock(cfg, (enum m_kind)k);
	cal_due(hl_calendar(hl), clock, t, &uncovered, explain_step, &e);
	return HL_OK;
}

/* --- R26 --- */

/*
 * Gives a deadline its new due: a new version from the current event on, so that an earlier T
 * sees the old one. What ended unmet before the new due was never missed by it, and is void from
 * that end on (R9, R14).
 */
static int
move_due(struct hl *hl, int64_t id, int64_t due, bool uncovered)
{
	int64_t now = hl->at;

	if (db_run(hl,
		"INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, "
		"waived, ended, uncovered, flagged,"
		" event, number_key, known) SELECT issue_id, department_id, kind, opened, ?2, met,"
		" iif(met = " NEVER " AND ended <= ?2, ended, void), waived, ended, ?3,"
		" iif(met > ?2 AND ?2 < ?4, flagged, NULL), event, number_key, ?4"
		" FROM deadline WHERE id = ?1",
		"iiii", id, due, (int64_t)uncovered, now) != HL_OK)
		return HL_EFAIL;
	return db_run(hl, "UPDATE deadline SET gone = ?2, ended = min(ended, ?2) WHERE id = ?1",
	    "ii", id, now);
}

static int
recount_one(struct hl *hl, sqlite3_stmt *st, struct hl_rows *moved)
{
	int64_t id = sqlite3_column_int64(st, 0), was = sqlite3_column_int64(st, 3), due;
	int kind = m_kind_of(sql_column(st, 1));
	bool uncovered = false;

	if (kind < 0)
		return db_damaged(hl, "deadline");
	if (m_due(hl, (enum m_kind)kind, sqlite3_column_int64(st, 2), &due, &uncovered) != HL_OK)
		return HL_ECONFIG;
	if (due == was) {
		if (uncovered == sqlite3_column_int(st, 6))
			return HL_OK;
		return db_run(hl, "UPDATE deadline SET uncovered = ?2 WHERE id = ?1", "ii", id,
		    (int64_t)uncovered);
	}
	if (moved != NULL)
		rows_add(moved, "ssstt", sqlite3_column_text(st, 4), sqlite3_column_text(st, 5),
		    m_kind_name((enum m_kind)kind), due, was);
	return move_due(hl, id, due, uncovered);
}

/*
 * Unmet deadlines not yet past, and misses counted over days the calendar did not cover; the
 * others stay.
 */
int
deadline_recount(struct hl *hl, struct hl_rows *moved)
{
	sqlite3_stmt *st;
	int rc;

	if (db_run(hl, "CREATE TEMP TABLE IF NOT EXISTS recount (id INTEGER PRIMARY KEY)", "") !=
		HL_OK ||
	    db_run(hl, "DELETE FROM recount", "") != HL_OK ||
	    db_run(hl,
		"INSERT INTO recount SELECT id FROM deadline WHERE gone = 253402300799 AND met > "
		"due AND void = 253402300799"
		" AND ((met = 253402300799 AND due >= ?1 AND ended = 253402300799) OR uncovered)",
		"i", hl->at) != HL_OK)
		return HL_EFAIL;
	if ((st = db_stmt(hl, "SELECT d.id, d.kind, d.opened, d.due, " ISSUE_NUMBER(
				  "s", "i") ", p.code,"
					    " d.uncovered FROM recount r JOIN deadline d ON d.id = "
					    "r.id JOIN issue i ON i.id = d.issue_id"
					    " JOIN station s ON s.id = i.station_id JOIN "
					    "department p ON p.id = d.department_id"
					    " ORDER BY s.code, i.year, i.serial, p.code, d.due")) ==
	    NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		if ((rc = recount_one(hl, st, moved)) != HL_OK) {
			sqlite3_reset(st);
			return rc;
		}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* --- the acts --- */

static const struct hl_param overdue_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "kind", HL_P_WORD, 0, "deadline", N_("only deadlines of this kind") },
	{ "within", HL_P_CODE, 0, "SPAN", N_("also those due within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct hl_param flag_params[] = {
	{ "since", HL_P_SINCE, 0, NULL,
	    N_("mark what was due before then as known, without printing it") },
	{ 0 },
};

static const struct hl_param due_params[] = {
	{ "from", HL_P_SINCE, HL_NEED, NULL, N_("when the clock starts") },
	{ "kind", HL_P_WORD, 0, "deadline", N_("kind of deadline (default: dispatch)") },
	{ "explain", HL_P_FLAG, 0, NULL, N_("day by day") },
	{ 0 },
};

const struct hl_act issue_deadline_acts[] = {
	{ "hl-issue", "overdue", overdue_params, N_("list deadlines past due and unmet"),
	    "hl-issue overdue --within 1d", HL_READ, 0, issue_overdue },
	{ "hl-issue", "flag", flag_params,
	    N_("the cron job: record newly missed deadlines and print them (exit 10 if any)"),
	    "hl-issue flag", HL_WRITE, HL_ACT_EVENING | HL_ACT_AS_OF, issue_flag },
	{ "hl-issue", "due", due_params, N_("work out a due time"),
	    "hl-issue due --from 2026-04-30 --kind dispatch --explain", HL_MAYBE, HL_ACT_PLAIN,
	    issue_due },
	{ 0 },
};
