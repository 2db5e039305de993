/* calendar.c: the built-in days, calendar files, and the periods of R20 and R21. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static struct hl_calendar *cal; /* the built-in one */
static const struct hl_clock three_days = { 3, HL_COUNT_CALENDAR, true, 86400 };
static const struct hl_clock three_days_fixed = { 3, HL_COUNT_CALENDAR, false, 86400 };
static const struct hl_clock three_working = { 3, HL_COUNT_WORKING, true, 86400 };
static const struct hl_clock three_times_24_hours = { 3, HL_COUNT_HOURS, true, 86400 };

static int
setup(void **state)
{
	(void)state;
	cal = cal_new();
	cal_builtin(cal);
	return time_zone("Asia/Shanghai");
}

static int
teardown(void **state)
{
	(void)state;
	cal_free(cal);
	return 0;
}

static int64_t
day(const char *iso)
{
	int64_t d;

	if (day_parse(iso, &d) != 0)
		fail_msg("no date: %s", iso);
	return d;
}

static int64_t
moment(const char *s)
{
	int64_t t;

	if (hl_time_parse(s, 0, NULL, HL_BARE_START, &t, NULL) != 0)
		fail_msg("no time: %s", s);
	return t;
}

#define assert_due(c, clock, from, want) assert_string_equal(due_text(c, clock, from), want)

static const char *
due_text(const struct hl_calendar *c, const struct hl_clock *clock, const char *from)
{
	static char buf[32];

	return hl_time_long(cal_due(c, clock, moment(from), NULL, NULL, NULL), buf);
}

/* --- the days ------------------------------------------------------------------------------ */

static void
builtin_days(void **state)
{
	int64_t d, before = 0;
	enum day_kind kind;
	const char *name;
	size_t i, holidays = 0, workdays = 0;

	(void)state;
	for (i = 0; cal_row(cal, i, &d, &kind, &name); i++, before = d) {
		assert_true(d > before);
		assert_true(d >= day("2020-01-01") && d <= day("2026-12-31"));
		assert_true(name[0] != '\0');
		holidays += kind == DAY_HOLIDAY;
		workdays += kind == DAY_WORKDAY;
		/* only a Saturday or Sunday is made a working day */
		if (kind == DAY_WORKDAY)
			assert_int_equal(day_week(d) % 6, 0);
	}
	assert_int_equal(i, 254);
	assert_int_equal(holidays + workdays, i);
	assert_int_equal(workdays, 46);
}

static void
kinds_of_day(void **state)
{
	static const struct {
		const char *date;
		bool works;
		const char *name;
	} v[] = {
		{ "2020-01-23", true, NULL },
		{ "2020-01-24", false, "春节" },
		{ "2020-01-19", true, NULL }, /* a Sunday made up */
		{ "2020-02-01", false, "春节" }, /* made up, then a holiday by the extension */
		{ "2020-02-02", false, "春节" },
		{ "2020-02-03", true, NULL },
		{ "2020-04-25", false, NULL },
		{ "2020-04-26", true, NULL },
		{ "2020-05-09", true, NULL },
		{ "2020-10-01", false, "国庆节、中秋节" },
		{ "2020-10-09", true, NULL },
		{ "2020-10-10", true, NULL },
		{ "2024-02-09", true, NULL }, /* 除夕: leave was only encouraged */
		/* not covered: a Friday */
		{ "2026-12-31", true, NULL },
		{ "2027-01-01", true, NULL },
		{ "2027-01-02", false, NULL },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		const char *name = cal_name(cal, day(v[i].date));
		if (cal_works(cal, day(v[i].date)) != v[i].works)
			fail_msg("wrong kind: %s", v[i].date);
		if (v[i].name == NULL)
			assert_null(name);
		else
			assert_string_equal(name, v[i].name);
	}
}

