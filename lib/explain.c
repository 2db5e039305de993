/*
 * explain.c: every entry a score is made of, with what happened (R33, R50). The points of a department's
 * entries add up to its total in the rank. The words are made by SQL functions, row by row.
 */
#include <string.h>

#include "hl-int.h"

/* What happened, by rule or by kind of deadline; without: when there is no second time. */
static const struct { const char *what, *text, *without; } sentences[] = {
	{ "solo", NULL, N_("closed off %s; list solo") },
	{ "joint", NULL, N_("closed off %s; list joint") },
	{ "transfer", NULL, N_("closed off %s; list transfer, as lead") },
	{ "assist", NULL, N_("closed off %s; list transfer, as helper") },
	{ "dispatch", N_("dispatch due %s, fed back %s"), N_("dispatch due %s, not fed back") },
	{ "coordination", N_("coordination due %s, fed back %s"), N_("coordination due %s, not fed back") },
	{ "progress", N_("progress due %s, fed back %s"), N_("progress due %s, not fed back") }
};

/* --- SQL functions --- */

static const char *
text_of(sqlite3_value *v)
{
	const char *s = (const char *)sqlite3_value_text(v);

	return s != NULL ? s : "";
}

static void
give(sqlite3_context *ctx, struct buf *b)
{
	sqlite3_result_text(ctx, b->s != NULL ? b->s : "", -1, SQLITE_TRANSIENT);
	buf_free(b);
}

/* score_place(rule): among the rules */
static void
fn_place(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	sqlite3_result_int64(ctx, (int64_t)score_find(text_of(v[0])));
}

/* score_clause(rule): of the policy */
static void
fn_clause(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	size_t i = score_find(text_of(v[0]));

	(void)n;
	if (i < RULE_COUNT)
		sqlite3_result_text(ctx, score_rule(i)->clause, -1, SQLITE_STATIC);
}

/* score_points(rule): what one entry is worth */
static void
fn_points(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct hl *hl = sqlite3_user_data(ctx);
	size_t i = score_find(text_of(v[0]));

	(void)n;
	if (i < RULE_COUNT)
		sqlite3_result_int64(ctx, score_points(hl->cfg, i));
}

/* score_base(meetings, attended, granted): the evidence of the base */
static void
fn_base(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct hl *hl = sqlite3_user_data(ctx);
	long long meetings = sqlite3_value_int64(v[0]), attended = sqlite3_value_int64(v[1]);
	struct buf b = { 0 };

	(void)n;
	if (meetings == 0)
		buf_str(&b, _("asked to no meeting"));
	else
		buf_fmt(&b, _("attended %lld of %lld meetings"), attended, meetings);
	if (sqlite3_value_int(v[2]) == 0)
		buf_fmt(&b, _("; under %lld per cent, not granted"), (long long)hl->cfg->min_attendance);
	give(ctx, &b);
}

/* score_event(rule or kind, time, second time or NULL): a close-off or a miss, to the second */
static void
fn_event(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	char one[32], two[32];
	struct buf b = { 0 };
	size_t i;

	(void)n;
	for (i = 0; i < LEN(sentences) - 1 && strcmp(sentences[i].what, text_of(v[0])) != 0; i++)
		continue;
	hl_time_long(sqlite3_value_int64(v[1]), one);
	if (sqlite3_value_type(v[2]) != SQLITE_NULL)
		buf_fmt(&b, _(sentences[i].text), one, hl_time_long(sqlite3_value_int64(v[2]), two));
	else
		buf_fmt(&b, _(sentences[i].without), one);
	give(ctx, &b);
}

/* score_year_mark(at, recorded_at, reason): R50, a fact put on record in a later year than its own */
static void
fn_year_mark(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	int64_t at = sqlite3_value_int64(v[0]), recorded = sqlite3_value_int64(v[1]);
	struct buf b = { 0 };
	char day[16];

	(void)n;
	if (sqlite3_value_type(v[2]) != SQLITE_NULL && time_year(recorded) > time_year(at))
		buf_fmt(&b, _("; recorded %s (back-dated: %s)"), day_iso(time_day(recorded), day), text_of(v[2]));
	give(ctx, &b);
}

/* score_fed_mark(at, recorded_at, reason): R50, feedback that met a deadline already past */
static void
fn_fed_mark(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct buf b = { 0 };
	char at[32], day[16];

	(void)n;
	buf_fmt(&b, _("; fed back %s, recorded %s (back-dated: %s)"), hl_time_long(sqlite3_value_int64(v[0]), at),
	    day_iso(time_day(sqlite3_value_int64(v[1])), day), text_of(v[2]));
	give(ctx, &b);
}

/* score_forfeit_mark() */
static void
fn_forfeit_mark(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	(void)n;
	(void)v;
	sqlite3_result_text(ctx, _("; forfeited, feedback was late"), -1, SQLITE_TRANSIENT);
}

static const struct {
	const char *name;
	int args;
	void (*fn)(sqlite3_context *, int, sqlite3_value **);
} functions[] = {
	{ "score_place", 1, fn_place },
	{ "score_clause", 1, fn_clause },
	{ "score_points", 1, fn_points },
	{ "score_base", 3, fn_base },
	{ "score_event", 3, fn_event },
	{ "score_year_mark", 3, fn_year_mark },
	{ "score_fed_mark", 3, fn_fed_mark },
	{ "score_forfeit_mark", 0, fn_forfeit_mark }
};

