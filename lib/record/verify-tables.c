/*
 * verify-tables.c: the rows of two databases side by side, in the order of their keys: those
 * stored and those the journal makes.
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* differences told of one table: one mistake may move all rows after it */
enum { TABLE_MAX = 1000 };

/* What no journal holds (see contact.hash), or holds elsewhere. column NULL: the whole table. */
static const struct {
	const char *table, *column;
} apart[] = {
	{ "request", NULL },
	{ "contact", "salt" },
	{ "contact", "data" },
};

static bool
is_apart(const char *table, const char *column)
{
	size_t i;

	for (i = 0; i < LEN(apart); i++)
		if (strcmp(apart[i].table, table) == 0 &&
		    (apart[i].column == NULL ||
			(column != NULL && strcmp(apart[i].column, column) == 0)))
			return true;
	return false;
}

/* --- values --- */

/* A number below is none of them, but a count or an event. */
enum { INSTANT_MIN = 100000000 };

static const char *const instants[] = {
	"answered",
	"as_of",
	"at",
	"close_by",
	"closed",
	"dispatched",
	"due",
	"ended",
	"filed",
	"followed",
	"fresh",
	"gone",
	"known",
	"last",
	"met",
	"now",
	"opened",
	"raised",
	"recorded_at",
	"result",
	"revoked",
	"ruled",
	"since",
	"taken",
	"unable",
	"until",
	"void",
	"waived",
	"was_by",
};

static bool
is_instant(const char *column)
{
	size_t i;

	for (i = 0; i < LEN(instants); i++)
		if (strcmp(instants[i], column) == 0)
			return true;
	return false;
}

static bool
is_never(sqlite3_stmt *st, int i)
{
	return sqlite3_column_type(st, i) == SQLITE_NULL ||
	       (sqlite3_column_type(st, i) == SQLITE_INTEGER &&
		   sqlite3_column_int64(st, i) == HL_NEVER);
}

/* What would not go on a line. */
enum { TEXT_MAX = 400 };

static void
digest(struct buf *b, sqlite3_stmt *st, int i)
{
	struct sha256 s;
	char hex[65];

	sha256_init(&s);
	sha256_add(&s, sqlite3_column_blob(st, i), (size_t)sqlite3_column_bytes(st, i));
	sha256_hex(&s, hex);
	buf_fmt(b, "%d bytes SHA-256 %s", sqlite3_column_bytes(st, i), hex);
}

static void
value(struct buf *b, sqlite3_stmt *st, int i)
{
	const char *text;
	char iso[32];

	switch (sqlite3_column_type(st, i)) {
	case SQLITE_NULL:
		break;
	case SQLITE_INTEGER:
		if (is_never(st, i))
			buf_str(b, "never");
		else if (is_instant(sqlite3_column_name(st, i)) &&
			 sqlite3_column_int64(st, i) >= INSTANT_MIN)
			buf_str(b, hl_time_iso(sqlite3_column_int64(st, i), iso));
		else
			buf_fmt(b, "%lld", (long long)sqlite3_column_int64(st, i));
		break;
	case SQLITE_BLOB:
		digest(b, st, i);
		break;
	default:
		text = sql_column(st, i);
		if (sqlite3_column_bytes(st, i) > TEXT_MAX || strchr(text, '\n') != NULL)
			digest(b, st, i);
		else
			buf_str(b, text);
	}
}

/* As a key orders them: numbers, then texts. */
static int
compare(sqlite3_stmt *a, sqlite3_stmt *b, int i)
{
	int type = sqlite3_column_type(a, i), na, nb, c;
	int64_t x, y;

	if (type != sqlite3_column_type(b, i))
		return type < sqlite3_column_type(b, i) ? -1 : 1;
	if (type == SQLITE_NULL)
		return 0;
	if (type == SQLITE_INTEGER) {
		x = sqlite3_column_int64(a, i);
		y = sqlite3_column_int64(b, i);
		return x < y ? -1 : x > y;
	}
	na = sqlite3_column_bytes(a, i);
	nb = sqlite3_column_bytes(b, i);
	c = na == 0 || nb == 0 ? 0
			       : memcmp(sqlite3_column_blob(a, i), sqlite3_column_blob(b, i),
				     (size_t)(na < nb ? na : nb));
	return c != 0 ? c : na < nb ? -1 : na > nb;
}

/* --- how a row is called --- */

/*
 * Each that a row has is part of its name; a reference by what it refers to. self: the table
 * whose own row it is.
 */
