/*
 * settled-guard.c: facts that change a settled year need the office and a reason (R40). Whatever the
 * command, its rows tell: temporary triggers write down what comes and goes of that which
 * counted when the year was settled, and what is left over after the event (an issue is often
 * folded anew into the same rows) is a change.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/*
 * The decided deadline next to that of issue ?17, due ?18, opened as the key ?19 says, in the
 * order of runs (R38).
 */
#define NEIGHBOUR(side, way, and) \
	"(SELECT d.met > d.due" and \
	    " FROM issue x CROSS JOIN station z ON z.id = x.station_id" \
	    " CROSS JOIN deadline d INDEXED BY deadline_department WHERE x.id = ?17 AND " \
	    "d.department_id = ?12 AND " COUNTED " AND (d.due < ?3 OR (" ON_TIME \
	    ")) AND (d.due, d.number_key, d.opened) " side \
	    " (?18, " ISSUE_NUMBER_KEY("z", "x") ", CAST(substr(?19, 3) AS INTEGER))" \
						 " ORDER BY d.due" way ", d.number_key" way \
						 ", d.opened" way " LIMIT 1)"

#define ACTIVE \
	"ifnull(@.active_from, '') <= g.year || '-12-31' AND ifnull(@.active_to, '9999') >= " \
	"g.year || '-01-01'"
#define SCORED "SELECT 1 FROM department d WHERE d.id = ?12 AND " SCORE_DEPARTMENTS("d")
#define REGISTERED "'registered'" /* no fact in the sense of R33: only told of */

/*
 * What a settlement is made of. A row @ of the table that was there at as_of or before (early)
 * may count for the settled year g (year, first, past, as_of), when it is inserted, updated in
 * those columns or deleted (when: i u d). changes gives a row when what is left over changes
 * what was settled: parameters as of score_bind(), then ?17 issue, ?18 at, ?19 key, ?20
 * settlement.
 */
static const struct {
	const char *table, *when, *columns, *early, *counts, *department, *issue, *at, *key,
	    *changes;
} watched[] = {
	{ "credit", "iud", "revoked", "@.known",
	    "@.year = g.year AND @.known <= g.as_of AND @.revoked > g.as_of", "@.department_id",
	    "@.issue_id", "@.at", "@.rule", "SELECT 1" },
	{ "deadline", "iud", "due, met, void, waived, gone", "@.opened",
	    "@.void > g.as_of AND @.waived > g.as_of AND @.known <= g.as_of"
	    " AND @.gone > g.as_of AND (@.due < g.as_of OR (@.met <= @.due AND @.met <= g.as_of))",
	    "@.department_id", "@.issue_id", "@.due",
	    "(@.met > @.due) || ' ' || @.opened || @.kind",
	    /* one in time, or due after the year, changes no more than the runs it parts or goes on with */
	    "SELECT 1 WHERE ?19 LIKE '1%' AND ?18 < ?2 UNION ALL SELECT 1 WHERE " NEIGHBOUR("<",
		" DESC", " AND d.due < ?2") " AND (?19 LIKE '1%' OR " NEIGHBOUR(">", "", "") ")" },
	{ "assignment", "iud", "until", "@.since",
	    "@.since < min(g.past, g.as_of + 1) AND @.until > g.first AND @.known <= g.as_of AND "
	    "@.gone > g.as_of",
	    "@.department_id", "NULL", "NULL", "''",
	    "SELECT 1 FROM settled_rank r WHERE r.settlement = ?20 AND r.department_id = ?12 AND "
	    "r.no_load = EXISTS (SELECT 1"
	    " FROM assignment a INDEXED BY assignment_department WHERE a.department_id = ?12 AND "
	    "a.known <= ?3 AND a.gone > ?3"
	    " AND a.since < min(?2, ?3 + 1) AND a.until > ?1)" },
	{ "adjustment", "iud", "gone", "@.at",
	    "@.year = g.year AND @.at <= g.as_of AND @.gone > g.as_of", "@.department_id", "NULL",
	    "@.at", "@.points || ' ' || @.kind", "SELECT 1" },
	{ "attendance", "iud", "gone", "@.known",
	    "@.known <= g.as_of AND @.gone > g.as_of AND EXISTS (SELECT 1 FROM meeting m"
	    " WHERE m.id = @.meeting_id AND m.at >= g.first AND m.at < g.past)",
	    "@.department_id", "NULL", "@.meeting_id", "@.status",
	    "SELECT 1 WHERE ?13 > 0 AND ?12 IS NOT NULL" },
	{ "department", "ud", "level, active_from, active_to", "0", ACTIVE, "@.id", "NULL", "NULL",
	    "@.level",
	    "SELECT 1 WHERE EXISTS (SELECT 1 FROM settled_rank r WHERE r.settlement = ?20 AND "
	    "r.department_id = ?12) <> EXISTS (" SCORED ")" },
	{ "department", "i", "", "0", ACTIVE, "@.id", "NULL", "NULL", REGISTERED, SCORED },
	{ "principal", "iud", "name, since, until", "@.since", "@.since <= g.as_of",
	    "@.department_id", "NULL", "@.since", "min(@.until, g.as_of) || @.name",
	    "SELECT 1 FROM settled_talk WHERE settlement = ?20 AND department_id = ?12" },
	{ "talk", "iud", "gone", "@.at", "@.year = g.year AND @.at <= g.as_of AND @.gone > g.as_of",
	    "@.department_id", "@.issue_id", "@.at", "@.status || @.ground", "SELECT 1" },
	{ "talk_proposal", "iud", "gone", "@.at",
	    "@.year = g.year AND @.at <= g.as_of AND @.gone > g.as_of", "@.department_id", "NULL",
	    "@.at", "''", "SELECT 1" },
};

