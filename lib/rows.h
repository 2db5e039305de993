/* rows.h: what rows are made of; between rows.c and rows-pack.c. */
#ifndef HL_ROWS_H
#define HL_ROWS_H

#include "hl-int.h"

struct hl_rows {
	struct hl *hl;
	sqlite3_stmt *st;		/* NULL: in memory */
	const struct hl_column **cols;
	struct hl_column *own;		/* columns the catalogue does not know */
	size_t n, shown;		/* columns; those shown unasked */
	struct hl_val *v;		/* in memory: nrows * n values, texts owned */
	size_t nrows, cap, pos;
	int64_t *each;			/* the statement runs once for each of them, as parameter param */
	size_t neach, run;
	int param;
};

/* The place for one more row in memory, all values nothing. */
struct hl_val *rows_more(struct hl_rows *rows);

#endif
