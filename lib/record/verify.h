/* verify.h: part of record.h: is the record what was recorded? */
#ifndef HL_RECORD_VERIFY_H
#define HL_RECORD_VERIFY_H

/* What was found to differ: rows of table, record, field, stored, expected. */
struct findings {
	struct hl_rows *rows;
	int64_t n;
};

/* NULL for what does not apply. */
void found(struct findings *f, const char *table, const char *record, const char *field,
    const char *stored, const char *expected);

/* head.c: heads that were kept. event 0: only its hash is known. */
struct head {
	int64_t event;
	char hex[65];
	bool seen;
};

struct heads {
	struct head *v;
	size_t n, cap;
};

/*
 * Of a file with what 'hl-report head' printed, as often as one likes, in any format; HL_EINPUT
 * when there is none in it.
 */
int heads_read(struct hl *hl, const char *path, struct heads *heads);
void heads_free(struct heads *heads);
/* Finds those that are not in the chain of this journal. */
int heads_check(struct hl *hl, struct heads *heads, struct findings *f);

/* verify-tables.c: every row of hl against those of the journal done again. */
int tables_check(struct hl *hl, struct hl *again, struct findings *f);

#endif
