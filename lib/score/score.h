/* score.h: private to lib: points, places, talks, settlements, appraisal (R33-R44). */
#ifndef HL_SCORE_H
#define HL_SCORE_H

#include "meeting/meeting.h"
#include "sql/score.h"

/* --- score.c: what explain.c and talk.c share --- */

enum {
	RULE_BASE,
	RULE_SOLO,
	RULE_JOINT,
	RULE_TRANSFER,
	RULE_ASSIST,
	RULE_LATE,
	RULE_ADJUST,
	RULE_COUNT
};

struct score_rule {
	const char *name, *clause, *key; /* key of the config, NULL: none */
	size_t points; /* offset in struct hl_config, with key */
	const char *meaning; /* gettext id */
	const char *others[3]; /* further keys that bear on it */
};

struct score_year { /* a year and the moment it is looked at from */
	int64_t year, start, end, cutoff, t;
	const char *kinds[3], *levels[4]; /* of the config, padded with NULL */
};

struct score_row {
	int64_t id, n[RULE_COUNT], total, place; /* n: counts; of base and adjust points */
	char *code, *name;
	bool no_load, apart;
	const char *mark; /* "top", "last" or NULL */
};

struct score_table {
	struct score_row *v;
	size_t n, cap;
};

/*
 * Statements about scores number their parameters alike: ?1 start, ?2 end of the year, ?3 T, ?4
 * year, ?5-?7 kinds of deadlines that cost points, ?8-?11 levels scored, ?12 department (0:
 * any), ?13 base.min_attendance, ?14 whether a proxy counts, ?15 base points, ?16
 * late.forfeits_credit.
 */
/* missed, as R24 has it; and of a kind that costs points */
#define SCORE_MISSED_ANY(d) \
	d ".met > " d ".due AND " d ".due < ?3 AND " d ".void > ?3 AND " d ".waived > ?3" \
	  " AND " d ".known <= ?3 AND " d ".gone > ?3"
#define SCORE_MISSED(d) SCORE_MISSED_ANY(d) " AND " d ".kind IN (?5, ?6, ?7)"
#define SCORE_DEPARTMENTS(d) \
	d ".level IN (?8, ?9, ?10, ?11) AND " d ".gone > ?3" \
	  " AND ifnull(" d ".active_from, '') <= ?4 || '-12-31' AND ifnull(" d \
	  ".active_to, '9999') >= ?4 || '-01-01'"
/*
 * department_id, meetings it was asked to or is recorded at, those attended, those by proxy
 * (R33, R47)
 */
#define SCORE_ATTENDANCE \
	"SELECT a.department_id, count(DISTINCT a.meeting_id) AS meetings, count(DISTINCT CASE" \
	" WHEN a.status = 'present' OR (a.status = 'proxy' AND ?14) THEN a.meeting_id END) AS " \
	"attended," \
	" count(DISTINCT iif(a.status = 'proxy', a.meeting_id, NULL)) AS proxy" \
	" FROM attendance a JOIN meeting m ON m.id = a.meeting_id WHERE a.department_id IS NOT " \
	"NULL" \
	" AND a.known <= ?3 AND a.gone > ?3 AND m.state = 'held' AND m.at >= ?1 AND m.at < ?2 " \
	"AND m.at <= ?3 AND m.gone > ?3 GROUP BY a.department_id"

/* of --year */
int score_year(struct hl *hl, const struct hl_args *args, int64_t t, struct score_year *y);
void score_year_of(const struct hl *hl, int64_t year, int64_t t, struct score_year *y);
int score_rows(struct hl *hl, struct hl_rows **rows, const char *sql, const struct score_year *y,
    int64_t department);
/* Leaves parameters past ?16 to the caller. */
sqlite3_stmt *score_bind(
    struct hl *hl, const char *sql, const struct score_year *y, int64_t department);
const struct score_rule *score_rule(size_t i);
size_t score_find(const char *name); /* RULE_COUNT: none */
int64_t score_points(const struct hl_config *cfg, size_t i);
/* The table in the order of places; also after a failure for score_free(). */
int score_rank(struct hl *hl, const struct score_year *y, struct score_table *table);
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

/* entry-evidence.c: the SQL functions score_*(). */
int evidence_functions(struct hl *hl);

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
/*
 * Adds to rows (as_of, department, rule, issue, ref, before, after, rank_before, rank_after,
 * text_before, text_after) what differs: entries by department, rule and issue, then totals and
 * places, then talks.
 */
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

/* Deadlines d that runs are made of (R38): neither void nor waived, ?3 being T; kept by then. */
#define COUNTED "d.void > ?3 AND d.waived > ?3 AND d.known <= ?3 AND d.gone > ?3"
#define ON_TIME "d.met <= d.due AND (d.due < ?3 OR d.met <= ?3)"

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
/* The same in SQL, and a mean, half up. */
#define SQL_PER_MILLE(part, whole) "(2000 * " part " + " whole ") / (2 * " whole ")"
#define MEAN(sum, count) "(2 * " sum " + " count ") / (2 * " count ")"

/*
 * entry-sql.h: the entries of a score as SQL, for entry.c and explain.c. Its parameters are
 * those of score_bind().
 */

