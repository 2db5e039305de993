/* score.h: private to lib: points, places, talks, settlements, appraisal (R33-R44). */
#ifndef HL_SCORE_H
#define HL_SCORE_H

#include "meeting/meeting.h"
#include "sql/score.h"

/* --- rules.c --- */

enum { RULE_POINTS = 1 }; /* its number is points, which its entries have; else it is a count */

struct score_rule {
	const char *name, *clause;
	/* of the configuration: the points of an entry, NULL: none; what else bears on it */
	const char *key, *others[3];
	const char *meaning; /* this and what follows: gettext ids */
	const char *column, *heading; /* in the rank */
	const char *sentence; /* of an entry that has no evidence of its own, "closed off %s" */
	unsigned flags;
	/* what of a settled page its entries are (entry.c); 0: in one with others, by events */
	unsigned page;
	/*
	 * lib/sql/score/rule-NAME.sql: rule (its name), department_id, at, issue_id, event,
	 * points, evidence (entry-text.c) of each entry of the year as of :t. A count has no
	 * points, or 0 where the entry is forfeited.
	 */
	const char *entries;
	/*
	 * Faster for the rank: rule, department_id and what to add to that number, perhaps for
	 * several rules. NULL: the entries are counted.
	 */
	const char *count;
};
extern const struct score_rule score_rules[];
extern const size_t score_nrules;

size_t score_find(const char *name); /* score_nrules: none */
int64_t score_points(const struct hl_config *cfg, size_t i);
enum rules_sql {
	RULES_COUNT, /* rule, department_id, number, of the rules without a count of their own */
	RULES_RULED, /* the entries of page 0 */
	RULES_EXPLAIN
};
const char *rules_sql(enum rules_sql which);
/* Rows with the rules' columns between the others; sides: two a rule, COLUMN_a and COLUMN_b. */
struct hl_rows *rules_rows(struct hl *hl, const char *before, const char *after, bool sides);

/* --- score.c: the rank --- */

struct score_year { /* a year and the moment it is looked at from */
	int64_t year, start, end, cutoff, t;
	const char *kinds[3], *levels[4]; /* of the config, padded with NULL */
};

struct score_row {
	int64_t id, *n, total, place; /* n: a number for each rule, a count or points */
	char *code, *name;
	bool no_load, apart;
	const char *mark; /* "top", "last" or NULL */
};

struct score_table {
	struct score_row *v;
	size_t n, cap;
};

/* The values of what lib/sql/score asks about a year; not :department. */
#define SCORE_YEAR(hl, y) \
	BIND_ANY(":start", (y)->start), BIND_ANY(":end", (y)->end), BIND_ANY(":t", (y)->t), \
	    BIND_ANY(":year", (y)->year), BIND_ANY(":kind1", (y)->kinds[0]), \
	    BIND_ANY(":kind2", (y)->kinds[1]), BIND_ANY(":kind3", (y)->kinds[2]), \
	    BIND_ANY(":level1", (y)->levels[0]), BIND_ANY(":level2", (y)->levels[1]), \
	    BIND_ANY(":level3", (y)->levels[2]), BIND_ANY(":level4", (y)->levels[3]), \
	    BIND_ANY(":min_attendance", (hl)->cfg->min_attendance), \
	    BIND_ANY(":proxy", (hl)->cfg->proxy_counts), BIND_ANY(":base", (hl)->cfg->base), \
	    BIND_ANY(":forfeits", (hl)->cfg->late_forfeits)

/* of --year */
int score_year(struct hl *hl, const struct hl_args *args, int64_t t, struct score_year *y);
void score_year_of(const struct hl *hl, int64_t year, int64_t t, struct score_year *y);
/* The table in the order of places; also after a failure for score_free(). */
int score_rank(struct hl *hl, const struct score_year *y, struct score_table *table);
/* A row with its numbers, all 0. */
struct score_row *score_row_new(struct score_table *table);
/* NULL: none of that department */
struct score_row *score_row_of(const struct score_table *table, int64_t department);
/* As rank prints it; department 0: all of them. */
void score_list(
    struct hl *hl, const struct score_table *table, int64_t department, struct hl_rows **rows);
/*
 * In two steps, for whoever counts himself: the departments that are scored, by id, and after
 * that totals and places.
 */
int score_departments(struct hl *hl, const struct score_year *y, struct score_table *table);
void score_places(const struct hl_config *cfg, struct score_table *table);
void score_free(struct score_table *table);
/* The talks of a year as hl_score_talks() lists them, in memory. */
int talk_rows(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct hl_rows **rows);
void survey_function(struct hl *hl); /* survey_rate() of SQL */
void appeal_function(struct hl *hl); /* appeal_by() of SQL */
/*
 * settled-guard.c, R40: what an event does to settled years is watched from guard_begin() on
 * (outer: its outermost one); guard_end() refuses it without a reason.
 */
int guard_begin(struct hl *hl, bool outer);
void guard_forget(struct hl *hl); /* when something was settled, or a transaction begins */
int guard_end(struct hl *hl);

/*
 * settle.h: the entries a score is made of, and what was settled of them; between entry.c,
 * explain.c and settle*.c.
 */