static const struct {
	const char *column, *self, *sql;
} names[] = {
	{ "issue_id", NULL, sql_record_name_issue },
	{ "id", "issue", sql_record_name_issue },
	{ "meeting_id", NULL, sql_record_name_meeting },
	{ "id", "meeting", sql_record_name_meeting },
	{ "settlement", NULL, "SELECT year || '-' || version FROM settlement WHERE event = :id" },
	{ "station_id", NULL, "SELECT code FROM station WHERE id = :id" },
	{ "department_id", NULL, "SELECT code FROM department WHERE id = :id" },
	{ "code", NULL, NULL },
	{ "key", NULL, NULL },
	{ "day", NULL, NULL },
	{ "who", NULL, NULL },
	{ "kind", "deadline", NULL },
	{ "kind", "feedback", NULL },
	{ "role", NULL, NULL },
	{ "rule", NULL, NULL },
	{ "seq", NULL, NULL },
};

static void
name_part(struct hl *hl, sqlite3_stmt *st, int i, const char *sql, struct buf *b)
{
	char *text = NULL;

	if (b->n > 0)
		buf_chr(b, ' ');
	if (sql == NULL)
		value(b, st, i);
	else if (sql_text(hl, &text, sql, BIND(":id", sqlite3_column_int64(st, i))) > 0 &&
		 text != NULL)
		buf_str(b, text);
	else
		buf_fmt(b, "%s %lld", sqlite3_column_name(st, i),
		    (long long)sqlite3_column_int64(st, i));
	free(text);
}

/* In the database of hl, which has the row. */
static void
name_row(struct hl *hl, const char *table, sqlite3_stmt *st, struct buf *b)
{
	const char *column;
	size_t k;
	int i;

	for (k = 0; k < LEN(names); k++)
		for (i = 0; i < sqlite3_column_count(st); i++) {
			column = sqlite3_column_name(st, i);
			if (strcmp(column, names[k].column) != 0 ||
			    sqlite3_column_type(st, i) == SQLITE_NULL)
				continue;
			if (names[k].self == NULL || strcmp(table, names[k].self) == 0)
				name_part(hl, st, i, names[k].sql, b);
		}
	for (i = 0; i < sqlite3_column_count(st) && strcmp(table, "event") != 0; i++)
		if (strcmp(sqlite3_column_name(st, i), "event") == 0 &&
		    sqlite3_column_int64(st, i) != 0)
			buf_fmt(b, "%sevent %lld", b->n > 0 ? " " : "",
			    (long long)sqlite3_column_int64(st, i));
	if (b->n == 0)
		value(b, st, 0);
}

/* --- two rows --- */

struct side {
	struct hl *hl;
	sqlite3_stmt *st;
	bool row;
};

struct pair {
	const char *table;
	struct side stored, again;
	int keys[8], nkeys;
	int id, event; /* those columns of a table that has both, else -1 */
	int64_t shift; /* how far the stored numbers are ahead of the others */
	int64_t n; /* differences */
	struct findings *f;
};

static void
differs(struct pair *p, const struct side *of, const char *field, const char *stored,
    const char *expected)
{
	struct buf name = { 0 };

	if (p->n++ >= TABLE_MAX) {
		p->f->n++;
		return;
	}
	name_row(of->hl, p->table, of->st, &name);
	found(p->f, p->table, name.s, field, stored, expected);
	buf_free(&name);
}

/* A row the other has not. */
static void
alone(struct pair *p, const struct side *of)
{
	struct buf b = { 0 };
	int i;

	for (i = 0; i < sqlite3_column_count(of->st); i++) {
		if (is_never(of->st, i) || is_apart(p->table, sqlite3_column_name(of->st, i)))
			continue;
		buf_fmt(&b, "%s%s=", b.n > 0 ? " " : "", sqlite3_column_name(of->st, i));
		value(&b, of->st, i);
	}
	differs(p, of, NULL, of == &p->stored ? b.s : NULL, of == &p->stored ? NULL : b.s);
	buf_free(&b);
}

static void
both(struct pair *p)
{
	struct buf is, was;
	int i;

	for (i = 0; i < sqlite3_column_count(p->stored.st); i++) {
		if (compare(p->stored.st, p->again.st, i) == 0 ||
		    is_apart(p->table, sqlite3_column_name(p->stored.st, i)) ||
		    (i == p->id && p->shift != 0))
			continue;
		is = was = (struct buf){ 0 };
		value(&is, p->stored.st, i);
		value(&was, p->again.st, i);
		differs(p, &p->stored, sqlite3_column_name(p->stored.st, i), is.s, was.s);
		buf_free(&is);
		buf_free(&was);
	}
}

static int
next(struct side *s)
{
	int rc = sqlite3_step(s->st);

	s->row = rc == SQLITE_ROW;
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? HL_OK : hl_fail_db(s->hl);
}

/*
 * Rows are numbered as they come: one that a changed journal makes, or does not, moves the
 * numbers of all after it. Those that should be the same and are of different events tell so.
 */
