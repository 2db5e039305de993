/*
 * whatif.c: the same year scored under two configurations (R44): who changes, and by which
 * entries.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "score/score.h"

struct side {
	struct snapshot s;
	struct score_year y;
	int64_t party, director; /* what a top place adds (R36) */
};

/* --- the two sides --- */

static int
take(struct hl *hl, const struct hl_args *args, struct side *side)
{
	int rc;

	if ((rc = score_year(hl, args, hl->now, &side->y)) != HL_OK)
		return rc;
	side->party = hl->cfg->top_party;
	side->director = hl->cfg->top_director;
	return snapshot_take(hl, &side->y, &side->s);
}

static int
read_config(struct hl *hl, const char *path, struct hl_config *b)
{
	char err[1024];
	int rc;

	if (access(path, F_OK) != 0)
		return hl_fail(hl, HL_ECONFIG, _("no configuration file '%s'"), path);
	rc = hl_config_load(b, path, err, sizeof(err));
	time_zone(hl->base->timezone); /* reading it set its own */
	return rc == HL_OK ? HL_OK : hl_fail(hl, HL_ECONFIG, "%s", err);
}

static int
take_other(struct hl *hl, const struct hl_args *args, struct hl_config *b, struct side *side)
{
	struct aside x;
	char err[sizeof(hl->err)];
	int rc;

	if ((rc = aside_enter(hl, &x, b)) == HL_OK)
		rc = take(hl, args, side);
	memcpy(err, hl->err, sizeof(err));
	aside_leave(hl, &x);
	memcpy(hl->err, err, sizeof(err));
	return rc;
}

/* --- departments that change --- */

