/* util.h: what knows nothing of hl: text, numbers, files, days and times. src/cli uses it too. */
#ifndef HL_UTIL_H
#define HL_UTIL_H

#include <libintl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "hl.h"

#define _(s) gettext(s)
#define N_(s) (s)
#define LEN(a) (sizeof(a) / sizeof((a)[0]))
#define PRINTF(f, a) __attribute__((format(printf, f, a)))

/*
 * --- buf.c: growing text and arrays, arguments
 * ----------------------------------------------------
 */

struct buf {
	char *s; /* NUL-terminated once anything was added; may be NULL */
	size_t n, cap;
};

void buf_add(struct buf *b, const char *s, size_t n);
void buf_str(struct buf *b, const char *s);
void buf_chr(struct buf *b, char c);
void buf_fmt(struct buf *b, const char *fmt, ...) PRINTF(2, 3);
void buf_clear(struct buf *b); /* n = 0, keeps the memory */
void buf_free(struct buf *b);
/* Never NULL: out of memory ends the process by abort(). */
void *xrealloc(void *p, size_t n);
void *xcalloc(size_t n, size_t size); /* zeroed */
char *xstrdup(const char *s);
char *xfmt(const char *fmt, ...) PRINTF(1, 2); /* a formatted text */
char *xvfmt(const char *fmt, va_list ap) PRINTF(1, 0);

/*
 * A growing array: VEC(struct fact) facts = { 0 }; its values are facts.v[0] to facts.v[facts.n
 * - 1].
 * Any struct with these members will do. vec_add() gives the place of one more value, zeroed, good
 * until the next is added. What names the array is evaluated more than once.
 */
#define VEC(type) \
	struct { \
		type *v; \
		size_t n, cap; \
	}
#define vec_add(a) \
	((a)->v = vec_room((a)->v, (a)->n, &(a)->cap, sizeof(*(a)->v)), &(a)->v[(a)->n++])
/* Sorts them; an empty array too. */
#define vec_sort(a, order) ((a)->n > 1 ? qsort((a)->v, (a)->n, sizeof(*(a)->v), order) : (void)0)
#define vec_free(a) (free((a)->v), (a)->v = NULL, (a)->n = (a)->cap = 0)
struct ids {
	int64_t *v;
	size_t n, cap;
};
/* The value with that id of an array in the order of ids; each begins with its id. Or NULL. */
#define vec_find(a, id) find_id(id, (a)->v, (a)->n, sizeof(*(a)->v))
int by_id(const void *a, const void *b); /* for qsort() */
void *find_id(int64_t id, void *v, size_t n, size_t size);
void *vec_room(void *v, size_t n, size_t *cap, size_t size);

/* --- text.c: UTF-8, folding -------------------------------------------------------------- */

/*
 * Length of the UTF-8 sequence at s: 1 to 4, 0 invalid, -1 cut short by the end (n bytes left, n
 * > 0).
 */
int text_step(const char *s, size_t n);
/* The code point at s and the length of its sequence; 0 for bytes that are not UTF-8. */
int text_point(const char *s, uint32_t *point);
/* Whether it moves, turns or hides text: DEL, C1, line separators, bidi marks, BOM. */
bool text_unseen(uint32_t point);
/* strict UTF-8: no surrogates, overlong forms, past U+10FFFF */
bool text_utf8(const char *s, size_t n);
/*
 * NULL, or what is wrong with text from a user: invalid UTF-8, a control character (C0 but TAB
 * and LF if prose, DEL, C1, bidi marks).
 */
const char *text_bad(const char *s, bool prose);
/*
 * A name: space variants dropped at both ends and single inside; between two hanzi dropped
 * altogether (R6). malloc'd.
 */
char *text_name(const char *s);
/*
 * A code, number or date: full-width forms to ASCII, all space variants to ' ', trimmed.
 * malloc'd.
 */
char *text_fold(const char *s);
bool text_code(const char *s); /* [A-Za-z0-9_-]{1,16} */
bool text_int(const char *s, int64_t *n); /* whole string, folded already */
/* The distance of two UTF-8 words in code points. */
int text_distance(const char *a, const char *b);
/* "Did you mean": the nearest of the words tried, if any was near, whatever its case. */
struct near {
	const char *word; /* as typed */
	const char *best;
	int d; /* how far best is */
};
void near_try(struct near *near, const char *candidate);
/* The same of the words of v; NULL when none is near. */
const char *text_nearest(const char *typed, const char *const *v, size_t n);
/* The part of s between space variants and line ends; its length in *n. */
const char *text_trim(const char *s, size_t *n);

/* --- sha256.c ----------------------------------------------------------------------------- */

struct sha256 {
	uint32_t h[8];
	uint64_t n;
	unsigned char block[64];
	size_t used;
};
void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *p, size_t n);
void sha256_hex(struct sha256 *s, char hex[65]);
void text_hash(const char *s, char hex[65]);

/* --- json.c -------------------------------------------------------------------------------- */

/*
 * Reads one JSON object of strings, numbers, booleans (true is "yes", false is absent), null
 * (absent) and arrays of those into args; an object as a value is kept as its raw text. Strict
 * RFC 8259; duplicate keys, lone surrogates, NUL and trailing text are refused. 0, or -1 with
 * what and where ("column 17: ...") in err.
 */
