/* time.c: moments, days and points written and read. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "util/util.h"

#define DAY INT64_C(86400)
#define YEAR_MIN 1970
#define YEAR_MAX 9998 /* so that no zone moves a moment past HL_NEVER */

/* --- writing ------------------------------------------------------------------------------- */

struct civil {
	int y, mon, d, h, min, s;
};

static struct civil
civil_of(int64_t local)
{
	struct civil c;
	int rest = (int)((local % DAY + DAY) % DAY);

	day_split((local - rest) / DAY, &c.y, &c.mon, &c.d);
	c.h = rest / 3600;
	c.min = rest / 60 % 60;
	c.s = rest % 60;
	return c;
}

/*
 * Offsets that are no whole minutes (Liberia until 1972) have no ISO form: such a moment is
 * given in UTC.
 */
char *
hl_time_iso(int64_t t, char *buf)
{
	int64_t zone = time_offset(t), off = zone % 60 == 0 ? zone : 0;
	struct civil c = civil_of(time_local(t) - zone + off);
	int minutes = (int)(off < 0 ? -off : off) / 60;

	snprintf(buf, 32, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", c.y, c.mon, c.d, c.h, c.min,
	    c.s, off < 0 ? '-' : '+', minutes / 60 % 24, minutes % 60);
	return buf;
}

char *
hl_time_short(int64_t t, char *buf)
{
	struct civil c = civil_of(time_local(t));

	snprintf(buf, 32, "%04d-%02d-%02d %02d:%02d", c.y, c.mon, c.d, c.h, c.min);
	return buf;
}

char *
hl_time_long(int64_t t, char *buf)
{
	struct civil c = civil_of(time_local(t));

	snprintf(buf, 32, "%04d-%02d-%02d %02d:%02d:%02d", c.y, c.mon, c.d, c.h, c.min, c.s);
	return buf;
}

/* --- reading ------------------------------------------------------------------------------- */

static bool
day_exists(int y, int m, int d)
{
	static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return m >= 1 && m <= 12 && d >= 1 && d <= length[m - 1] + (m == 2 && leap);
}

/* Reads min to max digits, no more; the value or -1. */
static int
digits(const char **s, int min, int max)
{
	int n = 0, v = 0;

	for (; isdigit((unsigned char)(*s)[n]); n++) {
		if (n == max)
			return -1;
		v = v * 10 + ((*s)[n] - '0');
	}
	if (n < min)
		return -1;
	*s += n;
	return v;
}

int
day_parse(const char *iso, int64_t *day)
{
	int y = iso != NULL ? digits(&iso, 4, 4) : -1;
	int m = y >= 1 && *iso++ == '-' ? digits(&iso, 2, 2) : -1;
	int d = m >= 1 && *iso++ == '-' ? digits(&iso, 2, 2) : -1;

	if (d < 1 || *iso != '\0' || !day_exists(y, m, d))
		return -1;
	*day = day_of(y, m, d);
	return 0;
}

static bool
eat(const char **s, const char *word)
{
	size_t n = strlen(word);

	if (strncmp(*s, word, n) != 0)
		return false;
	*s += n;
	return true;
}

static void
eat_spaces(const char **s)
{
	while (**s == ' ')
		++*s;
}

/* 年, 月 and 日 may have spaces around them. */
static bool
eat_unit(const char **s, const char *unit)
{
	const char *p = *s;

	eat_spaces(&p);
	if (!eat(&p, unit))
		return false;
	eat_spaces(&p);
	*s = p;
	return true;
}

