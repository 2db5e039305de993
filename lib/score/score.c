/*
 * score.c: annex 5. Points are a query over facts as they stood at a moment T (R33); nothing is
 * stored. A rule is one row of rules[], a place its numbers come from one row of sources[].
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

#define FORFEIT_KEY \
	{ \
		"late.forfeits_credit" \
	}
static const struct score_rule rules[RULE_COUNT] = {
	{ "base", "附件5第1条", "score.base", offsetof(struct hl_config, base),
	    N_("every scored department, in principle"),
	    { "score.levels", "base.min_attendance", "meeting.proxy_counts" } },
	{ "solo", "附件5第2条", "score.solo", offsetof(struct hl_config, solo),
	    N_("an issue closed off that the department handled alone"), FORFEIT_KEY },
	{ "joint", "附件5第3条", "score.joint", offsetof(struct hl_config, joint),
	    N_("an issue closed off that several departments handled"), FORFEIT_KEY },
	{ "transfer", "附件5第4条", "score.transfer", offsetof(struct hl_config, transfer),
	    N_("an issue closed off that was moved to the city, for the lead"), FORFEIT_KEY },
	{ "assist", "附件5第4条", "score.assist", offsetof(struct hl_config, assist),
	    N_("an issue closed off that was moved to the city, for its helpers"), FORFEIT_KEY },
	{ "late", "附件5第5条", "score.late", offsetof(struct hl_config, late),
	    N_("an issue on which feedback was not given in time, once"),
	    { "late.kinds", "feedback.counts", "appeal.days" } },
	{ "adjust", "附件5第6条", NULL, 0, N_("a ruling of the office when it settles the points"),
	    { NULL } }
};

/*
 * A pair counts in the year its first miss falls into (R33): those missed before the year's end,
 * less those missed before its start.
 */
#define LATE_SQL \
	"SELECT d.department_id, 'late', count(DISTINCT d.issue_id) - count(DISTINCT iif(d.due < " \
	"?1, d.issue_id, NULL))" \
	" FROM deadline d INDEXED BY deadline_missed WHERE d.due < ?2 AND " SCORE_MISSED( \
	    "d") "" \
		 " GROUP BY d.department_id"

#define CREDIT_SQL \
	"SELECT department_id, rule, count(*) FROM credit INDEXED BY credit_rank" \
	" WHERE year = ?4 AND known <= ?3 AND revoked > ?3 GROUP BY department_id, rule"

#define ADJUSTMENT_SQL \
	"SELECT department_id, iif(kind = 'base', 'base', 'adjust'), sum(points) FROM adjustment" \
	" INDEXED BY adjustment_year WHERE year = ?4 AND at <= ?3 AND gone > ?3" \
	" GROUP BY department_id, kind"

#define FORFEIT_SQL \
	"SELECT c.department_id, c.rule, -count(*) FROM (SELECT DISTINCT d.department_id, " \
	"d.issue_id" \
	" FROM deadline d INDEXED BY deadline_missed WHERE " SCORE_MISSED( \
	    "d") ") l" \
		 " CROSS JOIN credit c INDEXED BY credit_issue ON c.issue_id = l.issue_id" \
		 " AND c.department_id = l.department_id" \
		 " WHERE c.year = ?4 AND c.known <= ?3 AND c.revoked > ?3 GROUP BY " \
		 "c.department_id, c.rule"

#define ATTENDANCE_SQL \
	"SELECT department_id, 'base', -?15 FROM (" SCORE_ATTENDANCE ")" \
	" WHERE 100 * attended < ?13 * meetings"

static bool
always(const struct hl_config *cfg)
{
	(void)cfg;
	return true;
}

static bool
forfeits(const struct hl_config *cfg)
{
	return cfg->late_forfeits;
}

static bool
attendance(const struct hl_config *cfg)
{
	return cfg->min_attendance > 0;
}