/* Of the transaction; whether its triggers are there. */
struct guard {
	int64_t settled; /* the last moment that is settled, 0 none */
	bool watching;
};

/* text with every @ as the name of a row */
static void
add_row(struct buf *b, const char *text, const char *row)
{
	for (; *text != '\0'; text++)
		if (*text == '@')
			buf_str(b, row);
		else
			buf_chr(b, *text);
}

/* One row of guard for each settled year the row counts for. */
static void
add_note(struct buf *b, size_t i, const char *row, int n)
{
	buf_fmt(b, " INSERT INTO guard SELECT %zu, g.settlement, ", i);
	add_row(b, watched[i].department, row);
	buf_str(b, ", ");
	add_row(b, watched[i].issue, row);
	buf_str(b, ", ");
	add_row(b, watched[i].at, row);
	buf_str(b, ", ");
	add_row(b, watched[i].key, row);
	buf_fmt(b, ", %d FROM guarded g WHERE ", n);
	add_row(b, watched[i].counts, row);
	buf_str(b, ";");
}

static void
add_trigger(struct buf *b, size_t i, char when, int64_t last)
{
	static const struct {
		char when;
		const char *event, *row;
	} events[] = {
		{ 'i', "INSERT", "new" },
		{ 'd', "DELETE", "old" },
		{ 'u', "UPDATE OF ", "old" },
	};
	size_t k = 0;

	while (events[k].when != when)
		k++;
	buf_fmt(b,
	    "DROP TRIGGER IF EXISTS temp.guard_%zu%c; CREATE TEMP TRIGGER guard_%zu%c AFTER %s%s "
	    "ON main.%s WHEN ",
	    i, when, i, when, events[k].event, when == 'u' ? watched[i].columns : "",
	    watched[i].table);
	add_row(b, watched[i].early, events[k].row);
	buf_fmt(b, " <= %lld BEGIN", (long long)last);
	add_note(b, i, events[k].row, when == 'i' ? 1 : -1);
	if (when == 'u')
		add_note(b, i, "new", 1);
	buf_str(b, " END;");
}

static const char tables_sql[] =
    "DROP TABLE IF EXISTS temp.guard; DROP TABLE IF EXISTS temp.guarded;"
    "CREATE TEMP TABLE guard (what INTEGER, settlement INTEGER, department INTEGER, issue INTEGER, "
    "at INTEGER, key TEXT, n INTEGER);"
    "CREATE TEMP TABLE guarded AS SELECT event AS settlement, max(version) AS version, year, "
    "as_of, 0 AS first, 0 AS past"
    " FROM settlement GROUP BY year;";