#define BASE_ENTRIES \
	"SELECT p.id, p.code, ?1, 'base', NULL, 0, iif(p.granted, ?15, 0)," \
	" 'a' || char(9) || p.meetings || char(9) || p.attended || char(9) || iif(p.granted, 0, " \
	"?13)" \
	" FROM (SELECT s.id, s.code, ifnull(t.meetings, 0) AS meetings," \
	" ifnull(t.attended, 0) AS attended," \
	" ?13 = 0 OR t.meetings IS NULL OR 100 * t.attended >= ?13 * t.meetings AS granted" \
	" FROM scored s LEFT JOIN (" SCORE_ATTENDANCE ") t ON t.department_id = s.id) p"

#define ADJUSTMENT_ENTRIES \
	"SELECT s.id, s.code, a.at, iif(a.kind = 'base', 'base', 'adjust'), NULL, a.event, " \
	"a.points," \
	" 'r' || char(9) || a.reason || score_year_mark(a.at, v.recorded_at, v.reason)" \
	" FROM scored s CROSS JOIN adjustment a INDEXED BY adjustment_year ON a.year = ?4" \
	" AND a.department_id = s.id" \
	" LEFT JOIN event v ON v.seq = a.event WHERE a.at <= ?3 AND a.gone > ?3"

/*
 * What was put on record later than it happened (R50); an imported case is one event with all
 * its facts.
 */
#define BACKDATED(v) \
	v ".recorded_at > " v ".at AND " v ".reason IS NOT NULL AND " v \
	  ".issue_id IS NOT NULL AND " v ".command <> 'case'"

/* ... whether there is any: mostly nobody needs to look (asked once, it depends on nothing) */
#define ANY_BACKDATED \
	"SELECT EXISTS (SELECT 1 FROM event v INDEXED BY event_backdated WHERE " BACKDATED("v") ")"

/* ... the close-off */
#define YEAR_MARK \
	"SELECT score_year_mark(v.at, v.recorded_at, v.reason) FROM event v INDEXED BY " \
	"event_backdated" \
	" WHERE v.issue_id = c.issue_id AND v.seq = c.event AND " BACKDATED("v")

/* ... the feedback of the department that met a deadline of the issue then past */
#define FED_MARK \
	"SELECT score_fed_mark(d.met, v.recorded_at, v.reason)" \
	" FROM event v INDEXED BY event_backdated" \
	" CROSS JOIN feedback f INDEXED BY feedback_issue ON f.issue_id = v.issue_id AND f.event " \
	"= v.seq" \
	" AND f.department_id = c.department_id AND f.gone > ?3" \
	" CROSS JOIN deadline d INDEXED BY deadline_issue ON d.issue_id = f.issue_id AND " \
	"d.department_id = f.department_id" \
	" AND d.met = f.at AND d.met <= d.due AND d.known <= ?3 AND d.gone > ?3" \
	" WHERE v.issue_id = c.issue_id AND v.recorded_at > d.due AND " BACKDATED( \
	    "v") " ORDER BY d.due, f.event LIMIT 1"

#define FORFEIT \
	"iif(?16, EXISTS (SELECT 1 FROM deadline d INDEXED BY deadline_issue" \
	" WHERE d.issue_id = c.issue_id" \
	" AND d.department_id = c.department_id AND " SCORE_MISSED("d") "), 0)"

/*
 * points, and what is to be told of credit c: only of issues with a fact put on record late, or
 * where a miss forfeits it
 */
#define CREDIT_TELLS \
	"iif(" FORFEIT ", 0, NULL)," \
	" iif(" FORFEIT ", char(10) || 'f', '')" \
	" || iif((" ANY_BACKDATED "), ifnull((" YEAR_MARK "), '') || ifnull((" FED_MARK \
	"), ''), '')"

#define CREDIT_ENTRIES \
	"SELECT s.id, s.code, c.at, c.rule, c.issue_id, c.event, " CREDIT_TELLS \
	" FROM scored s CROSS JOIN credit c INDEXED BY credit_rank ON c.year = ?4" \
	" AND c.department_id = s.id WHERE c.known <= ?3 AND c.revoked > ?3"

/* The first miss of each pair, in whatever year (R33); all that it says is in the index. */
#define LATE_ENTRIES \
	"SELECT department_id, code, due, 'late', issue_id, event, NULL, 'd' || char(9) || kind " \
	"|| char(9) || iif(met <= ?3, met, '')" \
	" FROM (SELECT d.department_id, s.code, d.due, d.issue_id, d.event, d.kind, d.met, " \
	"row_number() OVER" \
	" (PARTITION BY d.department_id, d.issue_id ORDER BY d.due, d.opened, d.id) AS n FROM " \
	"scored s" \
	" CROSS JOIN deadline d INDEXED BY deadline_missed ON d.department_id = s.id AND d.due < " \
	"?2 WHERE " SCORE_MISSED("d") ")" \
				      " WHERE n = 1 AND due >= ?1"

/*
 * Entries of the year as of T are rows of table entry, parts being some of the above; points
 * NULL: those of the rule. To be followed by a SELECT.
 */
#define ENTRIES(parts) \
	"WITH scored AS MATERIALIZED (SELECT d.id, d.code FROM department d" \
	" WHERE " SCORE_DEPARTMENTS( \
	    "d") " AND (?12 = 0 OR d.id = ?12)), entry (department_id, department, at, rule, " \
		 "issue_id, event, points, evidence) AS (" parts ")"

extern const struct room score_room;

#endif