/*
 * Each gives department, rule and what to add to that number: a count, for base and adjust
 * points.
 */
static const struct {
	const char *sql;
	bool (*on)(const struct hl_config *cfg);
} sources[] = { { CREDIT_SQL, always }, { LATE_SQL, always }, { ADJUSTMENT_SQL, always },
	{ FORFEIT_SQL, forfeits }, { ATTENDANCE_SQL, attendance } };

/* --- the year and its moment --- */

void
score_year_of(const struct hl *hl, int64_t year, int64_t t, struct score_year *y)
{
	int month, day;
	int64_t seconds;
	size_t i;

	*y = (struct score_year){ .year = year, .t = t };
	config_moment(hl->cfg->cutoff, &month, &day, &seconds);
	y->cutoff = time_at(day_of((int)year, month, day), seconds);
	y->start = time_at(day_of((int)year, 1, 1), 0);
	y->end = time_at(day_of((int)year + 1, 1, 1), 0);
	for (i = 0; i < LEN(y->kinds) && i < hl->cfg->late_kinds.n; i++)
		y->kinds[i] = hl->cfg->late_kinds.v[i];
	for (i = 0; i < LEN(y->levels) && i < hl->cfg->levels.n; i++)
		y->levels[i] = hl->cfg->levels.v[i];
}

int
score_year(struct hl *hl, const struct hl_args *args, int64_t t, struct score_year *y)
{
	const char *text = hl_args_get(args, "year");
	int64_t year;

	if (text == NULL || strlen(text) != 4 || !text_int(text, &year) || year < 1970 ||
	    year > 9998)
		return hl_fail(hl, HL_EUSAGE, _("no such year: '%s'"), text != NULL ? text : "");
	policy_enter(hl, time_at(day_of((int)year + 1, 1, 1), 0) - 1);
	score_year_of(hl, year, t, y);
	return HL_OK;
}

/* Those of the parameters that the statement has. */
static int
bind_year(struct hl *hl, sqlite3_stmt *st, const struct score_year *y, int64_t department)
{
	const struct hl_config *cfg = hl->cfg;
	const int64_t times[] = { y->start, y->end, y->t, y->year };
	const char *const words[] = { y->kinds[0], y->kinds[1], y->kinds[2], y->levels[0],
		y->levels[1], y->levels[2], y->levels[3] };
	const int64_t numbers[] = { department, cfg->min_attendance, cfg->proxy_counts, cfg->base,
		cfg->late_forfeits };
	const int a = LEN(times), b = LEN(words), c = LEN(numbers);
	int i, n = sqlite3_bind_parameter_count(st), rc = SQLITE_OK;

	for (i = 0; i < n && i < a + b + c && rc == SQLITE_OK; i++)
		if (i >= a && i < a + b)
			rc = sqlite3_bind_text(st, i + 1, words[i - a], -1, SQLITE_STATIC);
		else
			rc = sqlite3_bind_int64(st, i + 1, i < a ? times[i] : numbers[i - a - b]);
	return rc == SQLITE_OK ? HL_OK : hl_fail_db(hl);
}

sqlite3_stmt *
score_bind(struct hl *hl, const char *sql, const struct score_year *y, int64_t department)
{
	sqlite3_stmt *st = db_stmt(hl, sql);

	return st != NULL && bind_year(hl, st, y, department) == HL_OK ? st : NULL;
}

