/* date.c and time.c: days, zones, every form of a time in, times out, points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "record/record.h"

#include <cmocka.h>

static int
in_shanghai(void **state)
{
	(void)state;
	return time_zone("Asia/Shanghai");
}

/* Seconds UTC of a moment given in UTC, by the C library. */
static int64_t
utc(int y, int m, int d, int h, int min, int s)
{
	struct tm tm = { .tm_year = y - 1900,
		.tm_mon = m - 1,
		.tm_mday = d,
		.tm_hour = h,
		.tm_min = min,
		.tm_sec = s };

	return timegm(&tm);
}

/* --- days -------------------------------------------------------------------------------- */

static void
days_as_timegm(void **state)
{
	int y, m, d;

	(void)state;
	for (int64_t day = 0; day < day_of(2101, 1, 1); day++) {
		time_t t = (time_t)(day * 86400);
		struct tm tm;
		gmtime_r(&t, &tm);
		day_split(day, &y, &m, &d);
		assert_int_equal(y, tm.tm_year + 1900);
		assert_int_equal(m, tm.tm_mon + 1);
		assert_int_equal(d, tm.tm_mday);
		assert_int_equal(day_week(day), tm.tm_wday);
		assert_int_equal(day_of(y, m, d), day);
	}
	assert_int_equal(day_of(2101, 1, 1), utc(2101, 1, 1, 0, 0, 0) / 86400);
}

static void
days_far_away(void **state)
{
	int y, m, d;

	(void)state;
	for (int64_t day = -720000; day < 3000000; day += 97) {
		day_split(day, &y, &m, &d);
		assert_int_equal(day_of(y, m, d), day);
		assert_in_range(day_week(day), 0, 6);
	}
	assert_int_equal(day_week(-1), 3); /* Wednesday 1969-12-31 */
	assert_int_equal(day_of(9999, 12, 31) * 86400 + 86399, HL_NEVER);
}

static void
day_texts(void **state)
{
	static const char *const good[] = { "1970-01-01", "2020-02-29", "2000-02-29", "2026-12-31",
		"1965-07-01", "9999-12-31" };
	static const char *const wrong[] = { "", "2026", "2026-02-30", "2026-02-29", "2100-02-29",
		"2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2026-1-01", "2026-01-1",
		"2026-01-011", "2026/01/01", " 2026-01-01", "2026-01-01 ", "02026-01-01",
		"26-01-01", "2026-01-01T00:00", "2026--1-01", "-2026-01-01", "0000-01-01",
		"２０２６-01-01" };
	int64_t day = -5;
	char buf[16];

	(void)state;
	for (size_t i = 0; i < LEN(good); i++) {
		assert_int_equal(day_parse(good[i], &day), 0);
		assert_string_equal(day_iso(day, buf), good[i]);
	}
	day = -5;
	for (size_t i = 0; i < LEN(wrong); i++)
		assert_int_equal(day_parse(wrong[i], &day), -1);
	assert_int_equal(day, -5);
}

/* --- zones ------------------------------------------------------------------------------- */

static void
zones_refused(void **state)
{
	static const char *const wrong[] = { "", "Asia/Nowhere", "../../../etc/passwd",
		"/etc/localtime", "/usr/share/zoneinfo/Asia/Shanghai", "Asia", "zone.tab",
		"Asia/../Asia/Shanghai", ":Asia/Shanghai", "CST-8", "leapseconds",
		"right/Asia/Shanghai", "Asia/Shanghai\n", "亚洲/上海" };

	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++)
		assert_int_equal(time_zone(wrong[i]), -1);
	/* the one in force stays */
	assert_int_equal(time_at(day_of(2026, 3, 5), 0), utc(2026, 3, 4, 16, 0, 0));
}

/* The zone of a user's own TZDIR is not taken. */
static void
zone_is_the_systems(void **state)
{
	(void)state;
	setenv("TZDIR", "/nowhere", 1);
	assert_int_equal(time_zone("Asia/Shanghai"), 0);
	assert_int_equal(time_offset(utc(2026, 1, 1, 0, 0, 0)), 28800);
	unsetenv("TZDIR");
}