static int
add_functions(struct hl *hl)
{
	size_t i;

	for (i = 0; i < LEN(functions); i++)
		if (sqlite3_create_function(hl->db, functions[i].name, functions[i].args, SQLITE_UTF8 | SQLITE_DIRECTONLY,
		    hl, functions[i].fn, NULL, NULL) != SQLITE_OK)
			return hl_fail_db(hl);
	return HL_OK;
}

/* --- the entries: department, its code, at, rule, issue, event, points, evidence --- */

#define BASE_SQL \
	"SELECT p.id, p.code, ?1, 'base', NULL, 0, iif(p.granted, ?15, 0)," \
	" score_base(p.meetings, p.attended, p.granted)" \
	" FROM (SELECT s.id, s.code, ifnull(t.meetings, 0) AS meetings," \
	" ifnull(t.attended, 0) AS attended," \
	" ?13 = 0 OR t.meetings IS NULL OR 100 * t.attended >= ?13 * t.meetings AS granted" \
	" FROM scored s LEFT JOIN (" SCORE_ATTENDANCE ") t ON t.department_id = s.id) p"

#define ADJUSTMENT_SQL \
	"SELECT s.id, s.code, a.at, iif(a.kind = 'base', 'base', 'adjust'), NULL, a.event, a.points," \
	" a.reason || score_year_mark(a.at, v.recorded_at, v.reason)" \
	" FROM scored s CROSS JOIN adjustment a INDEXED BY adjustment_year ON a.year = ?4" \
	" AND a.department_id = s.id" \
	" LEFT JOIN event v ON v.seq = a.event WHERE a.at <= ?3 AND a.gone > ?3"

/* The feedback of a department on an issue that was put on record after the deadline it met. */
#define FED_SQL \
	"SELECT score_fed_mark(d.met, v.recorded_at, v.reason)" \
	" FROM deadline d INDEXED BY deadline_issue" \
	" JOIN feedback f INDEXED BY feedback_issue ON f.issue_id = d.issue_id" \
	" AND f.department_id = d.department_id" \
	" AND f.at = d.met AND f.gone > ?3 JOIN event v ON v.seq = f.event" \
	" WHERE d.issue_id = c.issue_id AND d.department_id = c.department_id AND d.met <= d.due" \
	" AND d.known <= ?3 AND d.gone > ?3" \
	" AND v.recorded_at > d.due AND v.reason IS NOT NULL AND f.event <> i.event" \
	" ORDER BY d.due, f.event LIMIT 1"

#define FORFEIT \
	"iif(?16, EXISTS (SELECT 1 FROM deadline d INDEXED BY deadline_issue" \
	" WHERE d.issue_id = c.issue_id" \
	" AND d.department_id = c.department_id AND " SCORE_MISSED("d") "), 0)"

#define CREDIT_SQL \
	"SELECT s.id, s.code, c.at, c.rule, c.issue_id, c.event," \
	" iif(" FORFEIT ", 0, score_points(c.rule))," \
	" score_event(c.rule, c.at, NULL) || iif(" FORFEIT ", score_forfeit_mark(), '')" \
	" || iif(c.event = i.event, '', score_year_mark(c.at, v.recorded_at, v.reason)) || ifnull((" FED_SQL "), '')" \
	" FROM scored s CROSS JOIN credit c INDEXED BY credit_rank ON c.year = ?4" \
	" AND c.department_id = s.id" \
	" CROSS JOIN issue i ON i.id = c.issue_id LEFT JOIN event v ON v.seq = c.event" \
	" WHERE c.known <= ?3 AND c.revoked > ?3"

#define LATE_SQL \
	"SELECT s.id, s.code, d.due, 'late', d.issue_id, d.event, score_points('late')," \
	" score_event(d.kind, d.due, iif(d.met <= ?3, d.met, NULL))" \
	" FROM scored s CROSS JOIN deadline d INDEXED BY deadline_missed" \
	" ON d.department_id = s.id AND d.due >= ?1 AND d.due < ?2 WHERE " SCORE_MISSED("d") \
	" AND NOT EXISTS (SELECT 1 FROM deadline e INDEXED BY deadline_issue" \
	" WHERE e.issue_id = d.issue_id" \
	" AND e.department_id = d.department_id" \
	" AND (e.due, e.opened, e.id) < (d.due, d.opened, d.id) AND " SCORE_MISSED("e") ")"

static const char explain_sql[] =
	"WITH scored AS MATERIALIZED (SELECT d.id, d.code FROM department d"
	" WHERE " SCORE_DEPARTMENTS("d")
	" AND (?12 = 0 OR d.id = ?12)), entry (department_id, department, at, rule, issue_id, event, points, evidence) AS ("
	BASE_SQL " UNION ALL " ADJUSTMENT_SQL " UNION ALL " CREDIT_SQL " UNION ALL " LATE_SQL ")"
	" SELECT e.at, e.department, e.rule, score_clause(e.rule) AS clause,"
	" s.code || '-' || i.year || '-' || format('%04d', i.serial)"
	" AS issue, i.ref, e.points, e.evidence"
	" FROM entry e LEFT JOIN issue i ON i.id = e.issue_id LEFT JOIN station s"
	" ON s.id = i.station_id"
	" ORDER BY e.department, e.at, score_place(e.rule), s.code, i.year, i.serial, e.event";

int
hl_score_explain(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "department");
	struct score_year y;
	int64_t department = 0;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK || (rc = add_functions(hl)) != HL_OK)
		return rc;
	if (what != NULL && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	return score_rows(hl, rows, explain_sql, &y, department);
}