static void
years_covered(void **state)
{
	struct hl_calendar *c = cal_new();

	(void)state;
	assert_false(cal_covers(cal, day("2019-12-31")));
	assert_true(cal_covers(cal, day("2020-01-01")));
	assert_true(cal_covers(cal, day("2026-12-31")));
	assert_false(cal_covers(cal, day("2027-01-01")));
	assert_false(cal_covers(cal, -1));
	assert_false(cal_covers(cal, day_of(12000, 1, 1)));
	for (int64_t d = day("2020-01-01"); d <= day("2026-12-31"); d++)
		assert_true(cal_covers(cal, d));
	assert_false(cal_covers(c, day("2020-01-01")));
	cal_add(c, day("2020-12-31"), DAY_HOLIDAY, NULL);
	assert_true(cal_covers(c, day("2020-01-01")));
	assert_null(cal_name(c, day("2020-12-31")));
	cal_free(c);
	cal_free(NULL);
}

/* In any order, with a day given again: the later one holds. */
static void
adding_in_any_order(void **state)
{
	struct hl_calendar *c = cal_new();
	int64_t base = day("2020-01-01"), d;
	enum day_kind kind;
	const char *name;
	size_t i;

	(void)state;
	for (int k = 0; k < 1000; k++) /* 1000 and 367 have no common divisor */
		cal_add(c, base + k * 367 % 1000, k % 2 ? DAY_HOLIDAY : DAY_WORKDAY, "甲");
	for (int k = 0; k < 1000; k += 7)
		cal_add(c, base + k, DAY_HOLIDAY, "乙");
	for (i = 0; cal_row(c, i, &d, &kind, &name); i++) {
		assert_int_equal(d, base + (int64_t)i);
		assert_string_equal(name, i % 7 ? "甲" : "乙");
	}
	assert_int_equal(i, 1000);
	cal_free(c);
}

/* --- files --------------------------------------------------------------------------------- */

/*
 * Reads text as the file "days" of a directory of its own; the answer of cal_read, err without
 * the directory.
 */