int
score_rows(struct hl *hl, struct hl_rows **rows, const char *sql, const struct score_year *y,
    int64_t department)
{
	sqlite3_stmt *st;
	int rc;

	if (sqlite3_prepare_v2(hl->db, sql, -1, &st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	if ((rc = bind_year(hl, st, y, department)) != HL_OK)
		sqlite3_finalize(st);
	else
		*rows = rows_of(hl, st);
	return rc;
}

/* --- rules --- */

const struct score_rule *
score_rule(size_t i)
{
	return &rules[i];
}

int64_t
score_points(const struct hl_config *cfg, size_t i)
{
	return rules[i].key != NULL
		   ? *(const int64_t *)(const void *)((const char *)cfg + rules[i].points)
		   : 0;
}

size_t
score_find(const char *name)
{
	size_t i = 0;

	while (i < RULE_COUNT && strcmp(rules[i].name, name) != 0)
		i++;
	return i;
}

static void
say_key(struct buf *b, const struct hl_config *cfg, const char *key)
{
	buf_fmt(b, "%s%s=", b->n > 0 ? ";" : "", key);
	config_show(b, config_key((size_t)config_find(key)), cfg);
}

/* All keys of a rule as they are: "score.late=-3.0;late.kinds=dispatch". */
static void
say_keys(struct buf *b, const struct hl_config *cfg, const struct score_rule *rule)
{
	size_t i;

	buf_clear(b);
	if (rule->key != NULL)
		say_key(b, cfg, rule->key);
	for (i = 0; i < LEN(rule->others) && rule->others[i] != NULL; i++)
		say_key(b, cfg, rule->others[i]);
}

/* The rules in force: of a year those of its last day, as it is scored. */
static int
rules_of(struct hl *hl, struct hl_args *args)
{
	const char *on;
	struct score_year y;
	int64_t day;
	int rc;

	if ((rc = arg_day(hl, args, "on", &on)) != HL_OK)
		return rc;
	if (on != NULL && hl_args_get(args, "year") != NULL)
		return hl_fail(hl, HL_EUSAGE, _("give --year or --on, not both"));
	if (hl_args_get(args, "year") != NULL)
		return score_year(hl, args, hl->now, &y);
	if (on != NULL && day_parse(on, &day) == 0)
		policy_enter(hl, time_at(day, 0));
	return HL_OK;
}

static int
score_rules(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct buf keys = { 0 };
	size_t i;
	int rc;

	if ((rc = rules_of(hl, args)) != HL_OK)
		return rc;
	*rows = rows_new("rule,clause,points,key,meaning,+keys");
	for (i = 0; i < RULE_COUNT; i++) { /* an adjustment has the points it is given */
		say_keys(&keys, hl->cfg, &rules[i]);
		rows_add(*rows, rules[i].key != NULL ? "sspsss" : "sstsss", rules[i].name,
		    rules[i].clause, score_points(hl->cfg, i), rules[i].key, _(rules[i].meaning),
		    keys.n > 0 ? keys.s : NULL);
	}
	buf_free(&keys);
	return HL_OK;
}

/* --- rank (R33-R37) --- */

/*
 * A span that began in the year is found at once; only without one the older ones are looked
 * through.
 */
#define SPAN \
	"SELECT 1 FROM assignment a INDEXED BY assignment_department WHERE a.department_id = d.id" \
	" AND a.known <= ?3 AND a.gone > ?3 AND "

static const char departments_sql[] =
    "SELECT d.id, d.code, d.name, CASE"
    " WHEN EXISTS (" SPAN "a.since >= ?1 AND a.since < min(?2, ?3 + 1)) THEN 0"
    " WHEN EXISTS (" SPAN "a.since < min(?1, ?3 + 1) AND a.until > ?1) THEN 0"
    " ELSE 1 END FROM department d WHERE " SCORE_DEPARTMENTS("d") " ORDER BY d.id";

int
score_departments(struct hl *hl, const struct score_year *y, struct score_table *table)
{
	sqlite3_stmt *st = score_bind(hl, departments_sql, y, 0);
	struct score_row *r;
	int rc = SQLITE_ERROR;

	*table = (struct score_table){ 0 };
	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		r = vec_add(table);
		r->id = sqlite3_column_int64(st, 0);
		r->no_load = sqlite3_column_int(st, 3) != 0;
		r->code = xstrdup(sql_string(st, 1));
		r->name = xstrdup(sql_string(st, 2));
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

/* Adds what one source says; departments that are not scored are passed over. */
static int
tally(struct hl *hl, const char *sql, const struct score_year *y, struct score_table *table)
{
	sqlite3_stmt *st = score_bind(hl, sql, y, 0);
	struct score_row *r;
	int64_t id;
	size_t rule;
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		id = sqlite3_column_int64(st, 0);
		r = vec_find(table, id);
		rule = score_find(sql_column(st, 1));
		if (r != NULL && rule < RULE_COUNT)
			r->n[rule] += sqlite3_column_int64(st, 2);
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static void
add_up(const struct hl_config *cfg, struct score_row *r)
{
	size_t i;

	r->total = r->n[RULE_BASE] + r->n[RULE_ADJUST];
	for (i = RULE_BASE + 1; i < RULE_ADJUST; i++)
		r->total += r->n[i] * score_points(cfg, i);
}

/* Those listed apart last, then by total, highest first, then by code bytewise (R35). */
static int
by_place(const void *a, const void *b)
{
	const struct score_row *p = a, *q = b;

	if (p->apart != q->apart)
		return p->apart ? 1 : -1;
	if (p->total != q->total)
		return p->total < q->total ? 1 : -1;
	return strcmp(p->code, q->code);
}

/*
 * Places 1, 2, 2, 4. The lowest total is last, unless it is top or there is no other total (R36,
 * R37).
 */
void
score_places(const struct hl_config *cfg, struct score_table *table)
{
	struct score_row *v = table->v;
	size_t n = 0, i;

	for (i = 0; i < table->n; i++)
		add_up(cfg, &v[i]);
	for (i = 0; i < table->n; i++)
		v[i].apart = v[i].no_load && cfg->no_load_separate;
	if (table->n > 0)
		qsort(v, table->n, sizeof(*v), by_place);
	while (n < table->n && !v[n].apart)
		n++;
	for (i = 0; i < n; i++) {
		v[i].place = i > 0 && v[i].total == v[i - 1].total ? v[i - 1].place
								   : (int64_t)i + 1;
		if (v[i].place <= cfg->top)
			v[i].mark = "top";
		else if (v[i].total == v[n - 1].total && v[i].total != v[0].total)
			v[i].mark = "last";
	}
}

int
score_rank(struct hl *hl, const struct score_year *y, struct score_table *table)
{
	size_t i;
	int rc;

	rc = score_departments(hl, y, table);
	for (i = 0; i < table->n; i++)
		table->v[i].n[RULE_BASE] = hl->cfg->base;
	for (i = 0; i < LEN(sources) && rc == HL_OK; i++)
		if (sources[i].on(hl->cfg))
			rc = tally(hl, sources[i].sql, y, table);
	score_places(hl->cfg, table);
	return rc;
}

void
score_free(struct score_table *table)
{
	size_t i;

	for (i = 0; i < table->n; i++) {
		free(table->v[i].code);
		free(table->v[i].name);
	}
	free(table->v);
	*table = (struct score_table){ 0 };
}

static int
rank_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_table table;
	struct score_year y;
	size_t i;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK)
		return rc;
	if ((rc = score_rank(hl, &y, &table)) == HL_OK) {
		*rows = rows_new("rank,department,name,base,solo,joint,transfer,assist,late,"
				 "adjustment,total,no_load,mark");
		for (i = 0; i < table.n; i++) {
			const struct score_row *r = &table.v[i];

			rows_add(*rows, "nsspiiiiippbs", r->apart ? (int64_t)0 : r->place, r->code,
			    r->name, r->n[RULE_BASE], r->n[RULE_SOLO], r->n[RULE_JOINT],
			    r->n[RULE_TRANSFER], r->n[RULE_ASSIST], r->n[RULE_LATE],
			    r->n[RULE_ADJUST], r->total, (int64_t)r->no_load, r->mark);
		}
	}
	score_free(&table);
	return rc;
}

/* --- adjustments --- */

static int
adjusted_department(struct hl *hl, struct hl_args *args, int64_t *id)
{
	const char *what = hl_args_get(args, "department");
	char *code = NULL, *level = NULL;
	int rc;

	if ((rc = department_find(hl, what, id)) != HL_OK)
		return rc;
	if (db_text(hl, &code, "SELECT code FROM department WHERE id = ?1", "i", *id) < 0 ||
	    db_text(hl, &level, "SELECT level FROM department WHERE id = ?1", "i", *id) < 0)
		rc = HL_EFAIL;
	else if (!hl_list_has(&hl->cfg->levels, level))
		rc = hl_fail(hl, HL_EREFUSED,
		    _("cannot adjust '%s': departments of level %s are not scored"), code, level);
	else
		hl_args_set(args, "department", code);
	free(code);
	free(level);
	return rc;
}

static int
score_adjust(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *text = hl_args_get(args, "points"), *kind = hl_args_get(args, "kind");
	int64_t department, points;
	struct score_year y;
	char buf[32];
	int rc;

	if ((rc = score_year(hl, args, hl->at, &y)) != HL_OK ||
	    (rc = adjusted_department(hl, args, &department)) != HL_OK)
		return rc;
	if (text == NULL || hl_points_parse(text, &points) != 0)
		return hl_fail(hl, HL_EUSAGE,
		    _("points: '%s' is not a number with at most one decimal"),
		    text != NULL ? text : "");
	if (points == 0)
		return hl_fail(hl, HL_EUSAGE, _("points: an adjustment by 0 changes nothing"));
	if ((kind = hl_word(hl, "adjustment", kind != NULL ? kind : "other")) == NULL)
		return HL_EUSAGE;
	if ((rc = event_check_at(hl, 'f')) != HL_OK)
		return rc;
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("cannot adjust '%s': give --reason"),
		    hl_args_get(args, "department"));
	hl_args_set(args, "points", hl_points_format(points, buf));
	hl_args_set(args, "kind", kind);
	rc = db_run(hl,
	    "INSERT INTO adjustment (event, department_id, year, kind, points, at, reason)"
	    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	    "iiisiis", hl->ev->seq, department, y.year, kind, points, hl->at, hl->reason);
	if (rc != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_add(*rows, "i", hl->ev->seq);
	return HL_OK;
}

static int
undo_adjust(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return db_run(hl, "UPDATE adjustment SET gone = ?2 WHERE event = ?1", "ii", event, hl->at);
}

/* --- the acts --- */

static const struct hl_param year_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ 0 },
};

