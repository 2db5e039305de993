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
	if (e->rule >= RULE_COUNT || !take(&page->data, &c->pos, &at) ||
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

static void
take_entry(struct pages *pages, struct page *p, const struct entry *e)
{
	page_add(p, e);
	pages->entries++;
}

/*
 * Of a statement that gives department, rule, time, issue, points and evidence, one department
 * after the other.
 */
static int
read_entries(struct hl *hl, const char *sql, const struct score_year *y, struct score_table *table,
    struct pages *pages)
{
	sqlite3_stmt *st = score_bind(hl, sql, y, 0);
	int64_t department;
	struct entry e;
	size_t i = 0, tried;
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		department = sqlite3_column_int64(st, 0);
		for (tried = 0; pages->v[i].department != department; i = (i + 1) % pages->n)
			if (++tried > pages->n) {
				sqlite3_reset(st);
				return hl_fail(
				    hl, HL_EFAIL, _("an entry of a department that is not ranked"));
			}
		e.rule = score_find(sql_column(st, 1));
		e.at = sqlite3_column_int64(st, 2);
		e.issue = sqlite3_column_int64(st, 3);
		e.points = sqlite3_column_type(st, 4) == SQLITE_NULL ? score_points(hl->cfg, e.rule)
								     : sqlite3_column_int64(st, 4);
		e.evidence = sql_column(st, 5);
		e.len = (size_t)sqlite3_column_bytes(st, 5);
		/*
		 * base and adjust have their points, the others are counted unless they are
		 * forfeited
		 */
		table->v[i].n[e.rule] += e.rule == RULE_BASE || e.rule == RULE_ADJUST
					     ? e.points
					     : sqlite3_column_type(st, 4) == SQLITE_NULL;
		take_entry(pages, &pages->v[i], &e);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static const char others_sql[] = ENTRIES(
    BASE_ENTRIES " UNION ALL " ADJUSTMENT_ENTRIES) " SELECT department_id, rule, at, issue_id, "
						   "points, evidence FROM entry";
static const char lates_sql[] = ENTRIES(
    LATE_ENTRIES) " SELECT department_id, rule, at, issue_id, points, evidence FROM entry ORDER BY "
		  "department_id, at, issue_id";

/*
 * Issues of whose close-off something may be to be told. They are few: all other entries say no
 * more than their index.
 */
static const char backdated_sql[] =
    "SELECT DISTINCT v.issue_id FROM event v INDEXED BY event_backdated WHERE " BACKDATED(
	"v") " ORDER BY 1";
static const char missed_sql[] = "SELECT DISTINCT d.issue_id FROM deadline d INDEXED BY "
				 "deadline_missed WHERE d.department_id = ?12 AND " SCORE_MISSED(
				     "d") " ORDER BY 1";

static int
read_issues(
    struct hl *hl, const char *sql, const struct score_year *y, int64_t department, struct ids *set)
{
	sqlite3_stmt *st = score_bind(hl, sql, y, department);
	int rc = SQLITE_ERROR;

	if (st == NULL)
		return HL_EFAIL;
	set->n = 0;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		*vec_add(set) = sqlite3_column_int64(st, 0);
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static const char plain_sql[] = "SELECT at, issue_id, id FROM credit INDEXED BY credit_rank WHERE "
				"year = ?4 AND department_id = ?12"
				" AND rule = ?17 AND known <= ?3 AND revoked > ?3";
static const char told_sql[] = "SELECT " CREDIT_TELLS " FROM credit c WHERE c.id = ?17";

static int
take_told(struct hl *hl, const struct score_year *y, struct score_row *row, int64_t credit,
    struct entry e, struct pages *pages, struct page *p)
{
	sqlite3_stmt *st = score_bind(hl, told_sql, y, row->id);
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	sqlite3_bind_int64(st, 17, credit);
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (sqlite3_column_type(st, 0) != SQLITE_NULL)
			e.points = sqlite3_column_int64(st, 0);
		else
			row->n[e.rule]++;
		e.evidence = sql_column(st, 1);
		e.len = (size_t)sqlite3_column_bytes(st, 1);
		take_entry(pages, p, &e);
	}
	sqlite3_reset(st);
	return rc == SQLITE_ROW ? HL_OK : hl_fail_db(hl);
}

/* Of one rule, in the order of the index. */
static int
read_rule(struct hl *hl, const struct score_year *y, struct score_row *row, size_t rule,
    const struct ids sets[2], struct pages *pages, struct page *p)
{
	struct entry e = { .rule = rule, .points = score_points(hl->cfg, rule), .evidence = "" };
	sqlite3_stmt *st = score_bind(hl, plain_sql, y, row->id);
	int rc, step = SQLITE_DONE;

	if (st == NULL)
		return HL_EFAIL;
	sqlite3_bind_text(st, 17, score_rule(rule)->name, -1, SQLITE_STATIC);
	for (rc = HL_OK; rc == HL_OK && (step = sqlite3_step(st)) == SQLITE_ROW;) {
		e.at = sqlite3_column_int64(st, 0);
		e.issue = sqlite3_column_int64(st, 1);
		if (vec_find(&sets[0], e.issue) != NULL || vec_find(&sets[1], e.issue) != NULL) {
			rc = take_told(hl, y, row, sqlite3_column_int64(st, 2), e, pages, p);
			continue;
		}
		row->n[rule]++;
		take_entry(pages, p, &e);
	}
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		rc = hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static int
read_credits(
    struct hl *hl, const struct score_year *y, struct score_table *table, struct pages *pages)
{
	/* of the index */
	static const size_t order[] = { RULE_ASSIST, RULE_JOINT, RULE_SOLO, RULE_TRANSFER };
	struct ids sets[2] = { { 0 }, { 0 } }; /* with a fact put on record late; missed */
	size_t i, k;
	int rc = read_issues(hl, backdated_sql, y, 0, &sets[0]);

	for (i = 0; i < table->n && rc == HL_OK; i++) {
		if (hl->cfg->late_forfeits)
			rc = read_issues(hl, missed_sql, y, table->v[i].id, &sets[1]);
		for (k = 0; k < LEN(order) && rc == HL_OK; k++)
			rc = read_rule(hl, y, &table->v[i], order[k], sets, pages, &pages->v[i]);
	}
	free(sets[0].v);
	free(sets[1].v);
	return rc;
}

int
pages_read(
    struct hl *hl, const struct score_year *y, struct score_table *table, struct pages *pages)
{
	size_t i;
	int rc;

	*pages = (struct pages){ .v = xcalloc(table->n + 1, sizeof(*pages->v)), .n = table->n };
	for (i = 0; i < table->n; i++)
		pages->v[i].department = table->v[i].id;
	if ((rc = evidence_functions(hl)) == HL_OK &&
	    (rc = read_entries(hl, others_sql, y, table, pages)) == HL_OK &&
	    (rc = read_credits(hl, y, table, pages)) == HL_OK)
		rc = read_entries(hl, lates_sql, y, table, pages);
	return rc;
}

/* --- of a settlement --- */

int
pages_load(struct hl *hl, int64_t settlement, struct pages *pages)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT p.department_id, p.entries, p.data FROM settled_page p"
	    " JOIN settled_rank r ON r.settlement = p.settlement AND r.department_id = "
	    "p.department_id"
	    " WHERE p.settlement = ?1 ORDER BY r.n",
	    "i", settlement);
	struct page *p;
	int rc;

	*pages = (struct pages){ 0 };
	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		p = vec_add(pages);
		*p = (struct page){ .department = sqlite3_column_int64(st, 0),
			.entries = sqlite3_column_int64(st, 1) };
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
	static const char sql[] =
	    "INSERT INTO temp.settled_entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
	struct cursor c = { 0 };
	struct entry e;
	sqlite3_stmt *st;
	int64_t n = 0;
	int rc;

	while (page_next(page, &c, &e)) {
		if ((st = db_bind(hl, sql, "iiisni", (int64_t)side, page->department, e.at,
			 score_rule(e.rule)->name, e.issue, e.points)) == NULL)
			return HL_EFAIL;
		sqlite3_bind_text(st, 7, e.evidence, (int)e.len, SQLITE_STATIC);
		rc = sqlite3_step(st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE)
			return hl_fail_db(hl);
		n++;
	}
	return n == page->entries ? HL_OK : hl_fail(hl, HL_EFAIL, _("a settlement is damaged"));
}

int
pages_spread(struct hl *hl, const struct pages *pages, int side, int64_t department)
{
	size_t i;
	int rc;

	if ((rc = db_scratch(hl)) != HL_OK ||
	    (rc = db_run(hl,
		 "CREATE TEMP TABLE IF NOT EXISTS settled_entry (side INTEGER, department_id "
		 "INTEGER, at INTEGER, rule TEXT,"
		 " issue_id INTEGER, points INTEGER, evidence TEXT)",
		 "")) != HL_OK ||
	    (rc = db_run(hl, "DELETE FROM temp.settled_entry WHERE side = ?1", "i",
		 (int64_t)side)) != HL_OK)
		return rc;
	for (i = 0; i < pages->n && rc == HL_OK; i++)
		if (department == 0 || pages->v[i].department == department)
			rc = spread_page(hl, &pages->v[i], side);
	return rc;
}