static int
read_text(struct hl_calendar *c, const char *text, size_t n, char *err)
{
	char dir[] = "/tmp/hl-calendar-XXXXXX", path[64], full[512] = "";

	assert_non_null(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/days", dir);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	int rc = cal_read(c, path, full, sizeof(full));
	unlink(path);
	rmdir(dir);
	strcpy(err, full[0] != '\0' ? full + strlen(dir) + 1 : "");
	return rc;
}

static void
files_accepted(void **state)
{
	static const char *const same[] = {
		"2030-01-01\tholiday\t元旦\n2030-01-05\tworkday\t元旦\n",
		"date\tkind\tname\n2030-01-01\tholiday\t元旦\n2030-01-05\tworkday\t元旦\n",
		"# 注释, with commas\n\ndate,kind,name\n# "
		"again\n2030-01-05,workday,元旦\n2030-01-01,holiday,元旦",
		"\ufeffdate,kind,name\r\n2030-01-01,holiday,元旦\r\n2030-01-05,workday,元旦\r\n",
		"日期,类型,名称\n2030年1月1日,休,元旦\n2030年1月5日,班,元旦\n",
		" 2030-01-01 , holiday , 元旦 \n２０３０-01-05　,　workday,\n",
		"2030/1/1,节假日,元旦\n2030/1/5,调休上班,元旦\n\n\n",
		"\"2030-01-01\",\"holiday\",\"元旦\"\n\"2030-01-05\",\"workday\",\"元旦\"\n",
		"2030-01-01,holiday,元旦,,\n2030-01-05,workday,元旦,,\n,,,\n",
		/* GB18030 */
		"2030-01-01,\xd0\xdd,\xd4\xaa\xb5\xa9\n2030-01-05,\xb0\xe0,\xd4\xaa\xb5\xa9\n",
		"2030-01-01,holiday\n2030-01-05,workday\n",
	};
	char err[512];

	(void)state;
	for (size_t i = 0; i < LEN(same); i++) {
		struct hl_calendar *c = cal_new();
		if (read_text(c, same[i], strlen(same[i]), err) != 0)
			fail_msg("file %zu refused: %s", i, err);
		assert_false(cal_works(c, day("2030-01-01")));
		assert_true(cal_works(c, day("2030-01-05")));
		if (i + 1 < LEN(same))
			assert_string_equal(cal_name(c, day("2030-01-01")), "元旦");
		cal_free(c);
	}
}

static void
files_refused(void **state)
{
	static const struct {
		const char *text, *err;
	} v[] = {
		{ "2030-02-30\tholiday\tx\n", "days:1: no such date '2030-02-30'" },
		{ "# c\n\n2030-01-01\tholiday\tx\nrubbish\tholiday\tx\n",
		    "days:4: no such date 'rubbish'" },
		{ "2030-01-01 14:00\tholiday\tx\n", "days:1: no such date '2030-01-01 14:00'" },
		{ "today\tholiday\tx\n", "days:1: no such date 'today'" },
		{ "+3d\tholiday\tx\n", "days:1: no such date '+3d'" },
		{ "1950-01-01\tholiday\tx\n", "days:1: no such date '1950-01-01'" },
		{ "9999-01-01\tholiday\tx\n", "days:1: no such date '9999-01-01'" },
		{ "2030-01-01\tholidays\tx\n",
		    "days:1: unknown kind 'holidays': it is one of holiday, workday (休, 班)" },
		{ "2030-01-01\t\tx\n",
		    "days:1: unknown kind '': it is one of holiday, workday (休, 班)" },
		{ "2030-01-01,holiday,x\n2030/1/1,workday,x\n",
		    "days:2: date '2030/1/1' is there twice" },
		{ "2030-01-01\n", "days:1: a date and a kind are wanted, not '2030-01-01'" },
		{ "2030-01-01 holiday x\n",
		    "days:1: a date and a kind are wanted, not '2030-01-01 holiday x'" },
		{ "2030-01-01,holiday,a,b\n", "days:1: more than a date, a kind and a name" },
		{ "2030-01-01,holiday,x\ndate,kind,name\n", "days:2: no such date 'date'" },
		{ "2030-01-01,holiday,a\x1b[31mb\n", "days:1: a control character in the name" },
		{ "2030-01-01,holiday,a\r2030-01-02,holiday,b\n",
		    "days:1: more than a date, a kind and a name" },
		{ "2030-01-01,holiday,\xff\n", "days:1: neither UTF-8 nor GB18030 text" },
	};
	char err[512];

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct hl_calendar *c = cal_new();
		int64_t d;
		enum day_kind kind;
		const char *name;
		assert_int_equal(read_text(c, v[i].text, strlen(v[i].text), err), -1);
		assert_string_equal(err, v[i].err);
		assert_false(cal_row(c, 0, &d, &kind, &name)); /* nothing of it is kept */
		cal_free(c);
	}
	assert_int_equal(read_text(cal, "2030-01-01\0,holiday", 19, err), -1);
	assert_string_equal(err, "days:1: neither UTF-8 nor GB18030 text");
	assert_int_equal(cal_read(cal, "/nowhere/days", err, sizeof(err)), -1);
	assert_string_equal(err, "/nowhere/days: No such file or directory");
	assert_int_equal(cal_read(cal, "/tmp", err, sizeof(err)), -1);
	assert_string_equal(err, "/tmp: Is a directory");
}

/* A short buffer for the message is kept to. */
static void
message_is_cut(void **state)
{
	char err[8] = "1234567";

	(void)state;
	assert_int_equal(cal_read(cal, "/nowhere/days", err, 4), -1);
	assert_string_equal(err, "/no");
	assert_string_equal(err + 4, "567");
}

/* --- R20: the check vectors of the rules ----------------------------------------------------- */

static void
R20_calendar_days_roll(void **state)
{
	(void)state;
	assert_due(cal, &three_days, "2020-04-24 10:00", "2020-04-27 23:59:59");
	assert_due(cal, &three_days, "2020-04-30 10:00", "2020-05-06 23:59:59");
	assert_due(cal, &three_days, "2020-09-30 10:00", "2020-10-09 23:59:59");
}