/* Every answer of the cache is localtime's, in any order of asking. */
static void
offsets_as_localtime(void **state)
{
	static const char *const zones[] = { "Asia/Shanghai", "America/New_York",
		"Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns",
		"Africa/Monrovia" };

	(void)state;
	srandom(7);
	for (size_t z = 0; z < LEN(zones); z++) {
		if (time_zone(zones[z]) != 0)
			continue; /* a machine without tzdata */
		tzset();
		for (int i = 0; i < 60000; i++) {
			time_t t = i % 2 ? (time_t)i / 2 * 139968 : random() % 4200000000;
			struct tm tm;
			localtime_r(&t, &tm);
			assert_int_equal(time_offset(t), tm.tm_gmtoff);
			assert_int_equal(time_year(t), tm.tm_year + 1900);
			assert_int_equal(
			    time_day(t), day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday));
		}
	}
	in_shanghai(NULL);
}

/* For every moment the local time it shows leads back to it, or to the hour's first showing. */
static void
local_times_lead_back(void **state)
{
	static const char *const zones[] = { "Asia/Shanghai", "America/New_York",
		"Australia/Lord_Howe", "Pacific/Apia" };

	(void)state;
	for (size_t z = 0; z < LEN(zones); z++) {
		if (time_zone(zones[z]) != 0)
			continue;
		for (int64_t t = 0; t < utc(2037, 1, 1, 0, 0, 0); t += 5 * 3600 + 1801) {
			int64_t local = t + time_offset(t),
				day = local / 86400 - (local % 86400 < 0);
			int64_t back = time_at(day, local - day * 86400);
			if (back != t) {
				assert_true(back < t && t - back <= 3600);
				assert_int_equal(back + time_offset(back), local);
			}
		}
	}
	in_shanghai(NULL);
}

static void
clock_changes(void **state)
{
	(void)state;
	if (time_zone("America/New_York") != 0)
		skip();
	int64_t spring = day_of(2023, 3, 12), autumn = day_of(2023, 11, 5);
	assert_int_equal(time_at(spring, 3600 + 3599), utc(2023, 3, 12, 6, 59, 59));
	/* is 03:30 */
	assert_int_equal(time_at(spring, 2 * 3600 + 1800), utc(2023, 3, 12, 7, 30, 0));
	assert_int_equal(time_at(spring, 3 * 3600), utc(2023, 3, 12, 7, 0, 0));
	assert_int_equal(time_at(spring, 0), utc(2023, 3, 12, 5, 0, 0));
	assert_int_equal(time_at(spring, 86399), utc(2023, 3, 13, 3, 59, 59));
	/* the first */
	assert_int_equal(time_at(autumn, 3600 + 1800), utc(2023, 11, 5, 5, 30, 0));
	assert_int_equal(time_at(autumn, 2 * 3600), utc(2023, 11, 5, 7, 0, 0));
	assert_int_equal(time_at(autumn, 86399), utc(2023, 11, 6, 4, 59, 59));
	in_shanghai(NULL);
}

/* --- times in ------------------------------------------------------------------------------ */

#define NOW utc(2026, 3, 5, 6, 30, 15) /* Thursday 14:30:15 in Shanghai */

static int64_t
parse(const char *s, enum hl_bare bare, bool *date)
{
	int64_t t = -1;

	if (hl_time_parse(s, NOW, NULL, bare, &t, date) != 0)
		fail_msg("refused: %s", s);
	return t;
}

static void
forms_of_a_moment(void **state)
{
	static const char *const same[] = { "2026-03-05 14:30", "2026-03-05T14:30",
		"2026-03-05t14:30:00", "2026-03-05 14:30:00", "2026-03-05T14:30:00+08:00",
		"2026-03-05 14:30+0800", "2026-03-05T06:30Z", "2026-03-05T06:30:00z",
		"2026-03-05T01:30:00-05:00", "2026-03-05T14:30+08", "2026-03-05 14:30 +08:00",
		"2026-3-5 14:30", "2026/3/5 14:30", "2026/03/05 14:30:00", "2026.3.5 14:30",
		"2026年3月5日 14:30", "2026年3月5日14:30", "2026 年 3 月 5 日 14:30",
		"2026年03月05日14时30分", "2026年3月5日 14时30分00秒",
		"２０２６－０３－０５　１４：３０", "  2026-03-05\u00a014:30\u3000",
		"2026年３月５日　14：30", "2026-03-05   14:30", "2026-03-04T22:30-08:00",
		"\ufeff2026-03-05 14:30" };
	int64_t t = utc(2026, 3, 5, 6, 30, 0);
	bool date = true;

	(void)state;
	for (size_t i = 0; i < LEN(same); i++) {
		if (parse(same[i], HL_BARE_START, &date) != t)
			fail_msg("another moment: %s", same[i]);
		assert_false(date);
	}
	assert_int_equal(parse("2026-03-05 9:05:07", HL_BARE_END, NULL), utc(2026, 3, 5, 1, 5, 7));
	assert_int_equal(parse("1970-01-01 00:00", HL_BARE_END, NULL), -28800);
	assert_int_equal(
	    parse("9998-12-31 23:59:59", HL_BARE_END, NULL), utc(9998, 12, 31, 15, 59, 59));
}

