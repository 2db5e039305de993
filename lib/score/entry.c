/* entry.c: the entries of a year, packed for the settlement (R40). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* --- packing --- */

/*
 * A page is the entries of a department one after the other. An entry is its rule (a byte), then
 * numbers of 7 bits a byte, the lowest first: its time and issue as the difference to the entry
 * before, its points, the length of its evidence; then that. Signed numbers have their sign in
 * the lowest bit.
 */
enum { PUT = 10 }; /* bytes a number takes at most */

static size_t
put(char *bytes, int64_t n)
{
	uint64_t u = n < 0 ? ((uint64_t)(-(n + 1)) << 1) | 1 : (uint64_t)n << 1;
	size_t i = 0;

	do {
		bytes[i] = (char)((u & 127) | (u > 127 ? 128 : 0));
		i++;
	} while ((u >>= 7) != 0);
	return i;
}

static bool
take(const struct buf *b, size_t *pos, int64_t *n)
{
	uint64_t u = 0;
	unsigned shift = 0, c;

	do {
		if (*pos >= b->n || shift > 63)
			return false;
		c = (unsigned char)b->s[(*pos)++];
		u |= (uint64_t)(c & 127) << shift;
		shift += 7;
	} while (c & 128);
	*n = u & 1 ? -(int64_t)(u >> 1) - 1 : (int64_t)(u >> 1);
	return true;
}

static void
page_add(struct page *p, const struct entry *e)
{
	char bytes[1 + 4 * PUT];
	size_t n = 0;

	bytes[n++] = (char)e->rule;
	n += put(bytes + n, e->at - p->at);
	n += put(bytes + n, e->issue - p->issue);
	n += put(bytes + n, e->points);
	n += put(bytes + n, (int64_t)e->len);
	buf_add(&p->data, bytes, n);
	if (e->len > 0)
		buf_add(&p->data, e->evidence, e->len);
	p->at = e->at;
	p->issue = e->issue;
	p->entries++;
}

bool
page_next(const struct page *page, struct cursor *c, struct entry *e)
{
	int64_t at, issue, len;

	if (c->pos >= page->data.n)
		return false;
	e->rule = (unsigned char)page->data.s[c->pos++];
	if (e->rule >= score_nrules || !take(&page->data, &c->pos, &at) ||
	    !take(&page->data, &c->pos, &issue) || !take(&page->data, &c->pos, &e->points) ||
	    !take(&page->data, &c->pos, &len) || len < 0 || (uint64_t)len > page->data.n - c->pos)
		return false;
	e->at = c->at += at;
	e->issue = c->issue += issue;
	e->len = (size_t)len;
	e->evidence = page->data.s + c->pos;
	c->pos += e->len;
	return true;
}

void
pages_free(struct pages *pages)
{
	size_t i;

	for (i = 0; i < pages->n; i++)
		buf_free(&pages->v[i].data);
	free(pages->v);
	*pages = (struct pages){ 0 };
}

/* --- of the facts --- */

/* points: NULL for those of the rule. The numbers of the table are what was read. */
static void
take_entry(
    const int64_t *points, sqlite3_stmt *st, size_t rule, struct score_row *row, struct page *p)
{
	struct entry e = { .rule = rule,
		.at = sqlite3_column_int64(st, 2),
		.issue = sqlite3_column_int64(st, 3),
		.evidence = sql_string(st, 6),
		.len = (size_t)sqlite3_column_bytes(st, 6) };
	bool own = sqlite3_column_type(st, 5) != SQLITE_NULL;

	e.points = own ? sqlite3_column_int64(st, 5) : points[e.rule];
	if (score_rules[e.rule].flags & RULE_POINTS)
		row->n[e.rule] += e.points;
	else
		row->n[e.rule] += !own;
	page_add(p, &e);
}

