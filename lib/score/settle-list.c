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
	return sql_rows(
	    hl, rows, sql_score_settlements, BIND_ID(":year", y.year), BIND(":t", hl->now));
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
	    sql_int(hl, &version,
		"SELECT max(version) FROM settlement WHERE year = :year AND at <= :t",
		BIND(":year", y->year), BIND(":t", hl->now)) < 0)
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
	int rc = pages_spread(hl, &snap->pages, 0, department);

	return rc == HL_OK ? sql_rows(hl, rows, sql_score_settled_entries) : rc;
}

static void
list_policy(const struct settlement *s, struct hl_rows **rows)
{
	char *copy = xstrdup(s->policy), *rest = copy, *line, *value;

	*rows = rows_new("key,value");
	while ((line = strsep(&rest, "\n")) != NULL)
		if ((value = strchr(line, '=')) != NULL) {
			*value++ = '\0';
			rows_put(*rows, CELL(line), CELL(value));
		}
	free(copy);
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
	    (rc = check(hl, &y, &s, &snap)) == HL_OK) {
		if (part == NULL || strcmp(part, "rank") == 0)
			score_list(hl, &snap.table, department, rows);
		else if (strcmp(part, "policy") == 0)
			list_policy(&s, rows);
		else if (strcmp(part, "entries") == 0)
			rc = list_entries(hl, &snap, department, rows);
		else
			rc = sql_rows(hl, rows, sql_score_settled_talks,
			    BIND(":settlement", s.event), BIND_ID(":department", department));
	}
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
	*rows = snapshot_diff_rows();
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