static void
bare_dates(void **state)
{
	static const char *const same[] = { "2026-03-05", "2026-3-5", "2026/3/5", "2026/03/05",
		"2026.3.5", "2026年3月5日", "2026年03月05日", "２０２６年３月５日",
		" 2026 年 3 月 5 日 ", "２０２６/３/５" };
	bool date = false;

	(void)state;
	for (size_t i = 0; i < LEN(same); i++, date = false) {
		assert_int_equal(parse(same[i], HL_BARE_START, &date), utc(2026, 3, 4, 16, 0, 0));
		assert_true(date);
		assert_int_equal(parse(same[i], HL_BARE_END, NULL), utc(2026, 3, 5, 15, 59, 59));
		assert_int_equal(parse(same[i], HL_BARE_MORNING, NULL), utc(2026, 3, 5, 1, 0, 0));
		assert_int_equal(parse(same[i], HL_BARE_EVENING, NULL), utc(2026, 3, 5, 9, 0, 0));
	}
}

static void
words_and_relative_times(void **state)
{
	bool date = true;

	(void)state;
	assert_int_equal(parse("now", HL_BARE_END, &date), NOW);
	assert_false(date);
	assert_int_equal(parse("today", HL_BARE_START, &date), utc(2026, 3, 4, 16, 0, 0));
	assert_true(date);
	assert_int_equal(parse("today", HL_BARE_END, NULL), utc(2026, 3, 5, 15, 59, 59));
	assert_int_equal(parse("today", HL_BARE_MORNING, NULL), utc(2026, 3, 5, 1, 0, 0));
	assert_int_equal(parse("today", HL_BARE_EVENING, NULL), NOW); /* not later than now */
	assert_int_equal(parse("+0d", HL_BARE_EVENING, NULL), NOW);
	assert_int_equal(parse("+3d", HL_BARE_START, &date), utc(2026, 3, 7, 16, 0, 0));
	assert_true(date);
	assert_int_equal(parse("-5d", HL_BARE_END, NULL), utc(2026, 2, 28, 15, 59, 59));
	assert_int_equal(parse("+2w", HL_BARE_MORNING, NULL), utc(2026, 3, 19, 1, 0, 0));
	assert_int_equal(parse("-1w", HL_BARE_MORNING, NULL), utc(2026, 2, 26, 1, 0, 0));
	assert_int_equal(parse("+6h", HL_BARE_START, &date), NOW + 6 * 3600);
	assert_false(date);
	assert_int_equal(parse("-48h", HL_BARE_START, NULL), NOW - 48 * 3600);
	/* Thursday: Fri, Mon; Wed, Tue, Mon, Fri */
	assert_int_equal(parse("+2wd", HL_BARE_START, &date), utc(2026, 3, 8, 16, 0, 0));
	assert_true(date);
	assert_int_equal(parse("-4wd", HL_BARE_START, NULL), utc(2026, 2, 26, 16, 0, 0));
	assert_int_equal(parse("＋３d", HL_BARE_START, NULL), utc(2026, 3, 7, 16, 0, 0));
}

static void
working_days_of_the_calendar(void **state)
{
	struct hl_calendar *cal = cal_new();
	int64_t now = utc(2020, 4, 30, 2, 0, 0), t;

	(void)state;
	cal_builtin(cal);
	assert_int_equal(hl_time_parse("+3wd", now, cal, HL_BARE_START, &t, NULL), 0);
	assert_int_equal(t, time_at(day_of(2020, 5, 8), 0));
	assert_int_equal(hl_time_parse("-4wd", now, cal, HL_BARE_START, &t, NULL), 0);
	assert_int_equal(t, time_at(day_of(2020, 4, 26), 0)); /* a Sunday that works */
	cal_free(cal);
}

