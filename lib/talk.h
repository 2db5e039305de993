/* talk.h: the items of talk.c, for talk-record.c. */
#ifndef HL_TALK_H
#define HL_TALK_H

#include "hl-int.h"

/* Deadlines d that runs are made of (R38): neither void nor waived, ?3 being T; kept by then. */
#define COUNTED "d.void > ?3 AND d.waived > ?3 AND d.known <= ?3 AND d.gone > ?3"
#define ON_TIME "d.met <= d.due AND (d.due < ?3 OR d.met <= ?3)"

struct miss {
	int64_t id, issue, due, opened;
	char *kind, *key;		/* key: deadline.number_key */
	char *number, *ref;		/* only in items */
};

struct item {
	int64_t department;
	const char *ground, *status;
	struct miss first, last;	/* last: number, ref and due only; of ground last nothing but due */
	int64_t length, run, event;	/* run: its number; event: what is on record, 0 nothing */
	int64_t proposal;		/* ground appraisal: the event that proposed it */
	bool elsewhere;			/* in another year */
};

struct talks {
	struct item *v;
	size_t n, cap;
	struct misses { struct miss *v; size_t n, cap; } run;	/* being read */
	int64_t runs;		/* read so far */
};

/* The items of a year as of its T, table being its rank; department 0: of all that are scored. t starts as zeroes. */
int talks_collect(struct hl *hl, const struct score_year *y, const struct score_table *table, int64_t department, struct talks *t);
/* With those on record whose ground has gone since. */
int talks_all(struct hl *hl, const struct score_year *y, const struct score_table *table, int64_t department, struct talks *t);
/* Only those of ground consecutive, of one department. */
int talks_runs(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t);
void talks_free(struct talks *t);

#endif