static const struct hl_param adjust_params[] = {
	{ "department", HL_P_DEPARTMENT, HL_NEED, NULL, N_("department") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year whose points change") },
	{ "points", HL_P_POINTS, HL_NEED, NULL, N_("signed change, as in -2.5") },
	{ "kind", HL_P_WORD, 0, "adjustment",
	    N_("what it is shown in: base points or adjustments (default other)") },
	{ 0 },
};

static const struct hl_param rules_params[] = {
	{ "year", HL_P_INT, 0, "YEAR", N_("those a year is scored by") },
	{ "on", HL_P_DAY, 0, "DAY", N_("those in force on that day") },
	{ 0 },
};

const struct hl_act score_acts[] = {
	{ "hl-score", "rank", year_params, N_("rank the departments of a year (R33, R35-R37)"),
	    "hl-score rank --year 2026 --as-of 2026-06-30", HL_READ, 0, rank_list },
	{ "hl-score", "adjust", adjust_params, N_("change a department's points by a ruling (R33)"),
	    "hl-score adjust --department CGJ --year 2026 --points -2.5 --kind base --reason "
	    "会议缺席",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, score_adjust, .undo = undo_adjust },
	{ "hl-score", "rules", rules_params, N_("list the rules of the score with their points"),
	    "hl-score rules --year 2026", HL_NONE, 0, score_rules },
	{ 0 },
};
