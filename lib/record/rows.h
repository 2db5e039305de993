/* rows.h: part of record.h: what a command answers. */
#ifndef HL_RECORD_ROWS_H
#define HL_RECORD_ROWS_H

/* rows.c: rows over a statement of its own (finalised by hl_rows_free), or in memory. */
int rows_sql(struct hl *hl, struct hl_rows **out, const char *sql, const char *types, ...);
/*
 * Runs the statement of rows again for each integer of values, bound as param; as it was bound
 * it should give nothing.
 */
void rows_each(struct hl_rows *rows, const char *param, sqlite3_stmt *values);
/* the same over a statement that is bound; takes it */
struct hl_rows *rows_of(struct hl *hl, sqlite3_stmt *st);
struct hl_rows *rows_new(const char *columns); /* "department,kind,due" */
/* another type and heading than the catalogue has; heading: a gettext id, kept by the caller */
void rows_column(struct hl_rows *rows, size_t column, enum hl_type type, const char *heading);
void rows_head(struct hl_rows *rows, size_t column, const char *heading);
/*
 * by letters: s text, i int, n int where 0 is nothing, t time, p points, b bool, d day, m money;
 * NULL or HL_NEVER is nothing; copied
 */
void rows_add(struct hl_rows *rows, const char *types, ...);
/*
 * One more row: rows_put(rows, CELL(text or integer), ...), a cell for each column, which knows
 * its type. Nothing is a NULL text, HL_NEVER, 0 in a column of times, CELL_ID(0). Texts are
 * copied.
 */
#define CELL(v) BIND(NULL, v)
#define CELL_ID(id) BIND_ID(NULL, id)
#define rows_put(rows, ...) \
	rows_put_cells(rows, (const struct sql_value[]){ __VA_ARGS__ }, \
	    sizeof((const struct sql_value[]){ __VA_ARGS__ }) / sizeof(struct sql_value))
/* Adds what a statement gives, column by column. */
int rows_fill(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st);
/* Adds the row a statement gives as rows of field and value, those without a value left out. */
int rows_pairs(struct hl *hl, struct hl_rows *rows, sqlite3_stmt *st);
void rows_put_cells(struct hl_rows *rows, const struct sql_value *cells, size_t n);
int rows_one(struct hl_rows **out, const char *column, const char *text);
/* for --request-id; rows in memory only, NULL is none */
void rows_pack(const struct hl_rows *rows, struct buf *b);
struct hl_rows *rows_unpack(const char *s);

/* What rows are made of; between rows.c and rows-pack.c. */

struct hl_rows {
	struct hl *hl;
	sqlite3_stmt *st; /* NULL: in memory */
	const struct hl_column **cols;
	struct hl_column *own; /* columns the catalogue does not know */
	size_t n, shown; /* columns; those shown unasked */
	struct hl_val *v; /* in memory: nrows * n values, texts owned */
	size_t nrows, cap, pos;
	/* the statement runs once for each of them, as parameter param */
	struct ids each;
	size_t run;
	int param;
};

/* The place for one more row in memory, all values nothing. */
struct hl_val *rows_more(struct hl_rows *rows);

#endif