int json_args(const char *s, size_t n, struct hl_args *args, char *err, size_t errlen);
/* The same, with an object taken only as the value of that name. */
int json_read(
    const char *s, size_t n, const char *only, struct hl_args *args, char *err, size_t errlen);
/*
 * A quoted string: as it is written in the journal; as it is shown, with all that text_unseen()
 * names as escapes.
 */
void json_str(struct buf *b, const char *s);
void json_show(struct buf *b, const char *s);
/* args as one object, in their order; a name with several values is an array. */
void json_from_args(struct buf *b, const struct hl_args *args);

/* --- input.c: files that can be read twice --- */

/*
 * Opens path for reading; standard input ("-") and what is no plain file as a copy without a
 * name. NULL with errno.
 */
FILE *input_open(const char *path);
/*
 * The SHA-256 of what is to be read; false when it cannot be. Standard input is put aside for
 * it.
 */
bool input_sum(FILE *f, char hex[65]); /* read through and rewound */
bool input_sum_file(const char *path, char hex[65]);

/* --- csv.c ----------------------------------------------------------------------------------- */

/*
 * A csv or tsv file with a heading line. Opens "-" as standard input (spooled to an unlinked
 * file). Decides the encoding over the whole file: BOM, then strict UTF-8, then GB18030. RFC
 * 4180 with LF, CRLF or CR; a separator of tab is recognised in the heading line.
 */
struct csv;
/*
 * NULL with "LINE: what" or what in err (without the file's name); errno is 0 when the content
 * is at fault.
 */
struct csv *csv_open(const char *path, char *err, size_t errlen);
size_t csv_width(const struct csv *c);
const char *csv_heading(const struct csv *c, size_t i); /* folded and trimmed */
/*
 * 1 a row, 0 the end, -1 bad (err): an unclosed quote, a row with another number of fields.
 * Blank lines are skipped.
 */
int csv_next(struct csv *c, char *err, size_t errlen);
const char *csv_field(const struct csv *c, size_t i);
/*
 * Fields of the row last read, however many there should be; 0 when it was not read to its end
 * and no other can follow.
 */
size_t csv_fields(const struct csv *c);
/* from 1: where the row starts, or what the error is about */
int64_t csv_line(const struct csv *c);
int64_t csv_done(const struct csv *c), csv_total(const struct csv *c); /* bytes, for progress */
const char *csv_hash(const struct csv *c); /* SHA-256 of the file, hex */
void csv_close(struct csv *c);

/* --- civil.c, calendar.c: days and the time zone, holidays and periods --- */

enum day_kind { DAY_PLAIN, DAY_HOLIDAY, DAY_WORKDAY };

/* Days are numbered from 1970-01-01 (civil, proleptic Gregorian). */
int64_t day_of(int y, int m, int d); /* no check */
void day_split(int64_t day, int *y, int *m, int *d);
int day_parse(const char *iso, int64_t *day); /* strict YYYY-MM-DD, 0 or -1 */
char *day_iso(int64_t day, char *buf); /* 16 bytes */
int day_week(int64_t day); /* 0 Sunday .. 6 */

int64_t time_offset(int64_t t); /* seconds east of UTC then, in the time zone */
int64_t time_local(int64_t t); /* the moment whose civil time in UTC is that of t in the zone */
int64_t time_day(int64_t t); /* the civil day of an instant in the time zone */
int time_year(int64_t t);
int64_t time_at(int64_t day, int64_t seconds); /* instant of day + seconds after 00:00 */
/*
 * Sets the process time zone (an IANA name; "Asia/Shanghai" also works without tzdata). 0 or -1:
 * unknown zone.
 */
int time_zone(const char *name);

struct hl_calendar *cal_new(void);
void cal_add(struct hl_calendar *c, int64_t day, enum day_kind kind, const char *name);
void cal_free(struct hl_calendar *c);
bool cal_works(const struct hl_calendar *c, int64_t day);
bool cal_covers(const struct hl_calendar *c, int64_t day); /* the year of day has rows */
const char *cal_name(const struct hl_calendar *c, int64_t day); /* holiday's name or NULL */
/* Rows in order of day: false past the end. */
bool cal_row(
    const struct hl_calendar *c, size_t i, int64_t *day, enum day_kind *kind, const char **name);
/* The built-in rows 2020-2026. */
void cal_builtin(struct hl_calendar *c);
/*
 * Reads "date<TAB or ,>kind<TAB or ,>name" with # comments. 0 or -1 with "FILE:LINE: ..." in
 * err.
 */
int cal_read(struct hl_calendar *c, const char *path, char *err, size_t errlen);

/* One step of a count, for --explain. */
struct due_step {
	int64_t day;
	int n;
	const char *what;
	const char *name;
}; /* what: "start" "counted" "rest" "last" "rolled" */
typedef void due_step_fn(void *ctx, const struct due_step *step);
/*
 * The due instant of a clock started at from. *uncovered (may be NULL) tells whether a day
 * outside the covered years was looked at.
 */
int64_t cal_due(const struct hl_calendar *c, const struct hl_clock *clock, int64_t from,
    bool *uncovered, due_step_fn *fn, void *ctx);
/* The last second of the n-th working day after the day of t. */
int64_t cal_after_working(const struct hl_calendar *c, int64_t t, int64_t n);

#endif