/* The entries a statement gives, one department after the other; only: of that rule, or NULL. */
static int
read_entries(struct hl *hl, const char *sql, const struct score_rule *only,
    const struct score_year *y, const int64_t *points, struct score_table *table,
    struct pages *pages)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql, SCORE_YEAR(hl, y), BIND(":department", (const char *)NULL));
	size_t i = 0, tried, rule = only != NULL ? (size_t)(only - score_rules) : 0;
	int64_t department;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		department = sqlite3_column_int64(st, 1);
		for (tried = 0; pages->v[i].department != department; i = (i + 1) % pages->n)
			if (++tried > pages->n) {
				sqlite3_reset(st);
				return hl_fail(
				    hl, HL_EFAIL, _("an entry of a department that is not ranked"));
			}
		if (only == NULL)
			rule = score_find(sql_string(st, 0));
		take_entry(points, st, rule, &table->v[i], &pages->v[i]);
		pages->entries++;
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

int
pages_read(
    struct hl *hl, const struct score_year *y, struct score_table *table, struct pages *pages)
{
	int64_t *points = xcalloc(score_nrules, sizeof(*points));
	unsigned page;
	size_t i;
	int rc;

	for (i = 0; i < score_nrules; i++)
		points[i] = score_points(hl->cfg, i);
	*pages = (struct pages){ .v = xcalloc(table->n + 1, sizeof(*pages->v)), .n = table->n };
	for (i = 0; i < table->n; i++)
		pages->v[i].department = table->v[i].id;
	rc = read_entries(hl, rules_sql(RULES_RULED), NULL, y, points, table, pages);
	for (page = 1; page <= score_nrules && rc == HL_OK; page++)
		for (i = 0; i < score_nrules && rc == HL_OK; i++)
			if (score_rules[i].page == page)
				rc = read_entries(hl, score_rules[i].entries, &score_rules[i], y,
				    points, table, pages);
	free(points);
	return rc;
}

/* --- of a settlement --- */

int
pages_load(struct hl *hl, int64_t settlement, struct pages *pages)
{
	sqlite3_stmt *st = sql_bind(hl, sql_score_settled_pages, BIND(":settlement", settlement));
	struct page *p;
	int rc;

	*pages = (struct pages){ 0 };
	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		p = vec_add(pages);
		p->department = sqlite3_column_int64(st, 0);
		p->entries = sqlite3_column_int64(st, 1);
		buf_add(&p->data, sqlite3_column_blob(st, 2), (size_t)sqlite3_column_bytes(st, 2));
		pages->entries += p->entries;
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static int
spread_page(struct hl *hl, const struct page *page, int side)
{
	struct cursor c = { 0 };
	struct buf evidence = { 0 };
	struct entry e;
	int64_t n = 0;
	int rc = HL_OK;

	for (; rc == HL_OK && page_next(page, &c, &e); n++) {
		buf_clear(&evidence);
		buf_add(&evidence, e.evidence, e.len);
		rc = sql_run(hl, sql_score_spread, BIND(":side", side),
		    BIND(":department", page->department), BIND(":at", e.at),
		    BIND(":rule", score_rules[e.rule].name), BIND_ID(":issue", e.issue),
		    BIND(":points", e.points), BIND(":evidence", evidence.s));
	}
	buf_free(&evidence);
	if (rc == HL_OK && n != page->entries)
		rc = hl_fail(hl, HL_EFAIL, _("a settlement is damaged"));
	return rc;
}

int
pages_spread(struct hl *hl, const struct pages *pages, int side, int64_t department)
{
	static const char clear[] = "DELETE FROM temp.settled_entry WHERE side = :side";
	size_t i;
	int rc;

	if ((rc = db_scratch(hl)) != HL_OK || (rc = sql_run(hl, sql_score_spread_table)) != HL_OK ||
	    (rc = sql_run(hl, clear, BIND(":side", side))) != HL_OK)
		return rc;
	for (i = 0; i < pages->n && rc == HL_OK; i++)
		if (department == 0 || pages->v[i].department == department)
			rc = spread_page(hl, &pages->v[i], side);
	return rc;
}
