/* settle-list.c: what was settled, and what the facts say now (R40). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

static int
score_settlements(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct score_year y = { 0 };
	int rc;

	if (hl_args_get(args, "year") != NULL && (rc = score_year(hl, args, hl->now, &y)) != HL_OK)
		return rc;
	return rows_sql(hl, rows,
	    "SELECT s.year, s.version, s.at, s.as_of, s.authors, s.reason, s.entries, s.sha256, "
	    "s.event FROM settlement s"
	    " WHERE (?1 IS NULL OR s.year = ?1) AND s.at <= ?2 ORDER BY s.year, s.version",
	    "ni", y.year, hl->now);
}

/* The version asked for, or the last one by then. */
static int
find(struct hl *hl, const struct hl_args *args, struct score_year *y, struct settlement *s)
{
	const char *what = hl_args_get(args, "version");
	int64_t version = 0;
	int rc;

	if ((rc = score_year(hl, args, hl->now, y)) != HL_OK)
		return rc;
	if (what != NULL && (!text_int(what, &version) || version < 1))
		return hl_fail(hl, HL_EUSAGE, _("version: '%s' is not a number from 1"), what);
	if (version == 0 &&
	    db_int(hl, &version, "SELECT max(version) FROM settlement WHERE year = ?1 AND at <= ?2",
		"ii", y->year, hl->now) < 0)
		return HL_EFAIL;
	if (version == 0)
		return hl_fail(hl, HL_ENOENT, _("%lld is not settled"), (long long)y->year);
	if ((rc = settlement_find(hl, y->year, version, s)) != HL_OK)
		return rc;
	return s->event != 0 ? HL_OK
			     : hl_fail(hl, HL_ENOENT, _("%lld has no version %lld"),
				   (long long)y->year, (long long)version);
}

/* What is stored must still be what was settled. */
static int
check(struct hl *hl, const struct score_year *y, const struct settlement *s,
    const struct snapshot *snap)
{
	struct buf head = { 0 };
	char hex[65];

	buf_fmt(&head, "%lld %lld\n%s", (long long)y->year, (long long)s->as_of, s->policy);
	snapshot_hash(snap, head.s, hex);
	buf_free(&head);
	if (strcmp(hex, s->sha256) == 0)
		return HL_OK;
	return hl_fail(hl, HL_EFAIL,
	    _("version %lld of %lld is damaged: its checksum does not fit"), (long long)s->version,
	    (long long)y->year);
}

static int
list_entries(struct hl *hl, const struct snapshot *snap, int64_t department, struct hl_rows **rows)
{
	static const char sql[] =
	    "SELECT e.at, d.code AS department, e.rule, score_clause(e.rule) AS clause,"
	    " " ISSUE_NUMBER(
		"s", "i") " AS issue, i.ref, e.points,"
			  " score_say(e.rule, e.at, e.evidence) AS evidence FROM "
			  "temp.settled_entry e JOIN department d ON d.id = e.department_id"
			  " LEFT JOIN issue i ON i.id = e.issue_id LEFT JOIN station s ON s.id = "
			  "i.station_id"
			  " ORDER BY d.code, e.at, score_place(e.rule), s.code, i.year, i.serial, "
			  "e.rowid";
	int rc;

	if ((rc = evidence_functions(hl)) != HL_OK ||
	    (rc = pages_spread(hl, &snap->pages, 0, department)) != HL_OK)
		return rc;
	return rows_sql(hl, rows, sql, "");
}

static int
list_rank(struct hl *hl, int64_t settlement, int64_t department, struct hl_rows **rows)
{
	return rows_sql(hl, rows,
	    "SELECT r.place AS rank, d.code AS department, r.name, r.base, r.solo, r.joint, "
	    "r.transfer, r.assist,"
	    " r.late, r.adjustment, r.total, r.no_load, r.mark FROM settled_rank r JOIN department "
	    "d ON d.id = r.department_id"
	    " WHERE r.settlement = ?1 AND (?2 = 0 OR d.id = ?2) ORDER BY r.n",
	    "ii", settlement, department);
}

static int
list_talks(struct hl *hl, int64_t settlement, int64_t department, struct hl_rows **rows)
{
	return rows_sql(hl, rows,
	    "SELECT d.code AS department, t.principal, t.ground, t.first, t.last, t.first_ref, "
	    "t.last_ref,"
	    " t.length, t.status FROM settled_talk t JOIN department d ON d.id = t.department_id"
	    " WHERE t.settlement = ?1 AND (?2 = 0 OR d.id = ?2) ORDER BY t.n",
	    "ii", settlement, department);
}