/* 2026-3-5 with one of - / . throughout, or 2026年3月5日. */
static int
parse_date(const char **s, int64_t *day)
{
	static const char *const units[][3] = { { "-", "-", "" }, { "/", "/", "" },
		{ ".", ".", "" }, { "年", "月", "日" } };
	int y = digits(s, 4, 4), m, d;
	size_t i;

	if (y < YEAR_MIN || y > YEAR_MAX)
		return -1;
	for (i = 0; i < LEN(units); i++) {
		bool (*unit)(const char **, const char *) = *units[i][2] == '\0' ? eat : eat_unit;
		if (!unit(s, units[i][0]))
			continue;
		if ((m = digits(s, 1, 2)) < 0 || !unit(s, units[i][1]) ||
		    (d = digits(s, 1, 2)) < 0 || !unit(s, units[i][2]) || !day_exists(y, m, d))
			return -1;
		*day = day_of(y, m, d);
		return 0;
	}
	return -1;
}

/* 14:30, 14:30:05, 14时30分, 14时30分05秒. */
static int
parse_clock(const char **s, int64_t *seconds)
{
	int h = digits(s, 1, 2), m, sec = 0;

	if (h < 0 || h > 23)
		return -1;
	if (eat(s, ":")) {
		m = digits(s, 2, 2);
		if (eat(s, ":"))
			sec = digits(s, 2, 2);
	} else if (eat_unit(s, "时")) {
		m = digits(s, 1, 2);
		if (!eat_unit(s, "分"))
			return -1;
		if (isdigit((unsigned char)**s) &&
		    ((sec = digits(s, 1, 2)) < 0 || !eat_unit(s, "秒")))
			return -1;
	} else {
		return -1;
	}
	if (m < 0 || m > 59 || sec < 0 || sec > 59)
		return -1;
	*seconds = h * 3600 + m * 60 + sec;
	return 0;
}

/* Z, +08:00, +0800 or +08. */
static int
parse_offset(const char **s, int64_t *off)
{
	int sign, h, m = 0;

	*off = 0;
	if (eat(s, "Z") || eat(s, "z"))
		return 0;
	if (**s != '+' && **s != '-')
		return -1;
	sign = *(*s)++ == '-' ? -1 : 1;
	h = digits(s, 2, 4);
	if (h > 99) {
		m = h % 100;
		h /= 100;
	} else if (eat(s, ":")) {
		m = digits(s, 2, 2);
	}
	if (h < 0 || h > 15 || m < 0 || m > 59)
		return -1;
	*off = sign * (h * 3600 + m * 60);
	return 0;
}

static int64_t
bare_time(int64_t day, enum hl_bare bare)
{
	static const int seconds[] = { [HL_BARE_START] = 0,
		[HL_BARE_END] = 86399,
		[HL_BARE_MORNING] = 9 * 3600,
		[HL_BARE_EVENING] = 17 * 3600 };

	return time_at(day, seconds[bare]);
}

/* Today as the time of a fact is never later than now. */
static int64_t
today(int64_t now, enum hl_bare bare)
{
	int64_t t = bare_time(time_day(now), bare);

	return t > now && (bare == HL_BARE_MORNING || bare == HL_BARE_EVENING) ? now : t;
}

/* No cal is the plain week. */
static bool
works(const struct hl_calendar *cal, int64_t day)
{
	return cal != NULL ? cal_works(cal, day) : day_week(day) % 6 != 0;
}

static bool
in_range(int64_t day)
{
	return day >= day_of(YEAR_MIN, 1, 1) && day <= day_of(YEAR_MAX, 12, 31);
}

/* +3d -2wd +1w +6h, counted from now; hours are exact, the others are dates. */
static int
parse_relative(const char *s, int64_t now, const struct hl_calendar *cal, enum hl_bare bare,
    int64_t *t, bool *date)
{
	int sign = *s++ == '-' ? -1 : 1;
	int64_t n = digits(&s, 1, 7), day = time_day(now);
	int64_t left;

	if (n < 0)
		return -1;
	*date = strcmp(s, "h") != 0;
	if (!*date) {
		*t = now + sign * n * 3600;
		return in_range(time_day(*t)) ? 0 : -1;
	}
	if (strcmp(s, "wd") == 0) {
		for (left = n; left > 0 && in_range(day); left -= works(cal, day))
			day += sign;
	} else if (strcmp(s, "d") == 0 || strcmp(s, "w") == 0) {
		day += sign * n * (*s == 'w' ? 7 : 1);
	} else {
		return -1;
	}
	if (!in_range(day))
		return -1;
	*t = day == time_day(now) ? today(now, bare) : bare_time(day, bare);
	return 0;
}

