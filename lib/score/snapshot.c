/*
 * snapshot.c: a year's scores as a whole: of the facts or of a settlement, their checksum and
 * what differs between two (R40, R41).
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

void
snapshot_free(struct snapshot *s)
{
	size_t i, j;

	score_free(&s->table);
	pages_free(&s->pages);
	for (i = 0; i < s->talks.n; i++) {
		free(s->talks.v[i].code);
		for (j = 0; j < LEN(s->talks.v[i].text); j++)
			free(s->talks.v[i].text[j]);
	}
	vec_free(&s->talks);
	*s = (struct snapshot){ 0 };
}

/* --- of the facts --- */

static int64_t
id_of(const struct score_table *table, const char *code)
{
	size_t i;

	for (i = 0; i < table->n; i++)
		if (strcmp(table->v[i].code, code) == 0)
			return table->v[i].id;
	return 0;
}

/* What talk_rows() lists, of departments that are ranked. */
static int
take_talks(struct hl *hl, const struct score_year *y, struct snapshot *s)
{
	static const int column[] = { 1, 2, 3, 4, 5, 6, 8 };
	struct hl_rows *rows = NULL;
	struct settled_talk *t;
	struct hl_val v[15];
	size_t i;
	int rc;

	if ((rc = talk_rows(hl, y, &s->table, 0, &rows)) != HL_OK)
		return rc;
	while ((rc = hl_rows_next(rows, v)) > 0) {
		t = vec_add(&s->talks);
		t->code = xstrdup(v[0].s);
		t->department = id_of(&s->table, v[0].s);
		t->length = v[7].type == HL_INT ? v[7].i : 0;
		for (i = 0; i < LEN(column); i++)
			t->text[i] = v[column[i]].type == HL_NULL ? NULL : xstrdup(v[column[i]].s);
		if (t->department == 0) /* on record, of a department that no longer counts */
			if (department_find(hl, v[0].s, &t->department) != HL_OK)
				break;
	}
	hl_rows_free(rows);
	return rc == 0 ? HL_OK : HL_EFAIL;
}

int
snapshot_take(struct hl *hl, const struct score_year *y, struct snapshot *s)
{
	int rc;

	*s = (struct snapshot){ 0 };
	if ((rc = score_departments(hl, y, &s->table)) != HL_OK ||
	    (rc = pages_read(hl, y, &s->table, &s->pages)) != HL_OK)
		return rc;
	/* of what the entries add up to: they need no second look */
	score_places(hl->cfg, &s->table);
	return take_talks(hl, y, s);
}

/* --- of a settlement --- */