static int
list_policy(const struct settlement *s, struct hl_rows **rows)
{
	char *copy = xstrdup(s->policy), *rest = copy, *line, *value;

	*rows = rows_new("key,value");
	while ((line = strsep(&rest, "\n")) != NULL)
		if ((value = strchr(line, '=')) != NULL) {
			*value++ = '\0';
			rows_add(*rows, "ss", line, value);
		}
	free(copy);
	return HL_OK;
}

static int
score_settled(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *what = hl_args_get(args, "department"), *part = hl_args_get(args, "part");
	int64_t department = 0;
	struct snapshot snap;
	struct settlement s;
	struct score_year y;
	int rc;

	if ((rc = find(hl, args, &y, &s)) != HL_OK)
		return rc;
	if (what != NULL && (rc = department_find(hl, what, &department)) != HL_OK)
		return rc;
	if ((rc = snapshot_load(hl, s.event, &snap)) == HL_OK &&
	    (rc = check(hl, &y, &s, &snap)) == HL_OK)
		rc = part != NULL && strcmp(part, "entries") == 0
			 ? list_entries(hl, &snap, department, rows)
		     : part != NULL && strcmp(part, "talks") == 0
			 ? list_talks(hl, s.event, department, rows)
		     : part != NULL && strcmp(part, "policy") == 0
			 ? list_policy(&s, rows)
			 : list_rank(hl, s.event, department, rows);
	snapshot_free(&snap);
	return rc;
}

/* --- drift --- */

static int
add_drift(struct hl *hl, const struct snapshot *settled, struct score_year *y, int64_t t,
    struct hl_rows *rows)
{
	struct snapshot now;
	int rc;

	y->t = t;
	if ((rc = snapshot_take(hl, y, &now)) == HL_OK)
		rc = snapshot_diff(hl, settled, &now, t, rows);
	snapshot_free(&now);
	return rc;
}

/*
 * The facts, by the rules of the settlement, against it: as of its own moment (what was put on
 * record since, dated back) and as of now (rulings and voidings since).
 */
static int
score_drift(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct context ctx = hl->context;
	struct snapshot settled = { 0 };
	struct settlement s;
	struct score_year y;
	int rc;

	if ((rc = find(hl, args, &y, &s)) != HL_OK)
		return rc;
	context_enter(hl, &ctx);
	if ((rc = policy_use(hl, s.policy)) != HL_OK)
		goto out;
	score_year_of(hl, y.year, s.as_of, &y);
	*rows = rows_new("as_of,department,rule,issue,ref,before,after,rank_before,rank_after,text_"
			 "before,text_after");
	if ((rc = snapshot_load(hl, s.event, &settled)) == HL_OK &&
	    (rc = add_drift(hl, &settled, &y, s.as_of, *rows)) == HL_OK && hl->now > s.as_of)
		rc = add_drift(hl, &settled, &y, hl->now, *rows);
	snapshot_free(&settled);
out:
	context_leave(hl, &ctx);
	return rc;
}

/* --- the acts --- */

static const struct hl_param settled_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "version", HL_P_INT, 0, NULL, N_("that version (default: the last)") },
	{ "part", HL_P_WORD, 0, "settled_part", N_("what of it (default rank)") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only this department") },
	{ 0 },
};

static const struct hl_param settlements_params[] = {
	{ "year", HL_P_INT, 0, "YEAR", N_("only those of this year") },
	{ 0 },
};

static const struct hl_param drift_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "version", HL_P_INT, 0, NULL, N_("against that version (default: the last)") },
	{ 0 },
};

const struct hl_act settle_list_acts[] = {
	{ "hl-score", "settled", settled_params, N_("show a year as it was settled"),
	    "hl-score settled --year 2025", HL_READ, 0, score_settled },
	{ "hl-score", "settlements", settlements_params, N_("list the versions of settled years"),
	    "hl-score settlements", HL_READ, 0, score_settlements },
	{ "hl-score", "drift", drift_params, N_("list where the facts differ from a settlement"),
	    "hl-score drift --year 2025", HL_READ, 0, score_drift },
	{ 0 },
};