static void
R20_working_days(void **state)
{
	(void)state;
	assert_due(cal, &three_working, "2020-04-24 10:00", "2020-04-28 23:59:59");
	assert_due(cal, &three_working, "2020-04-30 10:00", "2020-05-08 23:59:59");
	assert_due(cal, &three_working, "2020-09-30 10:00", "2020-10-12 23:59:59");
}

static void
R20_working_days_without_calendar(void **state)
{
	struct hl_calendar *none = cal_new();

	(void)state;
	assert_due(none, &three_working, "2020-04-24 10:00", "2020-04-29 23:59:59");
	assert_due(none, &three_working, "2020-04-30 10:00", "2020-05-05 23:59:59");
	assert_due(none, &three_working, "2020-09-30 10:00", "2020-10-05 23:59:59");
	cal_free(none);
}

static void
R20_calendar_days_without_roll(void **state)
{
	(void)state;
	assert_due(cal, &three_days_fixed, "2020-04-24 10:00", "2020-04-27 23:59:59");
	assert_due(cal, &three_days_fixed, "2020-04-30 10:00", "2020-05-03 23:59:59");
	assert_due(cal, &three_days_fixed, "2020-09-30 10:00", "2020-10-03 23:59:59");
	assert_due(cal, &three_days_fixed, "2024-02-26 10:00", "2024-02-29 23:59:59");
	assert_due(cal, &three_days_fixed, "2023-02-26 10:00", "2023-03-01 23:59:59");
}

/* The time of day does not matter, to the last second of the starting day. */
static void
R20_starting_day_is_not_counted(void **state)
{
	(void)state;
	assert_due(cal, &three_days, "2020-04-24 00:00:00", "2020-04-27 23:59:59");
	assert_due(cal, &three_days, "2020-04-24 23:59:59", "2020-04-27 23:59:59");
	assert_due(cal, &three_days, "2020-04-25 00:00:00", "2020-04-28 23:59:59");
	assert_due(cal, &three_days, "2020-04-23T16:00:00Z", "2020-04-27 23:59:59");
	assert_due(cal, &three_days, "2020-04-23T15:59:59Z", "2020-04-26 23:59:59");
}

/* A make-up Sunday is a working day: nothing rolls, and it counts. */
static void
R20_makeup_days_work(void **state)
{
	(void)state;
	assert_due(cal, &three_days, "2020-04-23 09:00", "2020-04-26 23:59:59");
	assert_due(cal, &three_working, "2020-04-25 09:00", "2020-04-28 23:59:59");
	assert_due(cal, &three_days, "2020-01-16 09:00", "2020-01-19 23:59:59");
	/* over 春节 */
	assert_due(cal, &three_days, "2020-01-22 09:00", "2020-02-03 23:59:59");
}

static void
R20_hours(void **state)
{
	(void)state;
	assert_due(cal, &three_times_24_hours, "2020-04-24 10:11:12", "2020-04-27 10:11:12");
	assert_due(cal, &three_times_24_hours, "2020-04-30 10:11:12", "2020-05-03 10:11:12");
	/* 72 hours to the second also where the clocks change */
	if (time_zone("America/New_York") == 0) {
		assert_due(
		    cal, &three_times_24_hours, "2023-03-10 10:00:00", "2023-03-13 11:00:00");
		assert_due(cal, &three_days_fixed, "2023-03-10 10:00:00", "2023-03-13 23:59:59");
		time_zone("Asia/Shanghai");
	}
}

static void
R20_closing_hour(void **state)
{
	struct hl_clock five = { 3, HL_COUNT_CALENDAR, true, 17 * 3600 };

	(void)state;
	assert_due(cal, &five, "2020-04-24 10:00", "2020-04-27 17:00:00");
	assert_due(cal, &five, "2020-04-30 18:00", "2020-05-06 17:00:00");
	five.count = HL_COUNT_WORKING;
	assert_due(cal, &five, "2020-04-30 10:00", "2020-05-08 17:00:00");
	five.count = HL_COUNT_HOURS;
	assert_due(cal, &five, "2020-04-30 10:00", "2020-05-03 10:00:00");
}