/* The bounds of the years, in the time zone. */
static int
set_years(struct hl *hl)
{
	struct score_year y;
	int64_t year;
	int found;

	while ((found = db_int(
		    hl, &year, "SELECT year FROM temp.guarded WHERE past = 0 LIMIT 1", "")) > 0) {
		score_year_of(hl, year, 0, &y);
		if (db_run(hl, "UPDATE temp.guarded SET first = ?2, past = ?3 WHERE year = ?1",
			"iii", year, y.start, y.end) != HL_OK)
			return HL_EFAIL;
	}
	return found < 0 ? HL_EFAIL : HL_OK;
}

/* The last version of each settled year, and what it looked at, is watched from now on. */
static int
watch(struct hl *hl, int64_t last)
{
	struct buf b = { 0 };
	const char *when;
	size_t i;
	int rc;

	buf_str(&b, tables_sql);
	for (i = 0; i < LEN(watched); i++)
		for (when = watched[i].when; *when != '\0'; when++)
			add_trigger(&b, i, *when, last);
	rc = db_script(hl, b.s);
	buf_free(&b);
	return rc == HL_OK ? set_years(hl) : rc;
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
	return watch(hl, g->settled);
}

/* --- the verdict --- */

static int
refuse(struct hl *hl, int64_t department, int64_t year, int64_t version)
{
	char *code = NULL;
	int rc = db_text(hl, &code, "SELECT code FROM department WHERE id = ?1", "i", department) <
			 0
		     ? HL_EFAIL
		     : hl_fail(hl, HL_EREFUSED,
			   _("this changes what %s has in %lld, settled as version %lld: it needs "
			     "the office and a reason, give --reason"),
			   code != NULL ? code : "-", (long long)year, (long long)version);

	free(code);
	return rc;
}

/* left: what, settlement, department, issue, at, key, year, version, as_of of what is left over. */
static int
judge(struct hl *hl, sqlite3_stmt *left)
{
	size_t what = (size_t)sqlite3_column_int64(left, 0);
	int64_t department = sqlite3_column_int64(left, 2), year = sqlite3_column_int64(left, 6);
	struct score_year y;
	sqlite3_stmt *st;
	int i, rc;

	score_year_of(hl, year, sqlite3_column_int64(left, 8), &y);
	policy_enter(hl, y.end - 1);
	score_year_of(hl, year, y.t, &y);
	if ((st = score_bind(hl, watched[what].changes, &y, department)) == NULL)
		return HL_EFAIL;
	if (sqlite3_bind_parameter_count(st) > 16)
		for (i = 0; i < 4 && i < sqlite3_bind_parameter_count(st) - 16; i++)
			sqlite3_bind_value(
			    st, 17 + i, sqlite3_column_value(left, i < 3 ? 3 + i : 1));
	rc = sqlite3_step(st);
	sqlite3_reset(st);
	if (rc != SQLITE_ROW)
		return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	if (strcmp(watched[what].key, REGISTERED) != 0)
		return refuse(hl, department, year, sqlite3_column_int64(left, 7));
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
	st = db_stmt(hl, "SELECT n.what, n.settlement, n.department, n.issue, n.at, n.key, g.year, "
			 "g.version, g.as_of FROM temp.guard n"
			 " JOIN temp.guarded g ON g.settlement = n.settlement GROUP BY "
			 "n.settlement, n.what, n.department, n.issue, n.at, n.key"
			 " HAVING sum(n.n) <> 0");
	if (st == NULL)
		return HL_EFAIL;
	context_enter(hl, &ctx);
	while (rc == HL_OK && (step = sqlite3_step(st)) == SQLITE_ROW)
		rc = judge(hl, st);
	sqlite3_reset(st);
	context_leave(hl, &ctx);
	return rc == HL_OK && step != SQLITE_DONE ? hl_fail_db(hl) : rc;
}