/* entry-text.c: the SQL functions score_*(), for hl_open(). */
void evidence_functions(struct hl *hl);

/* Entries of one department, packed (settled_page). */
struct page {
	int64_t department, entries, at, issue; /* at, issue: of the last one */
	struct buf data;
};

struct pages {
	struct page *v;
	size_t n, cap;
	int64_t entries;
};

struct entry {
	int64_t at, issue, points; /* issue 0: none */
	size_t rule, len;
	const char *evidence; /* len bytes */
};

/* Of the facts, for the departments of the table, whose numbers they add up to. */
int pages_read(
    struct hl *hl, const struct score_year *y, struct score_table *table, struct pages *pages);
/* Of a settlement, in the order of departments' codes. */
int pages_load(struct hl *hl, int64_t settlement, struct pages *pages);
void pages_free(struct pages *pages);
/* The entry at *pos of the page, which moves on and begins as zeroes: false at the end. */
struct cursor {
	size_t pos;
	int64_t at, issue;
};
bool page_next(const struct page *page, struct cursor *c, struct entry *e);
/*
 * Puts them into the temporary table settled_entry (side, department_id, at, rule, issue_id,
 * points, evidence).
 */
int pages_spread(struct hl *hl, const struct pages *pages, int side, int64_t department);

/* --- settle.c: a year as it was settled, or as it would be --- */

struct settled_talk {
	int64_t department, length; /* length 0: none */
	/* principal, ground, first, last, first_ref, last_ref, status */
	char *code, *text[7];
};

struct snapshot {
	struct score_table table; /* n: counts and points, as in the rank */
	VEC(struct settled_talk) talks;
	struct pages pages;
};

int snapshot_take(struct hl *hl, const struct score_year *y, struct snapshot *s);
int snapshot_load(struct hl *hl, int64_t settlement, struct snapshot *s);
void snapshot_free(struct snapshot *s);
/* Of all it holds, in its order; head goes first. */
void snapshot_hash(const struct snapshot *s, const char *head, char hex[65]);
/* Adds what differs: entries by department, rule and issue, then totals and places, then talks. */
struct hl_rows *snapshot_diff_rows(void);
int snapshot_diff(struct hl *hl, const struct snapshot *before, const struct snapshot *after,
    int64_t as_of, struct hl_rows *rows);

struct settlement {
	int64_t event, version, as_of, at;
	char sha256[65];
	char *policy;
};

/* The version of a year, 0 the last one: event 0 when there is none. policy: of the handle. */
int settlement_find(struct hl *hl, int64_t year, int64_t version, struct settlement *s);
/* Finds settlements whose checksum is not that of what is stored. */
int settlement_verify(struct hl *hl, struct findings *f);

/* talk.h: the items of talk.c, for talk-record.c. */

struct miss {
	int64_t id, issue, due, opened;
	char *kind, *key; /* key: deadline.number_key */
	char *number, *ref; /* only in items */
};

struct item {
	int64_t department;
	const char *ground, *status;
	/* last: number, ref and due only; of ground last nothing but due */
	struct miss first, last;
	int64_t length, run, event; /* run: its number; event: what is on record, 0 nothing */
	int64_t proposal; /* ground appraisal: the event that proposed it */
	bool elsewhere; /* in another year */
};

struct talks {
	struct item *v;
	size_t n, cap;
	struct misses {
		struct miss *v;
		size_t n, cap;
	} run; /* being read */
	int64_t runs; /* read so far */
};

/*
 * The items of a year as of its T, table being its rank; department 0: of all that are scored. t
 * starts as zeroes.
 */
int talks_collect(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct talks *t);
/* With those on record whose ground has gone since. */
int talks_all(struct hl *hl, const struct score_year *y, const struct score_table *table,
    int64_t department, struct talks *t);
/* Only those of ground consecutive, of one department. */
int talks_runs(struct hl *hl, const struct score_year *y, int64_t department, struct talks *t);
void talks_free(struct talks *t);

/* whatif.h: between whatif.c and aside.c. */

/*
 * aside.c. The handle sees the record as it would be, had the rules b been in force always: its
 * rules, its time zone, and where b counts deadlines in another way, temporary tables in the
 * place of those of the file, which nothing may write to. aside_leave() puts back what there
 * was, also after a failure.
 */
struct aside {
	struct context ctx;
	struct hl_config *a, *b;
	struct hl_calendar *cal; /* the one in force, while another is tried */
	/* the last due counted over days the calendar does not cover, 0 none */
	int64_t uncovered;
	bool all, deadlines, credits; /* every due is counted anew; there are such tables */
};
int aside_enter(struct hl *hl, struct aside *x, struct hl_config *b);
void aside_leave(struct hl *hl, struct aside *x);

/* appraise.h: what the appraisal of stations and the year-end view share (R42, R43). */

/* Rounds of a resident survey added up: never the mean of their rates. */
struct sample {
	int64_t asked, answered, aware, satisfied;
};

/* Tenths of a per cent, half up; whole > 0. */
#define PER_MILLE(part, whole) ((2000 * (part) + (whole)) / (2 * (whole)))

extern const struct room score_room;

#endif