static void
refused_times(void **state)
{
	static const char *const wrong[] = { "", " ", "yesterday", "Now", "TODAY", "now now",
		"2026", "2026-03", "2026-02-30", "2026-02-29", "2100-02-29", "2026-13-01",
		"2026-00-01", "2026-01-00", "2026-04-31", "2026年2月30日", "2026/2/30",
		"2026-03/05", "2026/3-5", "2026.3-5", "2026年3-5", "2026年3月5", "26-03-05",
		"02026-03-05", "2026-003-05", "2026-03-005", "1969-12-31", "9999-01-01",
		"0000-01-01", "20260305", "05/03/2026", "2026-03-05 24:00", "2026-03-05 23:60",
		"2026-03-05 23:59:60", "2026-03-05 14", "2026-03-05 14:", "2026-03-05 14:3",
		"2026-03-05 14:30:", "2026-03-05 14:30:5", "2026-03-05 14::30", "2026-03-05 014:30",
		"2026-03-05 14:30.5", "2026-03-05T14:30:00.000", "2026-03-05T14:30:00.5Z",
		"2026-03-05T14:30:00,5", "2026-03-05T", "2026-03-05 T14:30", "2026-03-05TT14:30",
		"2026-03-0514:30", "2026-03-05x14:30", "2026-03-05+08:00", "2026-03-05Z",
		"2026-03-05 14:30 CST", "2026-03-05 14:30+8", "2026-03-05 14:30+08:0",
		"2026-03-05 14:30+08:60", "2026-03-05 14:30+16:00", "2026-03-05 14:30+08:00x",
		"2026-03-05 14:30ZZ", "2026-03-05 14:30+", "2026-03-05 2:30 PM", "2026-03-05 -1:30",
		"2026-03-05 14时", "2026-03-05 14时30", "2026-03-05 14时60分",
		"2026-03-05 25时00分", "2026年3月5日 14:30分", "+", "-", "+d", "3d", "+3", "+3x",
		"+3dd", "+3D", "+3 d", "+-3d", "--3d", "+1.5d", "+3wdx", "+12345678d", "+9999999d",
		"-9999999wd", "-30000d", "+9999999wd", "+9999999w", "-9999999h",
		"二〇二六年三月五日", "2026-03-05\n14:30", "\xff", "2026-03-05\xff" };
	int64_t t = -77;
	bool date = true;

	(void)state;
	for (size_t i = 0; i < LEN(wrong); i++)
		if (hl_time_parse(wrong[i], NOW, NULL, HL_BARE_END, &t, &date) != -1)
			fail_msg("accepted: %s", wrong[i]);
	assert_int_equal(t, -77);
	assert_true(date);
}

/* Every date of 1970..2104 that the C library does not normalise, and no other. */
static void
only_dates_that_exist(void **state)
{
	char text[64];
	int64_t t;

	(void)state;
	for (int y = 1970; y <= 2104; y++)
		for (int m = 0; m <= 13; m++)
			for (int d = 0; d <= 32; d++) {
				struct tm tm = {
					.tm_year = y - 1900, .tm_mon = m - 1, .tm_mday = d
				};
				timegm(&tm);
				snprintf(text, sizeof(text), "%04d-%02d-%02d", y, m, d);
				bool exists = tm.tm_mon == m - 1 && tm.tm_mday == d;
				assert_int_equal(
				    hl_time_parse(text, 0, NULL, HL_BARE_START, &t, NULL),
				    exists ? 0 : -1);
				assert_int_equal(day_parse(text, &t), exists ? 0 : -1);
			}
}

/* --- times out ----------------------------------------------------------------------------- */

static void
times_out(void **state)
{
	char buf[32];
	int64_t t = utc(2026, 3, 5, 6, 30, 9);

	(void)state;
	assert_string_equal(hl_time_iso(t, buf), "2026-03-05T14:30:09+08:00");
	assert_string_equal(hl_time_short(t, buf), "2026-03-05 14:30");
	assert_string_equal(hl_time_long(t, buf), "2026-03-05 14:30:09");
	assert_string_equal(hl_time_iso(-28800, buf), "1970-01-01T00:00:00+08:00");
	assert_string_equal(hl_time_iso(-1, buf), "1970-01-01T07:59:59+08:00");
	assert_true(strlen(hl_time_iso(HL_NEVER, buf)) < 32);
	if (time_zone("America/St_Johns") == 0) {
		assert_string_equal(hl_time_iso(t, buf), "2026-03-05T03:00:09-03:30");
		in_shanghai(NULL);
	}
}

