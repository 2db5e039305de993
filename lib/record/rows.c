/* rows.c: rows, over a statement or in memory. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

/* "+NAME" and those after it are shown only when asked for. */
static void
set_column(struct hl_rows *rows, size_t i, const char *name)
{
	if (*name == '+') {
		name++;
		rows->shown = i < rows->shown ? i : rows->shown;
	}
	rows->cols[i] = hl_column(name);
	if (rows->cols[i] != NULL)
		return;
	rows->own[i] = (struct hl_column){ xstrdup(name), HL_TEXT, NULL };
	rows->own[i].heading = rows->own[i].name;
	rows->cols[i] = &rows->own[i];
}

static void
alloc_columns(struct hl_rows *rows, size_t n)
{
	rows->n = rows->shown = n;
	rows->cols = xcalloc(n, sizeof(*rows->cols));
	rows->own = xcalloc(n, sizeof(*rows->own));
}

struct hl_rows *
rows_of(struct hl *hl, sqlite3_stmt *st)
{
	struct hl_rows *rows = xcalloc(1, sizeof(*rows));
	size_t i;

	rows->hl = hl;
	rows->st = st;
	alloc_columns(rows, (size_t)sqlite3_column_count(st));
	for (i = 0; i < rows->n; i++)
		set_column(rows, i, sqlite3_column_name(st, (int)i));
	return rows;
}

int
rows_sql(struct hl *hl, struct hl_rows **out, const char *sql, const char *types, ...)
{
	sqlite3_stmt *st;
	va_list ap;
	int rc;

	if (sqlite3_prepare_v2(hl->db, sql, -1, &st, NULL) != SQLITE_OK)
		return hl_fail_db(hl);
	va_start(ap, types);
	rc = db_vbind(hl, st, types, ap);
	va_end(ap);
	if (rc != HL_OK) {
		sqlite3_finalize(st);
		return rc;
	}
	*out = rows_of(hl, st);
	return HL_OK;
}

void
rows_each(struct hl_rows *rows, const char *param, sqlite3_stmt *values)
{
	rows->param = sqlite3_bind_parameter_index(rows->st, param);
	while (sqlite3_step(values) == SQLITE_ROW)
		*vec_add(&rows->each) = sqlite3_column_int64(values, 0);
	sqlite3_reset(values);
}

struct hl_rows *
rows_new(const char *names)
{
	struct hl_rows *rows = xcalloc(1, sizeof(*rows));
	char *copy = xstrdup(names), *save = NULL, *name;
	const char *p;
	size_t n = 1, i = 0;

	for (p = names; *p != '\0'; p++)
		n += *p == ',';
	alloc_columns(rows, n);
	for (name = strtok_r(copy, ",", &save); name != NULL; name = strtok_r(NULL, ",", &save))
		set_column(rows, i++, name);
	free(copy);
	return rows;
}

struct hl_val *
rows_more(struct hl_rows *rows)
{
	if (rows->nrows == rows->cap) {
		rows->cap = rows->cap == 0 ? 8 : rows->cap * 2;
		rows->v = xrealloc(rows->v, rows->cap * rows->n * sizeof(*rows->v));
	}
	memset(rows->v + rows->nrows * rows->n, 0, rows->n * sizeof(*rows->v));
	return rows->v + rows->nrows++ * rows->n;
}

void
rows_add(struct hl_rows *rows, const char *types, ...)
{
	struct hl_val *v = rows_more(rows);
	const char *s;
	va_list ap;
	size_t i;

	va_start(ap, types);
	for (i = 0; i < rows->n; i++) {
		if (types[i] == 's' || types[i] == 'd') {
			s = va_arg(ap, const char *);
			if (s != NULL) {
				v[i].type = types[i] == 's' ? HL_TEXT : HL_DAY;
				v[i].s = xstrdup(s);
			}
			continue;
		}
		v[i].i = va_arg(ap, int64_t);
		v[i].type = types[i] == 'i' || types[i] == 'n' ? HL_INT
			    : types[i] == 'p'                  ? HL_POINTS
			    : types[i] == 'm'                  ? HL_MONEY
			    : types[i] == 'b'                  ? HL_BOOL
							       : HL_TIME;
		if (v[i].i >= HL_NEVER ||
		    ((v[i].type == HL_TIME || types[i] == 'n') && v[i].i == 0))
			v[i].type = HL_NULL;
	}
	va_end(ap);
}

void
rows_put_cells(struct hl_rows *rows, const struct sql_value *cells, size_t n)
{
	struct hl_val *v = rows_more(rows);
	size_t i;

	for (i = 0; i < rows->n && i < n; i++) {
		enum hl_type type = rows->cols[i]->type;

		if (cells[i].type == SQLITE_TEXT) {
			v[i].type = type == HL_DAY ? HL_DAY : HL_TEXT;
			v[i].s = xstrdup(cells[i].s);
			continue;
		}
		v[i].i = cells[i].i;
		if (cells[i].type == SQLITE_INTEGER && v[i].i < HL_NEVER &&
		    (type != HL_TIME || v[i].i != 0))
			v[i].type = type == HL_TEXT || type == HL_DAY ? HL_INT : type;
	}
}

