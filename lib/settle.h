/* settle.h: the entries a score is made of, and what was settled of them; between entry.c, explain.c and settle*.c. */
#ifndef HL_SETTLE_H
#define HL_SETTLE_H

#include "hl-int.h"

/* entry-evidence.c: the SQL functions score_*(). */
int evidence_functions(struct hl *hl);

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

/* Of the facts, for the departments of the table, whose numbers they add up to. */
int pages_read(struct hl *hl, const struct score_year *y, struct score_table *table, struct pages *pages);
/* Of a settlement, in the order of departments' codes. */
int pages_load(struct hl *hl, int64_t settlement, struct pages *pages);
void pages_free(struct pages *pages);
/* The entry at *pos of the page, which moves on and begins as zeroes: false at the end. */
struct cursor { size_t pos; int64_t at, issue; };
bool page_next(const struct page *page, struct cursor *c, struct entry *e);
/* Puts them into the temporary table settled_entry (side, department_id, at, rule, issue_id, points, evidence). */
int pages_spread(struct hl *hl, const struct pages *pages, int side, int64_t department);

/* --- settle.c: a year as it was settled, or as it would be --- */

struct snapshot {
	struct score_table table;	/* n: counts and points, as in the rank */
	struct settled_talk {
		int64_t department, length;	/* length 0: none */
		char *code, *text[7];		/* principal, ground, first, last, first_ref, last_ref, status */
	} *talk;
	size_t talks;
	struct pages pages;
};

int snapshot_take(struct hl *hl, const struct score_year *y, struct snapshot *s);
int snapshot_load(struct hl *hl, int64_t settlement, struct snapshot *s);
void snapshot_free(struct snapshot *s);
/* Of all it holds, in its order; head goes first. */
void snapshot_hash(const struct snapshot *s, const char *head, char hex[65]);
/*
 * Adds to rows (as_of, department, rule, issue, ref, before, after, rank_before, rank_after, text_before, text_after) what differs:
 * entries by department, rule and issue, then totals and places, then talks.
 */
int snapshot_diff(struct hl *hl, const struct snapshot *before, const struct snapshot *after, int64_t as_of,
    struct hl_rows *rows);

struct settlement { int64_t event, version, as_of, at; char sha256[65]; char *policy; };

/* The version of a year, 0 the last one: event 0 when there is none. policy: of the handle. */
int settlement_find(struct hl *hl, int64_t year, int64_t version, struct settlement *s);
int settle_undo(struct hl *hl, int64_t event, const char *command);

#endif