/* R21 counts as R34 does: the end of the n-th working day after the day. */
static void
R21_R34_after_working_days(void **state)
{
	static char buf[32];

	(void)state;
	assert_string_equal(
	    hl_time_long(cal_after_working(cal, moment("2020-04-30 10:00"), 3), buf),
	    "2020-05-08 23:59:59");
	assert_string_equal(
	    hl_time_long(cal_after_working(cal, moment("2020-04-27 23:59:59"), 10), buf),
	    "2020-05-13 23:59:59");
}

/* Outside the covered years Mon-Fri counts, and it is told when such a day was looked at. */
static void
R20_year_not_covered(void **state)
{
	static const struct {
		const char *from;
		const struct hl_clock *clock;
		const char *due;
		bool un;
	} v[] = {
		{ "2026-12-28 10:00", &three_days, "2026-12-31 23:59:59", false },
		{ "2026-12-29 10:00", &three_days, "2027-01-01 23:59:59", true },
		{ "2026-12-30 10:00", &three_days, "2027-01-04 23:59:59", true },
		{ "2026-12-28 10:00", &three_working, "2026-12-31 23:59:59", false },
		{ "2026-12-29 10:00", &three_working, "2027-01-01 23:59:59", true },
		{ "2026-12-31 10:00", &three_working, "2027-01-05 23:59:59", true },
		{ "2026-12-31 10:00", &three_days_fixed, "2027-01-03 23:59:59", false },
		{ "2026-12-31 10:00", &three_times_24_hours, "2027-01-03 10:00:00", false },
		{ "2019-12-31 10:00", &three_working, "2020-01-06 23:59:59", false },
		{ "2019-12-27 10:00", &three_working, "2020-01-02 23:59:59", true },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		char buf[32];
		bool un = !v[i].un;
		int64_t t = cal_due(cal, v[i].clock, moment(v[i].from), &un, NULL, NULL);
		assert_string_equal(hl_time_long(t, buf), v[i].due);
		assert_int_equal(un, v[i].un);
	}
}

/* --- explanations -------------------------------------------------------------------------- */

static void
collect(void *ctx, const struct due_step *s)
{
	char date[16], *to = ctx;

	sprintf(to + strlen(to), "%s %s %d%s%s\n", day_iso(s->day, date), s->what, s->n,
	    s->name ? " " : "", s->name ? s->name : "");
}

static void
R20_explained(void **state)
{
	char text[2048] = "";

	(void)state;
	cal_due(cal, &three_days, moment("2020-04-30 10:00"), NULL, collect, text);
	assert_string_equal(text,
	    "2020-04-30 start 0\n2020-05-01 counted 1 劳动节\n"
	    "2020-05-02 counted 2 劳动节\n2020-05-03 rest 3 劳动节\n2020-05-04 rest 0 劳动节\n"
	    "2020-05-05 rest 0 劳动节\n2020-05-06 rolled 0\n");
	text[0] = '\0';
	cal_due(cal, &three_working, moment("2020-04-24 10:00"), NULL, collect, text);
	assert_string_equal(text, "2020-04-24 start 0\n2020-04-25 rest 0\n2020-04-26 counted 1\n"
				  "2020-04-27 counted 2\n2020-04-28 last 3\n");
	text[0] = '\0';
	cal_due(cal, &three_days, moment("2020-04-24 10:00"), NULL, collect, text);
	assert_string_equal(text, "2020-04-24 start 0\n2020-04-25 counted 1\n2020-04-26 counted 2\n"
				  "2020-04-27 last 3\n");
	text[0] = '\0';
	cal_due(cal, &three_times_24_hours, moment("2020-04-30 10:00"), NULL, collect, text);
	assert_string_equal(text, "2020-04-30 start 0\n2020-05-01 counted 1 劳动节\n"
				  "2020-05-02 counted 2 劳动节\n2020-05-03 last 3 劳动节\n");
}

/* --- against a second, plain counting -------------------------------------------------------- */