void
rows_column(struct hl_rows *rows, size_t column, enum hl_type type, const char *heading)
{
	const char *name = rows->own[column].name;

	if (name == NULL)
		name = xstrdup(rows->cols[column]->name);
	rows->own[column] = (struct hl_column){ name, type, heading };
	rows->cols[column] = &rows->own[column];
}

void
rows_head(struct hl_rows *rows, size_t column, const char *heading)
{
	rows_column(rows, column, rows->cols[column]->type, heading);
}

int
rows_one(struct hl_rows **out, const char *column, const char *text)
{
	*out = rows_new(column);
	rows_put(*out, CELL(text));
	return HL_OK;
}

size_t
hl_rows_width(const struct hl_rows *rows)
{
	return rows->n;
}

size_t
hl_rows_shown(const struct hl_rows *rows)
{
	return rows->shown;
}

const struct hl_column *
hl_rows_column(const struct hl_rows *rows, size_t i)
{
	return rows->cols[i];
}

/* A value of a statement as the type of its column; an instant that never comes is nothing. */
static struct hl_val
column_value(const struct hl_column *column, sqlite3_stmt *st, int i)
{
	struct hl_val v = { .type = column->type };

	switch (sqlite3_column_type(st, i)) {
	case SQLITE_NULL:
		v.type = HL_NULL;
		break;
	case SQLITE_INTEGER:
		v.i = sqlite3_column_int64(st, i);
		if (v.type == HL_TEXT || v.type == HL_DAY)
			v.type = HL_INT;
		else if (v.type == HL_TIME && v.i >= HL_NEVER)
			v.type = HL_NULL;
		break;
	case SQLITE_FLOAT:
		v.type = HL_REAL;
		v.r = sqlite3_column_double(st, i);
		break;
	default:
		v.s = sql_column(st, i);
		if (v.type != HL_DAY)
			v.type = HL_TEXT;
	}
	return v;
}

/* The same for rows in memory. */
static struct hl_val
column_copy(const struct hl_column *column, sqlite3_stmt *st, int i)
{
	struct hl_val v = column_value(column, st, i);

	if (v.type == HL_TEXT || v.type == HL_DAY)
		v.s = xstrdup(v.s);
	return v;
}

int
rows_fill(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st)
{
	struct hl_val *v;
	size_t i;
	int rc;

	while (sql_next(hl, st, &rc))
		for (i = 0, v = rows_more(rows); i < rows->n; i++)
			v[i] = column_copy(rows->cols[i], st, (int)i);
	return rc;
}

int
rows_pairs(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st)
{
	const struct hl_column *column;
	struct hl_val *v;
	int i, rc;

	while (sql_next(hl, st, &rc))
		for (i = 0; i < sqlite3_column_count(st); i++) {
			if (sqlite3_column_type(st, i) == SQLITE_NULL)
				continue;
			column = hl_column(sqlite3_column_name(st, i));
			v = rows_more(rows);
			v[0] = (struct hl_val){ .type = HL_TEXT,
				.s = xstrdup(sqlite3_column_name(st, i)) };
			v[1] = column_copy(column != NULL ? column : rows->cols[1], st, i);
		}
	return rc;
}

int
hl_rows_next(struct hl_rows *rows, struct hl_val *vals)
{
	size_t i;
	int rc;

	if (rows->st == NULL) {
		if (rows->pos == rows->nrows)
			return 0;
		memcpy(vals, rows->v + rows->pos++ * rows->n, rows->n * sizeof(*vals));
		return 1;
	}
	while ((rc = sqlite3_step(rows->st)) == SQLITE_DONE && rows->run < rows->each.n) {
		sqlite3_reset(rows->st);
		sqlite3_bind_int64(rows->st, rows->param, rows->each.v[rows->run++]);
	}
	if (rc == SQLITE_ROW) {
		for (i = 0; i < rows->n; i++)
			vals[i] = column_value(rows->cols[i], rows->st, (int)i);
		return 1;
	}
	if (rc == SQLITE_DONE)
		return 0;
	hl_fail_db(rows->hl);
	return -1;
}

void
hl_rows_free(struct hl_rows *rows)
{
	size_t i;

	if (rows == NULL)
		return;
	for (i = 0; rows->v != NULL && i < rows->nrows * rows->n; i++)
		if (rows->v[i].type == HL_TEXT || rows->v[i].type == HL_DAY)
			free((char *)(uintptr_t)rows->v[i].s);
	for (i = 0; i < rows->n; i++)
		free((char *)(uintptr_t)rows->own[i].name);
	sqlite3_finalize(rows->st);
	vec_free(&rows->each);
	free(rows->v);
	free(rows->cols);
	free(rows->own);
	free(rows);
}
