/* calendar.c: holidays and make-up working days, and the periods counted over them (R20). */
#include <errno.h>
#include <iconv.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "util/util.h"

#define YEAR_MIN 1970
#define YEAR_MAX 9998

/* calendar-cn.tsv, made into a string by the Makefile */
extern const char embed_calendar_cn[];

struct day_row {
	int64_t day;
	enum day_kind kind;
	char *name;
};

struct hl_calendar {
	struct day_row *v; /* in order of day */
	size_t n, cap;
	unsigned char covered[YEAR_MAX / 8 + 1]; /* a bit for each year with rows */
};

struct hl_calendar *
cal_new(void)
{
	return xcalloc(1, sizeof(struct hl_calendar));
}

static void
cal_clear(struct hl_calendar *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		free(c->v[i].name);
	free(c->v);
	memset(c, 0, sizeof(*c));
}

void
cal_free(struct hl_calendar *c)
{
	if (c == NULL)
		return;
	cal_clear(c);
	free(c);
}

/* The first row of that day or later. */
static size_t
find(const struct hl_calendar *c, int64_t day)
{
	size_t lo = 0, hi = c->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (c->v[mid].day < day)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct day_row *
row_of(const struct hl_calendar *c, int64_t day)
{
	size_t i = find(c, day);

	return i < c->n && c->v[i].day == day ? &c->v[i] : NULL;
}

/* -1 for a day the calendar cannot hold */
static int
year_of(int64_t day)
{
	int y, m, d;

	if (day < 0 || day > day_of(YEAR_MAX, 12, 31))
		return -1;
	day_split(day, &y, &m, &d);
	return y;
}

/* A day that is there already is replaced. */
void
cal_add(struct hl_calendar *c, int64_t day, enum day_kind kind, const char *name)
{
	size_t i = c->n > 0 && c->v[c->n - 1].day < day ? c->n : find(c, day);
	int year = year_of(day);
	char *copy = xstrdup(name != NULL ? name : "");

	if (i < c->n && c->v[i].day == day) {
		free(c->v[i].name);
	} else {
		vec_add(c);
		memmove(c->v + i + 1, c->v + i, (c->n - 1 - i) * sizeof(*c->v));
	}
	c->v[i] = (struct day_row){ day, kind, copy };
	if (year >= 0)
		c->covered[year / 8] |= (unsigned char)(1 << year % 8);
}

bool
cal_works(const struct hl_calendar *c, int64_t day)
{
	const struct day_row *row = row_of(c, day);

	if (row != NULL && row->kind != DAY_PLAIN)
		return row->kind == DAY_WORKDAY;
	return day_week(day) % 6 != 0;
}

bool
cal_covers(const struct hl_calendar *c, int64_t day)
{
	int year = year_of(day);

	return year >= 0 && (c->covered[year / 8] >> year % 8 & 1) != 0;
}

const char *
cal_name(const struct hl_calendar *c, int64_t day)
{
	const struct day_row *row = row_of(c, day);

	return row != NULL && row->kind == DAY_HOLIDAY && row->name[0] != '\0' ? row->name : NULL;
}

bool
cal_row(const struct hl_calendar *c, size_t i, int64_t *day, enum day_kind *kind, const char **name)
{
	if (i >= c->n)
		return false;
	*day = c->v[i].day;
	*kind = c->v[i].kind;
	*name = c->v[i].name;
	return true;
}

/* --- reading ------------------------------------------------------------------------------- */

static const struct {
	const char *word;
	enum day_kind kind;
} kinds[] = {
	{ "holiday", DAY_HOLIDAY },
	{ "workday", DAY_WORKDAY },
	{ "休", DAY_HOLIDAY },
	{ "班", DAY_WORKDAY },
	{ "节假日", DAY_HOLIDAY },
	{ "调休上班", DAY_WORKDAY },
};

struct reader { /* where in which file */
	const char *path;
	int64_t line;
	char *err;
	size_t errlen;
};

static int bad(const struct reader *r, const char *fmt, ...) PRINTF(2, 3);

static int
bad(const struct reader *r, const char *fmt, ...)
{
	va_list ap;
	int n = snprintf(r->err, r->errlen, "%s:%jd: ", r->path, (intmax_t)r->line);

	va_start(ap, fmt);
	if (n >= 0 && (size_t)n < r->errlen)
		vsnprintf(r->err + n, r->errlen - (size_t)n, fmt, ap);
	va_end(ap);
	return -1;
}

/* Any written date; a relative one has no place in a file. */
static int
read_day(const char *s, int64_t *day)
{
	int64_t t;
	bool date;

	if (day_parse(s, day) != 0) {
		if (s[0] < '0' || s[0] > '9' ||
		    hl_time_parse(s, 0, NULL, HL_BARE_START, &t, &date) != 0 || !date)
			return -1;
		*day = time_day(t);
	}
	return year_of(*day) >= 0 ? 0 : -1;
}

/*
 * The next field of a line, folded, without the quotes a spreadsheet may put; NULL after the
 * last. malloc'd.
 */
static char *
next_field(char **line)
{
	char *s = *line, *end, *text;
	size_t n;

	if (s == NULL)
		return NULL;
	end = s + strcspn(s, "\t,");
	*line = *end == '\0' ? NULL : end + 1;
	*end = '\0';
	text = text_fold(s);
	n = strlen(text);
	if (n >= 2 && text[0] == '"' && text[n - 1] == '"') {
		memmove(text, text + 1, n - 2);
		text[n - 2] = '\0';
	}
	return text;
}

static int
read_row(struct hl_calendar *c, const struct reader *r, char *const f[3])
{
	const char *wrong = f[2] != NULL ? text_bad(f[2], false) : NULL;
	int64_t day;
	size_t i;

	if (wrong != NULL)
		return bad(r, _("%s in the name"), wrong);
	if (read_day(f[0], &day) != 0)
		return bad(r, _("no such date '%s'"), f[0]);
	if (row_of(c, day) != NULL)
		return bad(r, _("date '%s' is there twice"), f[0]);
	for (i = 0; i < LEN(kinds); i++)
		if (strcmp(f[1], kinds[i].word) == 0) {
			cal_add(c, day, kinds[i].kind, f[2]);
			return 0;
		}
	return bad(r, _("unknown kind '%s': it is one of %s"), f[1], "holiday, workday (休, 班)");
}

/* *first: no row was read yet, so this one may be the heading. */
static int
read_line(struct hl_calendar *c, const struct reader *r, char *line, bool *first)
{
	char *f[3], *more;
	int rc = 0, n = 0;
	bool blank = line[strspn(line, " \t,")] == '\0', heading;
	int i;

	for (; n < 3 && (f[n] = next_field(&line)) != NULL; n++)
		;
	for (i = n; i < 3; i++)
		f[i] = NULL;
	blank |= n == 1 && f[0][0] == '\0';
	heading = *first && (strcmp(f[0], "date") == 0 || strcmp(f[0], "日期") == 0);
	while (rc == 0 && (more = next_field(&line)) != NULL) {
		if (more[0] != '\0' && !heading)
			rc = bad(r, _("more than a date, a kind and a name"));
		free(more);
	}
	if (rc == 0 && !blank && f[0][0] != '#') {
		if (!heading && n < 2)
			rc = bad(r, _("a date and a kind are wanted, not '%s'"), f[0]);
		else if (!heading)
			rc = read_row(c, r, f);
		*first = false;
	}
	for (i = 0; i < n; i++)
		free(f[i]);
	return rc;
}

static int
read_text(struct hl_calendar *c, struct reader *r, char *text)
{
	bool first = true;
	char *next;
	size_t n;

	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	for (; text != NULL; text = next) {
		r->line++;
		next = strchr(text, '\n');
		if (next != NULL)
			*next++ = '\0';
		n = strlen(text);
		if (n > 0 && text[n - 1] == '\r')
			text[n - 1] = '\0';
		/* comments are prose: their commas part nothing */
		if (text[0] != '#' && read_line(c, r, text, &first) != 0)
			return -1;
	}
	return 0;
}

void
cal_builtin(struct hl_calendar *c)
{
	struct reader r = { "calendar-cn.tsv", 0, (char[256]){ "" }, 256 };
	char *text = xstrdup(embed_calendar_cn);

	read_text(c, &r, text);
	free(text);
}

/* The whole file ("-": standard input), or NULL. malloc'd. */
static char *
slurp(const char *path, size_t *n)
{
	FILE *f = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
	struct buf b = { 0 };
	char part[8192];
	size_t got;
	int e;

	if (f == NULL)
		return NULL;
	buf_add(&b, "", 0);
	while ((got = fread(part, 1, sizeof(part), f)) > 0)
		buf_add(&b, part, got);
	e = ferror(f) ? errno : 0;
	if (f != stdin)
		fclose(f);
	*n = b.n;
	if (e != 0) {
		buf_free(&b);
		errno = e;
	}
	return b.s;
}

/*
 * Text that is no UTF-8 is taken as GB18030, as old spreadsheets save it. NULL: neither.
 * malloc'd.
 */
static char *
to_utf8(char *s, size_t n)
{
	size_t left = n, room = 2 * n, size = room + 1;
	char *in = s, *out = xcalloc(1, size), *to = out;
	iconv_t cd = iconv_open("UTF-8", "GB18030");

	bool ok = cd != (iconv_t)-1 && iconv(cd, &in, &left, &to, &room) != (size_t)-1;
	if (cd != (iconv_t)-1)
		iconv_close(cd);
	if (ok)
		return out;
	free(out);
	return NULL;
}

/* All or nothing: c is as it was when a line is bad. */
int
cal_read(struct hl_calendar *c, const char *path, char *err, size_t errlen)
{
	struct reader r = { path, 0, err, errlen };
	struct hl_calendar fresh = { 0 };
	size_t n = 0;
	char *text = slurp(path, &n);
	int rc = -1;
	size_t i;

	if (text == NULL) {
		snprintf(err, errlen, "%s: %s", path, strerror(errno));
		return -1;
	}
	if (memchr(text, '\0', n) == NULL && !text_utf8(text, n)) {
		char *utf8 = to_utf8(text, n);
		free(text);
		text = utf8;
	} else if (strlen(text) != n) {
		free(text);
		text = NULL;
	}
	if (text == NULL)
		snprintf(err, errlen, _("%s:1: neither UTF-8 nor GB18030 text"), path);
	else
		rc = read_text(&fresh, &r, text);
	for (i = 0; rc == 0 && i < fresh.n; i++)
		cal_add(c, fresh.v[i].day, fresh.v[i].kind, fresh.v[i].name);
	cal_clear(&fresh);
	free(text);
	return rc;
}

/* --- counting ------------------------------------------------------------------------------ */

struct count { /* a period being counted */
	const struct hl_calendar *cal;
	bool uncovered;
	due_step_fn *fn;
	void *ctx;
};

static bool
looks(struct count *k, int64_t day)
{
	k->uncovered |= !cal_covers(k->cal, day);
	return cal_works(k->cal, day);
}

/* n is the day's place in the count, 0 for a day not counted. */
static void
tell(const struct count *k, int64_t day, int64_t n, const char *what)
{
	if (k->fn != NULL)
		k->fn(k->ctx, &(struct due_step){ day, (int)n, what, cal_name(k->cal, day) });
}

/* Every day counts; a last day that is a rest day moves on to the next working day if it rolls. */
static int64_t
count_calendar(struct count *k, const struct hl_clock *clock, int64_t start)
{
	int64_t day = start + clock->days;
	int64_t n;

	if (k->fn != NULL) /* only an explanation looks at each */
		for (n = 1; n < clock->days; n++)
			tell(k, start + n, n, "counted");
	if (!clock->roll || looks(k, day)) {
		tell(k, day, clock->days, "last");
		return day;
	}
	tell(k, day, clock->days, "rest");
	while (!looks(k, ++day))
		tell(k, day, 0, "rest");
	tell(k, day, 0, "rolled");
	return day;
}

static int64_t
count_working(struct count *k, int64_t days, int64_t start)
{
	int64_t day = start, n = 0;

	while (n < days) {
		if (!looks(k, ++day)) {
			tell(k, day, 0, "rest");
			continue;
		}
		n++;
		tell(k, day, n, n == days ? "last" : "counted");
	}
	return day;
}

int64_t
cal_due(const struct hl_calendar *c, const struct hl_clock *clock, int64_t from, bool *uncovered,
    due_step_fn *fn, void *ctx)
{
	struct count k = { c, false, fn, ctx };
	int64_t start = time_day(from), due, last;
	int64_t n;

	tell(&k, start, 0, "start");
	if (clock->count == HL_COUNT_HOURS) {
		due = from + clock->days * 86400;
		for (n = 1; fn != NULL && n <= clock->days; n++)
			tell(&k, time_day(from + n * 86400), n,
			    n == clock->days ? "last" : "counted");
	} else {
		last = clock->count == HL_COUNT_WORKING ? count_working(&k, clock->days, start)
							: count_calendar(&k, clock, start);
		due = time_at(last, clock->closing < 86400 ? clock->closing : 86399);
	}
	if (uncovered != NULL)
		*uncovered = k.uncovered;
	return due;
}

int64_t
cal_after_working(const struct hl_calendar *c, int64_t t, int64_t n)
{
	struct count k = { c, false, NULL, NULL };

	return time_at(count_working(&k, n, time_day(t)), 86399);
}