static int
parse_absolute(const char *s, enum hl_bare bare, int64_t *t, bool *date)
{
	int64_t day, seconds, off;

	if (parse_date(&s, &day) != 0)
		return -1;
	*date = *s == '\0';
	if (*date) {
		*t = bare_time(day, bare);
		return 0;
	}
	if (!eat(&s, "T") && !eat(&s, "t"))
		eat_spaces(&s);
	if (parse_clock(&s, &seconds) != 0)
		return -1;
	*t = time_at(day, seconds);
	eat_spaces(&s);
	if (*s != '\0') {
		if (parse_offset(&s, &off) != 0 || *s != '\0')
			return -1;
		*t = day * DAY + seconds - off;
	}
	return 0;
}

int
hl_time_parse(const char *s, int64_t now, const struct hl_calendar *cal, enum hl_bare bare,
    int64_t *t, bool *bare_date)
{
	char *text = text_fold(s);
	int64_t got = now;
	bool date = false;
	int rc = 0;

	if (strcmp(text, "today") == 0) {
		got = today(now, bare);
		date = true;
	} else if (text[0] == '+' || text[0] == '-') {
		rc = parse_relative(text, now, cal, bare, &got, &date);
	} else if (strcmp(text, "now") != 0) {
		rc = parse_absolute(text, bare, &got, &date);
	}
	free(text);
	if (rc != 0)
		return -1;
	*t = got;
	if (bare_date != NULL)
		*bare_date = date;
	return 0;
}

/* --- points -------------------------------------------------------------------------------- */

int
hl_points_parse(const char *s, int64_t *tenths)
{
	char *text = text_fold(s);
	const char *p = text;
	int sign = *p == '-' ? -1 : 1;
	int whole, part = 0;
	bool ok;

	if (*p == '+' || *p == '-')
		p++;
	whole = digits(&p, 1, 9);
	if (whole >= 0 && *p == '.') {
		p++;
		part = digits(&p, 1, 1);
	}
	ok = whole >= 0 && part >= 0 && *p == '\0';
	free(text);
	if (!ok)
		return -1;
	*tenths = sign * ((int64_t)whole * 10 + part);
	return 0;
}

char *
hl_points_format(int64_t tenths, char *buf)
{
	uint64_t n = tenths < 0 ? 0 - (uint64_t)tenths : (uint64_t)tenths;

	snprintf(
	    buf, 32, "%s%ju.%ju", tenths < 0 ? "-" : "", (uintmax_t)(n / 10), (uintmax_t)(n % 10));
	return buf;
}

int
hl_money_parse(const char *s, int64_t *fen)
{
	bool minus = *s == '-';
	int64_t n = 0;
	int digits = 0, decimals = -1;

	s += minus;
	for (; (*s >= '0' && *s <= '9') || (*s == '.' && decimals < 0 && digits > 0); s++) {
		if (*s == '.') {
			decimals = 0;
			continue;
		}
		if (decimals == 2 || digits == 15)
			return -1;
		n = n * 10 + (*s - '0');
		digits++;
		decimals += decimals >= 0;
	}
	if (*s != '\0' || digits == 0 || decimals == 0)
		return -1;
	for (; decimals < 2; decimals += decimals < 0 ? 3 : 1)
		n *= decimals < 0 ? 100 : 10;
	*fen = minus ? -n : n;
	return 0;
}

char *
hl_money_format(int64_t fen, char *buf)
{
	uint64_t n = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;

	snprintf(buf, 32, "%s%llu.%02llu", fen < 0 ? "-" : "", (unsigned long long)(n / 100),
	    (unsigned long long)(n % 100));
	return buf;
}
