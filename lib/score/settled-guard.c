/*
 * settled-guard.c: facts that change a settled year need the office and a reason (R40).
 * Whatever the
 * command, its rows tell: temporary triggers write down what comes and goes of that which
 * counted when the year was settled, and what is left over after the event (an issue is often
 * folded anew into the same rows) is a change.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/*
 * What is left over of these changes what was settled only if a statement gives a row; of all
 * others it always does. lib/sql/score/guard.sql has the triggers.
 */
static const struct {
	const char *what, *sql;
} changes[] = {
	{ "assignment", sql_score_changed_assignment },
	{ "attendance", "SELECT 1 WHERE :min_attendance > 0 AND :department IS NOT NULL" },
	{ "deadline", sql_score_changed_deadline },
	{ "department", sql_score_changed_department },
	{ "principal", "SELECT 1 FROM settled_talk"
		       " WHERE settlement = :settlement AND department_id = :department" },
	{ "registered", sql_score_scored },
};

/* Of the transaction; whether its triggers are there. */
struct guard {
	int64_t settled; /* the last moment that is settled, 0 none */
	bool watching;
};

/* The bounds of the years, in the time zone. */
static int
set_years(struct hl *hl)
{
	struct score_year y;
	int64_t year;
	int found;

	while ((found = sql_int(
		    hl, &year, "SELECT year FROM temp.guarded WHERE past = 0 LIMIT 1")) > 0) {
		score_year_of(hl, year, 0, &y);
		if (sql_run(hl,
			"UPDATE temp.guarded SET first = :start, past = :end WHERE year = :year",
			BIND(":year", year), BIND(":start", y.start), BIND(":end", y.end)) != HL_OK)
			return HL_EFAIL;
	}
	return found < 0 ? HL_EFAIL : HL_OK;
}

static bool
excused(const struct hl *hl)
{
	return hl->replay || hl->reason != NULL;
}

static bool
reaches_back(const struct hl *hl, const struct hl_act *act)
{
	return (act->flags & HL_ACT_UNDATED) || hl->at <= hl->guard->settled;
}

void
guard_forget(struct hl *hl)
{
	free(hl->guard);
	hl->guard = NULL;
}

int
guard_begin(struct hl *hl, bool outer)
{
	struct guard *g = hl->guard;

	if (excused(hl))
		return HL_OK;
	if (g == NULL) {
		g = hl->guard = xcalloc(1, sizeof(*g));
		if (sql_int(hl, &g->settled, "SELECT max(as_of) FROM settlement") < 0)
			return HL_EFAIL;
	}
	if (g->watching)
		return outer ? sql_run(hl, "DELETE FROM temp.guard") : HL_OK;
	if (g->settled == 0 ||
	    !reaches_back(hl, hl->act)) /* most facts are of today: they do without */
		return HL_OK;
	g->watching = true;
	return db_script(hl, sql_score_guard) == HL_OK ? set_years(hl) : HL_EFAIL;
}

/* --- the verdict --- */

static int
refuse(struct hl *hl, int64_t department, int64_t year, int64_t version)
{
	char *code = NULL;
	int rc = sql_text(hl, &code, "SELECT code FROM department WHERE id = :id",
		     BIND(":id", department)) < 0
		     ? HL_EFAIL
		     : hl_fail(hl, HL_EREFUSED,
			   _("this changes what %s has in %lld, settled as version %lld: it needs "
			     "the office and a reason, give --reason"),
			   code != NULL ? code : "-", (long long)year, (long long)version);

	free(code);
	return rc;
}

/* Whether a row of guard-left.sql changes what was settled: 1, 0 or -1. */
static int
is_changed(struct hl *hl, sqlite3_stmt *left, const char *what, const struct score_year *y)
{
	int64_t department = sqlite3_column_int64(left, 2), issue = sqlite3_column_int64(left, 3),
		one;
	size_t i = 0;

	while (i < LEN(changes) && strcmp(changes[i].what, what) != 0)
		i++;
	if (i == LEN(changes))
		return 1;
	return sql_int(hl, &one, changes[i].sql, SCORE_YEAR(hl, y),
	    sql_value_optional(BIND_ID(":department", department)),
	    sql_value_optional(BIND_ID(":issue", issue)),
	    BIND_ANY(":at", sqlite3_column_int64(left, 4)), BIND_ANY(":key", sql_column(left, 5)),
	    BIND_ANY(":settlement", sqlite3_column_int64(left, 1)));
}

static int
judge(struct hl *hl, sqlite3_stmt *left)
{
	const char *what = sql_column(left, 0);
	int64_t year = sqlite3_column_int64(left, 6);
	struct score_year y;
	int changed;

	score_year_of(hl, year, sqlite3_column_int64(left, 8), &y);
	policy_enter(hl, y.end - 1);
	score_year_of(hl, year, y.t, &y);
	if ((changed = is_changed(hl, left, what, &y)) <= 0)
		return changed < 0 ? HL_EFAIL : HL_OK;
	if (strcmp(what, "registered") != 0)
		return refuse(
		    hl, sqlite3_column_int64(left, 2), year, sqlite3_column_int64(left, 7));
	/* no fact in the sense of R33: only told of */
	hl_warn(hl,
	    _("a department registered without --from counts in %lld too, which is settled"),
	    (long long)year);
	return HL_OK;
}

int
guard_end(struct hl *hl)
{
	struct context ctx = hl->context;
	sqlite3_stmt *st;
	int step = SQLITE_DONE, rc = HL_OK;

	if (excused(hl) || hl->guard == NULL || !hl->guard->watching)
		return HL_OK;
	st = db_stmt(hl, sql_score_guard_left);
	if (st == NULL)
		return HL_EFAIL;
	context_enter(hl, &ctx);
	while (rc == HL_OK && (step = sqlite3_step(st)) == SQLITE_ROW)
		rc = judge(hl, st);
	sqlite3_reset(st);
	context_leave(hl, &ctx);
	return rc == HL_OK && step != SQLITE_DONE ? hl_fail_db(hl) : rc;
}
