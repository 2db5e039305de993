/* civil.c: civil days and the time zone. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "util/util.h"

#define DAY INT64_C(86400)

/* --- days -------------------------------------------------------------------------------- */

static int64_t
div_floor(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Years are counted from March, so that the leap day is the last of its year. */
int64_t
day_of(int y, int m, int d)
{
	int64_t year = (int64_t)y - (m <= 2);
	int64_t era = div_floor(year, 400);
	int64_t yoe = year - era * 400;
	int64_t doy = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
day_split(int64_t day, int *y, int *m, int *d)
{
	int64_t n = day + 719468;
	int64_t era = div_floor(n, 146097);
	int64_t doe = n - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

int
day_week(int64_t day)
{
	return (int)((day % 7 + 7 + 4) % 7);
}

char *
day_iso(int64_t day, char *buf)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	snprintf(buf, 16, "%04d-%02d-%02d", y, m, d);
	return buf;
}

/* --- the zone ------------------------------------------------------------------------------ */

/*
 * Offsets of whole UTC days, so that localtime_r is not called for every moment: an import asks
 * for several a row. A day whose two ends have one offset has it throughout; in another one
 * every moment is asked for.
 */
#define NSLOT 1024
static struct slot {
	int64_t day;
	int32_t offset;
	bool known, even;
} slots[NSLOT];

/* tzset is due: reading the zone's file can wait until a moment is asked for */
static bool stale = true;

static int64_t
offset_slow(int64_t t)
{
	time_t at = (time_t)t;
	struct tm tm;

	if (stale) {
		tzset();
		stale = false;
	}
	return localtime_r(&at, &tm) == NULL ? 0 : tm.tm_gmtoff;
}

/*
 * Moments past the years that have four digits come from damaged files only: the first, the
 * last.
 */
static int64_t
within(int64_t t)
{
	const int64_t first = INT64_C(-62135596800);

	return t < first ? first : t > HL_NEVER ? HL_NEVER : t;
}

int64_t
time_offset(int64_t moment)
{
	int64_t t = within(moment), day = div_floor(t, DAY);
	struct slot *s = &slots[(uint64_t)day % NSLOT];

	if (!s->known || s->day != day) {
		int64_t first = offset_slow(day * DAY);
		*s = (struct slot){ day, (int32_t)first, true,
			first == offset_slow(day * DAY + DAY - 1) };
	}
	return s->even ? s->offset : offset_slow(t);
}

int64_t
time_local(int64_t t)
{
	return within(t) + time_offset(t);
}

int64_t
time_day(int64_t t)
{
	return div_floor(time_local(t), DAY);
}

int
time_year(int64_t t)
{
	int y, m, d;

	day_split(time_day(t), &y, &m, &d);
	return y;
}

/*
 * A local time the clock skips is moved forward by the gap; of one it shows twice this is the
 * first.
 */
int64_t
time_at(int64_t day, int64_t seconds)
{
	int64_t last = HL_NEVER / DAY;
	int64_t local = (day > last ? last : day < -last ? -last : day) * DAY + seconds;
	int64_t before = time_offset(local - DAY), after = time_offset(local + DAY);
	int64_t t = local - before, u = local - after;
	bool is_t, is_u;

	if (before == after && time_offset(t) == before)
		return t;
	is_t = t + time_offset(t) == local;
	is_u = u + time_offset(u) == local;
	if (is_t && is_u)
		return t < u ? t : u;
	return is_u ? u : t;
}

/* TZ becomes the file's whole name, so that a TZDIR of the user's cannot change it. */
int
time_zone(const char *name)
{
	static const char *const fixed[][2] = { { "Asia/Shanghai", "CST-8" }, { "UTC", "UTC0" } };
	static const char ok[] =
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+-/";
	char path[128];
	const char *tz = NULL;
	struct stat st;
	size_t i;

	/* zones begin with a capital, the other files there do not */
	if (name[0] < 'A' || name[0] > 'Z' || strlen(name) > 64 || name[strspn(name, ok)] != '\0')
		return -1;
	snprintf(path, sizeof(path), ":/usr/share/zoneinfo/%s", name);
	if (stat(path + 1, &st) == 0 && S_ISREG(st.st_mode))
		tz = path;
	for (i = 0; tz == NULL && i < LEN(fixed); i++)
		if (strcmp(name, fixed[i][0]) == 0)
			tz = fixed[i][1];
	if (tz == NULL || setenv("TZ", tz, 1) != 0)
		return -1;
	if (!stale)
		memset(slots, 0, sizeof(slots));
	stale = true;
	return 0;
}