static void
out_and_in_again(void **state)
{
	static const char *const zones[] = { "Asia/Shanghai", "America/New_York",
		"America/St_Johns", "Asia/Kathmandu", "UTC", "Africa/Monrovia" };
	char buf[32];
	int64_t t, back;
	bool date;

	(void)state;
	srandom(99);
	for (size_t z = 0; z < LEN(zones); z++) {
		if (time_zone(zones[z]) != 0)
			continue;
		for (int i = 0; i < 20000; i++) {
			t = 86400 + random() % 4200000000;
			assert_int_equal(
			    hl_time_parse(hl_time_iso(t, buf), 0, NULL, HL_BARE_END, &back, &date),
			    0);
			assert_int_equal(back, t);
			assert_false(date);
			assert_int_equal(
			    hl_time_parse(hl_time_long(t, buf), 0, NULL, HL_BARE_END, &back, &date),
			    0);
			if (back != t) /* the second showing of an hour */
				assert_int_equal(back + time_offset(back), t + time_offset(t));
		}
	}
	in_shanghai(NULL);
}

/* --- points -------------------------------------------------------------------------------- */

static void
points_in_and_out(void **state)
{
	static const struct {
		const char *in;
		int64_t tenths;
		const char *out;
	} good[] = {
		{ "1.5", 15, "1.5" },
		{ "-3", -30, "-3.0" },
		{ "+0.5", 5, "0.5" },
		{ "0", 0, "0.0" },
		{ "-0", 0, "0.0" },
		{ "-0.5", -5, "-0.5" },
		{ "60", 600, "60.0" },
		{ "007.0", 70, "7.0" },
		{ "１．５", 15, "1.5" },
		{ " 2 ", 20, "2.0" },
		{ "－3", -30, "-3.0" },
		{ "999999999.9", 9999999999, "999999999.9" },
	};
	static const char *const wrong[] = { "", " ", "+", "-", ".", ".5", "1.", "1.55", "1.50",
		"1,5", "1e3", "0x10", "--1", "+-1", "- 1", "1 .5", "1 5", "nan", "inf", "1.5分",
		"1234567890" };
	int64_t v = 42;
	char buf[32];

	(void)state;
	for (size_t i = 0; i < LEN(good); i++) {
		assert_int_equal(hl_points_parse(good[i].in, &v), 0);
		assert_int_equal(v, good[i].tenths);
		assert_string_equal(hl_points_format(v, buf), good[i].out);
	}
	v = 42;
	for (size_t i = 0; i < LEN(wrong); i++)
		if (hl_points_parse(wrong[i], &v) != -1)
			fail_msg("accepted: %s", wrong[i]);
	assert_int_equal(v, 42);
	assert_string_equal(hl_points_format(INT64_MIN, buf), "-922337203685477580.8");
	for (int64_t n = -2000; n <= 2000; n++) {
		assert_int_equal(hl_points_parse(hl_points_format(n, buf), &v), 0);
		assert_int_equal(v, n);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_as_timegm),
		cmocka_unit_test(days_far_away),
		cmocka_unit_test(day_texts),
		cmocka_unit_test(zones_refused),
		cmocka_unit_test(zone_is_the_systems),
		cmocka_unit_test(offsets_as_localtime),
		cmocka_unit_test(local_times_lead_back),
		cmocka_unit_test(clock_changes),
		cmocka_unit_test(forms_of_a_moment),
		cmocka_unit_test(bare_dates),
		cmocka_unit_test(words_and_relative_times),
		cmocka_unit_test(working_days_of_the_calendar),
		cmocka_unit_test(refused_times),
		cmocka_unit_test(only_dates_that_exist),
		cmocka_unit_test(times_out),
		cmocka_unit_test(out_and_in_again),
		cmocka_unit_test(points_in_and_out),
	};

	return cmocka_run_group_tests(tests, in_shanghai, NULL);
}