static int
order_numbered(struct pair *p)
{
	int64_t stored = sqlite3_column_int64(p->stored.st, p->id) - p->shift,
		again = sqlite3_column_int64(p->again.st, p->id);
	int c;

	if (stored != again)
		return stored < again ? -1 : 1;
	if ((c = compare(p->stored.st, p->again.st, p->event)) != 0)
		p->shift += c < 0 ? 1 : -1;
	return c;
}

static int
order(struct pair *p)
{
	int i, c = 0;

	if (!p->stored.row || !p->again.row)
		return p->stored.row ? -1 : 1;
	if (p->id >= 0 && p->event >= 0)
		return order_numbered(p);
	for (i = 0; i < p->nkeys && c == 0; i++)
		c = compare(p->stored.st, p->again.st, p->keys[i]);
	return c;
}

static int
walk(struct pair *p)
{
	int c, rc;

	if ((rc = next(&p->stored)) != HL_OK || (rc = next(&p->again)) != HL_OK)
		return rc;
	while (p->stored.row || p->again.row) {
		if ((c = order(p)) == 0)
			both(p);
		else
			alone(p, c < 0 ? &p->stored : &p->again);
		if ((c <= 0 && (rc = next(&p->stored)) != HL_OK) ||
		    (c >= 0 && (rc = next(&p->again)) != HL_OK))
			return rc;
	}
	return HL_OK;
}

/* --- the tables --- */

/* "SELECT ... ORDER BY its key", the same for both. */
static char *
select_all(struct hl *hl, struct pair *p)
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT name, pk, cid FROM pragma_table_info(:table) ORDER BY pk",
	    BIND(":table", p->table));
	sqlite3_str *sql = sqlite3_str_new(NULL);

	sqlite3_str_appendf(sql, "SELECT * FROM \"%w\" ORDER BY", p->table);
	while (st != NULL && sqlite3_step(st) == SQLITE_ROW) {
		if (strcmp(sql_string(st, 0), "event") == 0)
			p->event = sqlite3_column_int(st, 2);
		if (strcmp(sql_string(st, 0), "id") == 0)
			p->id = sqlite3_column_int(st, 2);
		if (sqlite3_column_int(st, 1) == 0 || p->nkeys == (int)LEN(p->keys))
			continue;
		sqlite3_str_appendf(
		    sql, "%s \"%w\"", p->nkeys > 0 ? "," : "", sqlite3_column_text(st, 0));
		p->keys[p->nkeys++] = sqlite3_column_int(st, 2);
	}
	if (st != NULL)
		sqlite3_reset(st);
	return sqlite3_str_finish(sql);
}

static bool
same_columns(const struct pair *p)
{
	int i, n = sqlite3_column_count(p->again.st);

	if (sqlite3_column_count(p->stored.st) != n)
		return false;
	for (i = 0; i < n; i++)
		if (strcmp(sqlite3_column_name(p->stored.st, i),
			sqlite3_column_name(p->again.st, i)) != 0)
			return false;
	return true;
}

static int
table_check(struct hl *hl, struct hl *again, const char *table, struct findings *f)
{
	struct pair p = { .table = table,
		.stored = { .hl = hl },
		.again = { .hl = again },
		.id = -1,
		.event = -1,
		.f = f };
	char *sql = select_all(again, &p);
	int rc = HL_OK;

	if (sqlite3_prepare_v2(again->db, sql, -1, &p.again.st, NULL) != SQLITE_OK)
		rc = hl_fail_db(again);
	/* one that is not there or has other columns was found when the schema was looked at */
	else if (sqlite3_prepare_v2(hl->db, sql, -1, &p.stored.st, NULL) == SQLITE_OK &&
		 same_columns(&p))
		rc = walk(&p);
	if (p.n > TABLE_MAX)
		hl_warn(hl, _("%s: %lld things differ; the first %d are listed"), table,
		    (long long)p.n, TABLE_MAX);
	if (rc != HL_OK && hl_error(hl)[0] == '\0')
		hl_fail(hl, rc, "%s", hl_error(again));
	sqlite3_finalize(p.stored.st);
	sqlite3_finalize(p.again.st);
	sqlite3_free(sql);
	return rc;
}

int
tables_check(struct hl *hl, struct hl *again, struct findings *f)
{
	sqlite3_stmt *st;
	const char *table;
	int rc = HL_OK;

	if ((st = sql_bind(again, "SELECT name FROM sqlite_schema WHERE type = 'table'"
				  " AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY rowid")) ==
	    NULL)
		return hl_fail(hl, HL_EFAIL, "%s", hl_error(again));
	while (rc == HL_OK && sqlite3_step(st) == SQLITE_ROW) {
		table = sql_column(st, 0);
		if (!is_apart(table, NULL))
			rc = table_check(hl, again, table, f);
	}
	sqlite3_reset(st);
	return rc;
}
