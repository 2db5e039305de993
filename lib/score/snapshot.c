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
	sqlite3_stmt *st = sql_bind(hl, sql_score_settled_rank, BIND(":settlement", settlement));
	const char *mark;
	struct score_row *r;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		r = score_row_new(&s->table);
		r->id = sqlite3_column_int64(st, 0);
		r->code = sql_copy(st, 1);
		r->name = sql_copy(st, 2);
		r->place = sqlite3_column_int64(st, 3);
		r->apart = sqlite3_column_type(st, 3) == SQLITE_NULL;
		r->total = sqlite3_column_int64(st, 4);
		r->no_load = sqlite3_column_int(st, 5) != 0;
		mark = sql_column(st, 6);
		r->mark = mark == NULL ? NULL : strcmp(mark, "top") == 0 ? "top" : "last";
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static int
load_numbers(struct hl *hl, int64_t settlement, struct snapshot *s)
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT department_id, rule, n FROM settled_rule WHERE settlement = :settlement",
	    BIND(":settlement", settlement));
	struct score_row *r;
	size_t rule;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		r = score_row_of(&s->table, sqlite3_column_int64(st, 0));
		rule = score_find(sql_string(st, 1));
		if (r != NULL && rule < score_nrules)
			r->n[rule] = sqlite3_column_int64(st, 2);
	}
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	sqlite3_reset(st);
	return rc;
}

static int
load_talks(struct hl *hl, int64_t settlement, struct snapshot *s)
{
	sqlite3_stmt *st = sql_bind(hl, sql_score_load_talks, BIND(":settlement", settlement));
	struct settled_talk *t;
	size_t i;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		t = vec_add(&s->talks);
		t->department = sqlite3_column_int64(st, 0);
		t->code = sql_copy(st, 1);
		t->length = sqlite3_column_int64(st, 2);
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
	    (rc = load_numbers(hl, settlement, s)) == HL_OK &&
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

/*
 * The rules there were when the first year was settled are always told, further ones where they
 * count: what was settled without them keeps its checksum.
 */
enum { ANNEX = 7 };

static void
line_of(struct buf *b, const struct score_row *r)
{
	size_t i;

	buf_fmt(b, "%s\t%s\t%lld", r->code, r->name, r->apart ? 0LL : (long long)r->place);
	for (i = 0; i < ANNEX; i++)
		buf_fmt(b, "\t%lld", (long long)r->n[i]);
	for (; i < score_nrules; i++)
		if (r->n[i] != 0)
			buf_fmt(b, "\t%s %lld", score_rules[i].name, (long long)r->n[i]);
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

#define COLUMNS \
	"as_of,department,rule,issue,ref,before,after,rank_before,rank_after,text_before,text_" \
	"after"

struct hl_rows *
snapshot_diff_rows(void)
{
	return rows_new(COLUMNS);
}

/* What is missing on one side. */
static int64_t
points_of(sqlite3_stmt *st, int i)
{
	return sqlite3_column_type(st, i) == SQLITE_NULL ? HL_NEVER : sqlite3_column_int64(st, i);
}

static int
diff_entries(struct hl *hl, int64_t as_of, struct hl_rows *rows)
{
	sqlite3_stmt *st;
	int rc;

	if ((st = db_stmt(hl, sql_score_diff_entries)) == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		rows_put(rows, CELL(as_of), CELL(sql_column(st, 0)), CELL(sql_column(st, 1)),
		    CELL(sql_column(st, 2)), CELL(sql_column(st, 3)), CELL(points_of(st, 4)),
		    CELL(points_of(st, 5)));
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

#define NONE CELL((const char *)NULL)

static void
diff_word(const struct score_row *r, const char *rule, const char *was, const char *is,
    int64_t as_of, struct hl_rows *rows)
{
	if (!same(was, is))
		rows_put(rows, CELL(as_of), CELL(r->code), CELL(rule), NONE, NONE, NONE, NONE, NONE,
		    NONE, CELL(was), CELL(is));
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
	rows_put(rows, CELL(as_of), CELL((before != NULL ? before : after)->code), CELL("total"),
	    NONE, NONE, CELL(b->total), CELL(a->total), CELL_ID(b->apart ? 0 : b->place),
	    CELL_ID(a->apart ? 0 : a->place));
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
		rows_put(rows, CELL(as_of), CELL(t->code), CELL("talk"), CELL(t->text[T_FIRST]),
		    CELL(t->text[T_FIRST_REF]), NONE, NONE, NONE, NONE, CELL(was.s), CELL(is.s));
	buf_free(&was);
	buf_free(&is);
}

int
snapshot_diff(struct hl *hl, const struct snapshot *before, const struct snapshot *after,
    int64_t as_of, struct hl_rows *rows)
{
	size_t i;
	int rc;

	if ((rc = pages_spread(hl, &before->pages, 0, 0)) != HL_OK ||
	    (rc = pages_spread(hl, &after->pages, 1, 0)) != HL_OK ||
	    (rc = diff_entries(hl, as_of, rows)) != HL_OK)
		return rc;
	for (i = 0; i < before->table.n; i++)
		diff_total(&before->table.v[i], score_row_of(&after->table, before->table.v[i].id),
		    as_of, rows);
	for (i = 0; i < after->table.n; i++)
		if (score_row_of(&before->table, after->table.v[i].id) == NULL)
			diff_total(NULL, &after->table.v[i], as_of, rows);
	for (i = 0; i < before->talks.n; i++)
		diff_talk(&before->talks.v[i], talk_like(after, &before->talks.v[i]), as_of, rows);
	for (i = 0; i < after->talks.n; i++)
		if (talk_like(before, &after->talks.v[i]) == NULL)
			diff_talk(NULL, &after->talks.v[i], as_of, rows);
	return HL_OK;
}