static int
load_rank(struct hl *hl, int64_t settlement, struct snapshot *s)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT r.department_id, d.code, r.name, r.place, r.base, r.solo, r.joint, r.transfer, "
	    "r.assist,"
	    " r.late, r.adjustment, r.total, r.no_load, r.mark FROM settled_rank r JOIN department "
	    "d ON d.id = r.department_id"
	    " WHERE r.settlement = ?1 ORDER BY r.n",
	    "i", settlement);
	const char *mark;
	struct score_row *r;
	size_t i;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		r = vec_add(&s->table);
		*r = (struct score_row){ .id = sqlite3_column_int64(st, 0),
			.code = sql_copy(st, 1),
			.name = sql_copy(st, 2),
			.place = sqlite3_column_int64(st, 3),
			.apart = sqlite3_column_type(st, 3) == SQLITE_NULL,
			.total = sqlite3_column_int64(st, 11),
			.no_load = sqlite3_column_int(st, 12) != 0 };
		for (i = 0; i < RULE_COUNT; i++)
			r->n[i] = sqlite3_column_int64(st, 4 + (int)i);
		mark = sql_column(st, 13);
		r->mark = mark == NULL ? NULL : strcmp(mark, "top") == 0 ? "top" : "last";
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static int
load_talks(struct hl *hl, int64_t settlement, struct snapshot *s)
{
	sqlite3_stmt *st = db_bind(hl,
	    "SELECT t.department_id, d.code, t.length, t.principal, t.ground, t.first, t.last, "
	    "t.first_ref,"
	    " t.last_ref, t.status FROM settled_talk t JOIN department d ON d.id = t.department_id"
	    " WHERE t.settlement = ?1 ORDER BY t.n",
	    "i", settlement);
	struct settled_talk *t;
	size_t i;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		t = vec_add(&s->talks);
		*t = (struct settled_talk){ .department = sqlite3_column_int64(st, 0),
			.code = sql_copy(st, 1),
			.length = sqlite3_column_int64(st, 2) };
		for (i = 0; i < LEN(t->text); i++)
			t->text[i] = sql_copy(st, 3 + (int)i);
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

int
snapshot_load(struct hl *hl, int64_t settlement, struct snapshot *s)
{
	int rc;

	*s = (struct snapshot){ 0 };
	if ((rc = load_rank(hl, settlement, s)) == HL_OK &&
	    (rc = load_talks(hl, settlement, s)) == HL_OK)
		rc = pages_load(hl, settlement, &s->pages);
	return rc;
}

/* --- the checksum --- */

static const struct page *
page_of(const struct pages *pages, int64_t department)
{
	size_t i;

	for (i = 0; i < pages->n; i++)
		if (pages->v[i].department == department)
			return &pages->v[i];
	return NULL;
}

static void
line_of(struct buf *b, const struct score_row *r)
{
	size_t i;

	buf_fmt(b, "%s\t%s\t%lld", r->code, r->name, r->apart ? 0LL : (long long)r->place);
	for (i = 0; i < RULE_COUNT; i++)
		buf_fmt(b, "\t%lld", (long long)r->n[i]);
	buf_fmt(
	    b, "\t%lld\t%d\t%s\n", (long long)r->total, r->no_load, r->mark != NULL ? r->mark : "");
}

void
snapshot_hash(const struct snapshot *s, const char *head, char hex[65])
{
	const struct page *page;
	struct buf b = { 0 };
	struct sha256 sha;
	size_t i, j;

	sha256_init(&sha);
	sha256_add(&sha, head, strlen(head));
	for (i = 0; i < s->table.n; i++)
		line_of(&b, &s->table.v[i]);
	for (i = 0; i < s->talks.n; i++) {
		buf_fmt(&b, "%s\t%lld", s->talks.v[i].code, (long long)s->talks.v[i].length);
		for (j = 0; j < LEN(s->talks.v[i].text); j++)
			buf_fmt(
			    &b, "\t%s", s->talks.v[i].text[j] != NULL ? s->talks.v[i].text[j] : "");
		buf_chr(&b, '\n');
	}
	sha256_add(&sha, b.s != NULL ? b.s : "", b.n);
	buf_free(&b);
	for (i = 0; i < s->table.n; i++)
		if ((page = page_of(&s->pages, s->table.v[i].id)) != NULL && page->data.n > 0)
			sha256_add(&sha, page->data.s, page->data.n);
	sha256_hex(&sha, hex);
}

/* --- what differs --- */

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static int64_t
points_of(sqlite3_stmt *st, int i)
{
	return sqlite3_column_type(st, i) == SQLITE_NULL ? HL_NEVER : sqlite3_column_int64(st, i);
}

static int
diff_entries(struct hl *hl, int64_t as_of, struct hl_rows *rows)
{
	static const char sql[] =
	    "WITH side AS (SELECT department_id, rule, ifnull(issue_id, 0) AS issue_id, "
	    "sum(iif(side = 0, points, NULL)) AS before,"
	    " sum(iif(side = 1, points, NULL)) AS after FROM temp.settled_entry GROUP BY "
	    "department_id, rule, ifnull(issue_id, 0))"
	    " SELECT d.code, e.rule, " ISSUE_NUMBER("s",
		"i") ", i.ref, e.before, e.after"
		     " FROM side e JOIN department d ON d.id = e.department_id LEFT JOIN issue i "
		     "ON i.id = e.issue_id"
		     " LEFT JOIN station s ON s.id = i.station_id WHERE e.before IS NOT e.after"
		     " ORDER BY d.code, score_place(e.rule), s.code, i.year, i.serial";
	sqlite3_stmt *st;
	int rc;

	if ((st = db_stmt(hl, sql)) == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		rows_add(rows, "tssssppnnss", as_of, sqlite3_column_text(st, 0),
		    sqlite3_column_text(st, 1), sqlite3_column_text(st, 2),
		    sqlite3_column_text(st, 3), points_of(st, 4), points_of(st, 5), (int64_t)0,
		    (int64_t)0, NULL, NULL);
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static const struct score_row *
row_of(const struct score_table *table, int64_t department)
{
	size_t i;

	for (i = 0; i < table->n; i++)
		if (table->v[i].id == department)
			return &table->v[i];
	return NULL;
}

static void
diff_word(const struct score_row *r, const char *rule, const char *was, const char *is,
    int64_t as_of, struct hl_rows *rows)
{
	if (!same(was, is))
		rows_add(rows, "tssssppnnss", as_of, r->code, rule, NULL, NULL, HL_NEVER, HL_NEVER,
		    (int64_t)0, (int64_t)0, was, is);
}

static void
diff_total(const struct score_row *before, const struct score_row *after, int64_t as_of,
    struct hl_rows *rows)
{
	const struct score_row none = { .total = HL_NEVER, .apart = true };
	const struct score_row *b = before != NULL ? before : &none,
			       *a = after != NULL ? after : &none;

	if (before != NULL && after != NULL) {
		diff_word(b, "mark", b->mark, a->mark, as_of, rows);
		diff_word(b, "no_load", b->no_load ? "yes" : NULL, a->no_load ? "yes" : NULL, as_of,
		    rows);
	}
	if (b->total == a->total && b->place == a->place && b->apart == a->apart)
		return;
	rows_add(rows, "tssssppnnss", as_of, (before != NULL ? before : after)->code, "total", NULL,
	    NULL, b->total, a->total, b->apart ? (int64_t)0 : b->place,
	    a->apart ? (int64_t)0 : a->place, NULL, NULL);
}

enum { T_PRINCIPAL, T_GROUND, T_FIRST, T_LAST, T_FIRST_REF, T_LAST_REF, T_STATUS };

/* The item of the other side: of that department and ground, that begins with the same issue. */
static const struct settled_talk *
talk_like(const struct snapshot *s, const struct settled_talk *t)
{
	size_t i;

	for (i = 0; i < s->talks.n; i++)
		if (strcmp(s->talks.v[i].code, t->code) == 0 &&
		    same(s->talks.v[i].text[T_GROUND], t->text[T_GROUND]) &&
		    same(s->talks.v[i].text[T_FIRST], t->text[T_FIRST]))
			return &s->talks.v[i];
	return NULL;
}

/* "consecutive proposed 2 MS-2025-0002 张一": what there is to tell of an item. */
static const char *
talk_text(const struct settled_talk *t, struct buf *b)
{
	if (t == NULL)
		return NULL;
	buf_fmt(b, "%s %s", t->text[T_GROUND], t->text[T_STATUS]);
	if (t->length > 0)
		buf_fmt(b, " %lld %s", (long long)t->length, t->text[T_LAST]);
	if (t->text[T_PRINCIPAL] != NULL)
		buf_fmt(b, " %s", t->text[T_PRINCIPAL]);
	return b->s;
}

static void
diff_talk(const struct settled_talk *before, const struct settled_talk *after, int64_t as_of,
    struct hl_rows *rows)
{
	const struct settled_talk *t = before != NULL ? before : after;
	struct buf was = { 0 }, is = { 0 };

	if (!same(talk_text(before, &was), talk_text(after, &is)))
		rows_add(rows, "tssssppnnss", as_of, t->code, "talk", t->text[T_FIRST],
		    t->text[T_FIRST_REF], HL_NEVER, HL_NEVER, (int64_t)0, (int64_t)0, was.s, is.s);
	buf_free(&was);
	buf_free(&is);
}

int
snapshot_diff(struct hl *hl, const struct snapshot *before, const struct snapshot *after,
    int64_t as_of, struct hl_rows *rows)
{
	size_t i;
	int rc;

	if ((rc = evidence_functions(hl)) != HL_OK ||
	    (rc = pages_spread(hl, &before->pages, 0, 0)) != HL_OK ||
	    (rc = pages_spread(hl, &after->pages, 1, 0)) != HL_OK ||
	    (rc = diff_entries(hl, as_of, rows)) != HL_OK)
		return rc;
	for (i = 0; i < before->table.n; i++)
		diff_total(
		    &before->table.v[i], row_of(&after->table, before->table.v[i].id), as_of, rows);
	for (i = 0; i < after->table.n; i++)
		if (row_of(&before->table, after->table.v[i].id) == NULL)
			diff_total(NULL, &after->table.v[i], as_of, rows);
	for (i = 0; i < before->talks.n; i++)
		diff_talk(&before->talks.v[i], talk_like(after, &before->talks.v[i]), as_of, rows);
	for (i = 0; i < after->talks.n; i++)
		if (talk_like(before, &after->talks.v[i]) == NULL)
			diff_talk(NULL, &after->talks.v[i], as_of, rows);
	return HL_OK;
}
