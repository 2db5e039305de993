/* settle.h: the entries a score is made of, and what was settled of them; between entry.c, explain.c and settle*.c. */
#ifndef HL_SETTLE_H
#define HL_SETTLE_H

#include "hl-int.h"

/* evidence.c: the SQL functions score_*(). */
int evidence_functions(struct hl *hl);

/* entry.c. Whether anything was dated back: parameter ?17 of entry-sql.h. */
int entry_backdated(struct hl *hl, int64_t *any);

/* Entries of one department, packed (settled_page). */
struct page {
	int64_t department, entries, at, issue;	/* at, issue: of the last one */
	struct buf data;
};

struct pages { struct page *v; size_t n; int64_t entries; };

struct entry {
	int64_t at, issue, points;	/* issue 0: none */
	size_t rule, len;
	const char *evidence;		/* len bytes */
};

/* Of the facts, for the departments of the table. */
int pages_read(struct hl *hl, const struct score_year *y, const struct score_table *table, struct pages *pages);
/* Of a settlement, in the order of departments' codes. */
int pages_load(struct hl *hl, int64_t settlement, struct pages *pages);
void pages_free(struct pages *pages);
/* The entry at *pos of the page, which moves on and begins as zeroes: false at the end. */
struct cursor { size_t pos; int64_t at, issue; };
bool page_next(const struct page *page, struct cursor *c, struct entry *e);
/* Puts them into the temporary table settled_entry (side, department_id, at, rule, issue_id, points, evidence). */
int pages_spread(struct hl *hl, const struct pages *pages, int side, int64_t department);

#endif