/* Whether a day works, by running through all rows. */
static bool
plain_works(int64_t d)
{
	int64_t row;
	enum day_kind kind;
	const char *name;

	for (size_t i = 0; cal_row(cal, i, &row, &kind, &name); i++)
		if (row == d)
			return kind == DAY_WORKDAY;
	return day_week(d) != 0 && day_week(d) != 6;
}

static void
R20_every_day_of_2020_to_2026(void **state)
{
	enum { DAYS = 2557 };
	int64_t first = day("2020-01-01");
	static bool work[DAYS + 40];

	(void)state;
	for (int i = 0; i < DAYS + 40; i++)
		work[i] = plain_works(first + i);
	for (int i = 0; i < DAYS; i++) {
		assert_int_equal(work[i], cal_works(cal, first + i));
		for (int n = 0; n <= 6; n++) {
			struct hl_clock k = { n, HL_COUNT_CALENDAR, true, 86400 };
			int64_t from = time_at(first + i, i * 7919 % 86400);
			int last = i + n, left = n, w = i;
			while (!work[last])
				last++;
			assert_int_equal(cal_due(cal, &k, from, NULL, NULL, NULL),
			    (first + last) * 86400 + 86399 - 28800);
			k.roll = false;
			assert_int_equal(cal_due(cal, &k, from, NULL, NULL, NULL),
			    (first + i + n) * 86400 + 86399 - 28800);
			k.count = HL_COUNT_WORKING;
			while (left > 0)
				left -= work[++w];
			assert_int_equal(cal_due(cal, &k, from, NULL, NULL, NULL),
			    (first + w) * 86400 + 86399 - 28800);
			assert_int_equal(
			    cal_after_working(cal, from, n), (first + w) * 86400 + 86399 - 28800);
			k.count = HL_COUNT_HOURS;
			assert_int_equal(
			    cal_due(cal, &k, from, NULL, NULL, NULL), from + n * 86400);
		}
	}
}

/*
 * The explained days are all days from the start to the due day, in order, and explain changes
 * nothing.
 */
struct trail {
	int64_t next;
	int counted;
	bool broken;
};

static void
follow(void *ctx, const struct due_step *s)
{
	struct trail *t = ctx;

	t->broken |= s->day != t->next++;
	if (s->n > 0)
		t->broken |= s->n != ++t->counted;
}

static void
R20_explained_without_gaps(void **state)
{
	static const struct hl_clock *const clocks[] = { &three_days, &three_days_fixed,
		&three_working, &three_times_24_hours };

	(void)state;
	for (int64_t d = day("2020-01-01"); d <= day("2026-12-31"); d++)
		for (size_t i = 0; i < LEN(clocks); i++) {
			int64_t from = time_at(d, 36000);
			struct trail t = { d, 0, false };
			int64_t due = cal_due(cal, clocks[i], from, NULL, follow, &t);
			assert_false(t.broken);
			assert_int_equal(t.counted, 3);
			assert_int_equal(t.next - 1, time_day(due));
			assert_int_equal(due, cal_due(cal, clocks[i], from, NULL, NULL, NULL));
		}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(builtin_days),
		cmocka_unit_test(kinds_of_day),
		cmocka_unit_test(years_covered),
		cmocka_unit_test(adding_in_any_order),
		cmocka_unit_test(files_accepted),
		cmocka_unit_test(files_refused),
		cmocka_unit_test(message_is_cut),
		cmocka_unit_test(R20_calendar_days_roll),
		cmocka_unit_test(R20_working_days),
		cmocka_unit_test(R20_working_days_without_calendar),
		cmocka_unit_test(R20_calendar_days_without_roll),
		cmocka_unit_test(R20_starting_day_is_not_counted),
		cmocka_unit_test(R20_makeup_days_work),
		cmocka_unit_test(R20_hours),
		cmocka_unit_test(R20_closing_hour),
		cmocka_unit_test(R21_R34_after_working_days),
		cmocka_unit_test(R20_year_not_covered),
		cmocka_unit_test(R20_explained),
		cmocka_unit_test(R20_every_day_of_2020_to_2026),
		cmocka_unit_test(R20_explained_without_gaps),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