static const struct score_row *
row_of(const struct side *side, int64_t department)
{
	return score_row_of(&side->s.table, department);
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool
is_top(const struct score_row *r)
{
	return r != NULL && same(r->mark, "top");
}

/*
 * The grounds of the department's talks, each once, with the lengths of its runs:
 * "last;consecutive:3+2".
 */
static char *
grounds_of(const struct side *side, int64_t department)
{
	const struct settled_talk *t, *before = NULL;
	struct buf b = { 0 };

	buf_str(&b, "");
	for (t = side->s.talks.v; t < side->s.talks.v + side->s.talks.n; t++) {
		if (t->department != department)
			continue;
		if (before == NULL || !same(before->text[1], t->text[1])) {
			buf_fmt(&b, "%s%s", before != NULL ? ";" : "", t->text[1]);
			before = NULL;
		}
		if (t->length > 0)
			buf_fmt(&b, "%c%lld", before != NULL ? '+' : ':', (long long)t->length);
		before = t;
	}
	return b.s;
}

/* All there is of them. */
static char *
talks_of(const struct side *side, int64_t department)
{
	const struct settled_talk *t;
	struct buf b = { 0 };
	size_t i;

	buf_str(&b, "");
	for (t = side->s.talks.v; t < side->s.talks.v + side->s.talks.n; t++) {
		if (t->department != department)
			continue;
		buf_fmt(&b, "%lld", (long long)t->length);
		for (i = 1; i < LEN(t->text); i++) /* the principal goes by the day */
			buf_fmt(&b, "\t%s", t->text[i] != NULL ? t->text[i] : "");
	}
	return b.s;
}

static bool
talks_differ(const struct side *a, const struct side *b, int64_t department)
{
	char *x = talks_of(a, department), *y = talks_of(b, department);
	bool differ = strcmp(x, y) != 0;

	free(x);
	free(y);
	return differ;
}

/* What becomes of the bonus of a top place: code or NULL. */
static const char *
bonus(const struct side *a, const struct side *b, const struct score_row *p,
    const struct score_row *q)
{
	if (is_top(p) != is_top(q))
		return is_top(q) ? "gained" : "lost";
	return is_top(p) && (a->party != b->party || a->director != b->director) ? "changed" : NULL;
}

static bool
changed(const struct side *a, const struct side *b, int64_t department)
{
	const struct score_row *p = row_of(a, department), *q = row_of(b, department);

	return p == NULL || q == NULL || p->total != q->total || p->place != q->place ||
	       p->apart != q->apart || !same(p->mark, q->mark) || bonus(a, b, p, q) != NULL ||
	       talks_differ(a, b, department);
}

/* One department on one side, as it is told; r NULL: it is not scored there. */
struct told {
	const struct score_row *r;
	int64_t total, place, party, director;
	const char *mark;
	char *talks;
};

static struct told
tell(const struct side *side, int64_t department)
{
	const struct score_row *r = row_of(side, department);

	return (struct told){ .r = r,
		.total = r != NULL ? r->total : HL_NEVER,
		.place = r != NULL && !r->apart ? r->place : 0,
		.party = is_top(r) ? side->party : HL_NEVER,
		.director = is_top(r) ? side->director : HL_NEVER,
		.mark = r != NULL ? r->mark : NULL,
		.talks = grounds_of(side, department) };
}

static void
add_row(const struct side *a, const struct side *b, int64_t department, struct hl_rows *rows)
{
	struct told p = tell(a, department), q = tell(b, department);
	const struct score_row *any = q.r != NULL ? q.r : p.r;
	struct sql_value *cells = xcalloc(hl_rows_width(rows), sizeof(*cells));
	struct sql_value *c = cells;
	size_t i;

	*c++ = CELL(any->code);
	*c++ = CELL(any->name);
	*c++ = CELL(p.total);
	*c++ = CELL(q.total);
	*c++ = CELL(p.r != NULL && q.r != NULL ? q.total - p.total : HL_NEVER);
	*c++ = CELL_ID(p.place);
	*c++ = CELL_ID(q.place);
	*c++ = CELL(p.mark);
	*c++ = CELL(q.mark);
	*c++ = CELL(bonus(a, b, p.r, q.r));
	*c++ = CELL(*p.talks != '\0' ? p.talks : NULL);
	*c++ = CELL(*q.talks != '\0' ? q.talks : NULL);
	for (i = 0; i < score_nrules; i++) {
		*c++ = CELL(p.r != NULL ? p.r->n[i] : HL_NEVER);
		*c++ = CELL(q.r != NULL ? q.r->n[i] : HL_NEVER);
	}
	*c++ = CELL(p.party);
	*c++ = CELL(q.party);
	*c++ = CELL(p.director);
	*c++ = CELL(q.director);
	rows_put_cells(rows, cells, (size_t)(c - cells));
	free(cells);
	free(p.talks);
	free(q.talks);
}

/* In the order of the ranking in force, then those that only the other one has. */
static void
compare(struct hl *hl, const struct side *a, const struct side *b, struct hl_rows **out)
{
	struct hl_rows *rows;
	size_t i;

	*out = rows = rules_rows(hl,
	    "department,name,total_a,total_b,diff,rank_a,rank_b,mark_a,mark_b,bonus,talks_a,"
	    "talks_b,+",
	    "party_a,party_b,director_a,director_b", true);
	for (i = 0; i < a->s.table.n; i++)
		if (changed(a, b, a->s.table.v[i].id))
			add_row(a, b, a->s.table.v[i].id, rows);
	for (i = 0; i < b->s.table.n; i++)
		if (row_of(a, b->s.table.v[i].id) == NULL)
			add_row(a, b, b->s.table.v[i].id, rows);
}

/* --- entries that differ --- */

static int
explain(struct hl *hl, const struct side *a, const struct side *b, struct hl_rows **rows)
{
	int rc;

	if ((rc = pages_spread(hl, &a->s.pages, 0, 0)) != HL_OK ||
	    (rc = pages_spread(hl, &b->s.pages, 1, 0)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_score_whatif_explain);
}

static int
score_whatif(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *path = hl_args_get(args, "config-b");
	struct side a = { 0 }, b = { 0 };
	struct hl_config other = { 0 };
	int rc;

	if (path == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--%s is missing"), "config-b");
	if ((rc = read_config(hl, path, &other)) == HL_OK && (rc = take(hl, args, &a)) == HL_OK &&
	    (rc = take_other(hl, args, &other, &b)) == HL_OK) {
		if (hl_args_get(args, "explain") != NULL)
			rc = explain(hl, &a, &b, rows);
		else
			compare(hl, &a, &b, rows);
	}
	snapshot_free(&a.s);
	snapshot_free(&b.s);
	hl_config_free(&other);
	return rc;
}

/* --- the acts --- */

static const struct hl_param whatif_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "config-b", HL_P_TEXT, HL_NEED, "FILE", N_("the other configuration") },
	{ "explain", HL_P_FLAG, 0, NULL, N_("list the entries that differ instead") },
	{ 0 },
};

const struct hl_act whatif_acts[] = {
	{ "hl-score", "whatif", whatif_params,
	    N_("list who changes when the year is scored under another configuration (R44)"),
	    "hl-score whatif --year 2026 --config-b draft.yaml", HL_READ, 0, score_whatif },
	{ 0 },
};
