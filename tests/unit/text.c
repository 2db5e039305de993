/* text.c: UTF-8, what is refused in text, names, codes, near matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

#include <cmocka.h>

#define OK(s) assert_true(text_utf8(s, sizeof(s) - 1))
#define BAD(s) assert_false(text_utf8(s, sizeof(s) - 1))

static void
strict_utf8(void **state)
{
	(void)state;
	OK("");
	OK("plain ascii, longer than a word of the machine");
	OK("路灯不亮 12345 路灯不亮");
	OK("\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbf");
	OK("\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
	BAD("\x80");
	BAD("abc\xff");
	BAD("\xc0\x80"); /* overlong NUL */
	BAD("\xc1\xbf");
	BAD("\xe0\x9f\xbf");
	BAD("\xf0\x8f\xbf\xbf");
	BAD("\xed\xa0\x80"); /* a surrogate */
	BAD("\xf4\x90\x80\x80"); /* past U+10FFFF */
	BAD("\xf5\x80\x80\x80");
	BAD("12345678\xe8\xb7"); /* cut short */
	BAD("\xe8\xb7x");
	assert_int_equal(text_step("\xe8\xb7", 2), -1);
	assert_int_equal(text_step("\xe8x", 2), 0);
}

static void
text_that_is_refused(void **state)
{
	static const char *const bad[] = {
		"\x01",
		"a\x1b[31m",
		"a\rb",
		"a\x7f",
		"\xc2\x80",
		"\xc2\x9f",
		"a\xe2\x80\x8e",
		"\xe2\x80\x8f",
		"\xd8\x9c",
		"\xe2\x80\xaa",
		"\xe2\x80\xae",
		"\xe2\x81\xa6",
		"\xe2\x81\xa9",
		"路\xef\xbb\xbf灯",
		"\xff",
		"路\xe7\x81",
	};
	static const char *const good[] = {
		"",
		"路灯不亮",
		"a b",
		"\xc2\xa0",
		"①㎡",
		"丁\xe3\x80\x80山",
		"\xe2\x80\xa9",
		"\xef\xbb\xbfx",
	};

	(void)state;
	for (size_t i = 0; i < LEN(bad); i++) {
		assert_non_null(text_bad(bad[i], false));
		assert_non_null(text_bad(bad[i], true));
	}
	for (size_t i = 0; i < LEN(good); i++)
		assert_null(text_bad(good[i], false));
	assert_non_null(text_bad("a\nb", false));
	assert_non_null(text_bad("a\tb", false));
	assert_null(text_bad("a\n\tb", true));
}

struct pair {
	const char *from, *to;
};

static void
names_r6(void **state)
{
	static const struct pair v[] = {
		{ "丁  山", "丁山" },
		{ "丁\xc2\xa0\xc2\xa0山", "丁山" },
		{ "丁\xe3\x80\x80山", "丁山" },
		{ "丁\xef\xbb\xbf\xe2\x80\x8b\t山", "丁山" },
		{ "\xe3\x80\x80 张工\xc2\xa0", "张工" },
		{ "Quality of Life", "Quality of Life" },
		{ "  Quality\xc2\xa0 of \t Life ", "Quality of Life" },
		{ "张 Wang", "张 Wang" },
		{ "第 3 网格", "第 3 网格" },
		{ "𠀀 㐂", "𠀀㐂" },
		{ "", "" },
		{ " \xe3\x80\x80 ", "" },
		{ "\xff x", "\xff x" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		char *got = text_name(v[i].from);

		assert_string_equal(got, v[i].to);
		free(got);
	}
}

static void
codes_are_folded(void **state)
{
	static const struct pair v[] = {
		{ "ＨＴＢＣ－２０２６－０００１", "HTBC-2026-0001" },
		{ "\xe3\x80\x80 2026年3月5日\xc2\xa0", "2026年3月5日" },
		{ "２０２６／３／５\xe3\x80\x80１４：３０", "2026/3/5 14:30" },
		{ "～！", "~!" },
		{ "①", "①" },
		{ "", "" },
		{ "\xef\xbb\xbf"
		  "code",
		    "code" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		char *got = text_fold(v[i].from);

		assert_string_equal(got, v[i].to);
		free(got);
	}
}

static void
trimming(void **state)
{
	static const struct pair v[] = {
		{ " a b ", "a b" },
		{ "\n\xe3\x80\x80路\xc2\xa0灯\r\n", "路\xc2\xa0灯" },
		{ "", "" },
		{ " \t\xef\xbb\xbf", "" },
		{ "\x80 ", "\x80" },
		{ "灯", "灯" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		size_t n;
		const char *s = text_trim(v[i].from, &n);

		assert_int_equal(n, strlen(v[i].to));
		assert_memory_equal(s, v[i].to, n);
	}
}

static void
codes_and_numbers(void **state)
{
	static const char *const bad[] = {
		"",
		"-",
		"+",
		"1x",
		" 1",
		"1 ",
		"9223372036854775808",
		"-9223372036854775809",
		"0x1",
		"1.0",
		"--1",
		"99999999999999999999",
	};
	int64_t n;

	(void)state;
	assert_true(text_code("HT-bc_09"));
	assert_true(text_code("ABCDEFGHIJKLMNOP"));
	assert_false(text_code("ABCDEFGHIJKLMNOPQ"));
	assert_false(text_code(""));
	assert_false(text_code("a b"));
	assert_false(text_code("局"));
	assert_true(text_int("9223372036854775807", &n) && n == INT64_MAX);
	assert_true(text_int("-9223372036854775808", &n) && n == INT64_MIN);
	assert_true(text_int("+007", &n) && n == 7);
	assert_true(text_int("-0", &n) && n == 0);
	for (size_t i = 0; i < LEN(bad); i++)
		assert_false(text_int(bad[i], &n));
}

static void
near_matches(void **state)
{
	static const char *const words[] = { "local", "solo", "joint", "transfer", "民生改善", "" };
	char longer[400];

	(void)state;
	assert_int_equal(text_distance("", ""), 0);
	assert_int_equal(text_distance("", "abc"), 3);
	assert_int_equal(text_distance("kitten", "sitting"), 3);
	assert_int_equal(text_distance("joint", "jiont"), 1);
	assert_int_equal(text_distance("路灯", "路登亮"), 2);
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	assert_int_equal(text_distance(longer, "b"), 64);
	assert_string_equal(text_nearest("Jiont", words, LEN(words)), "joint");
	assert_string_equal(text_nearest("tranfser", words, LEN(words)), "transfer");
	assert_string_equal(text_nearest("民生", words, LEN(words)), "民生改善");
	assert_null(text_nearest("xyzzy", words, LEN(words)));
	assert_null(text_nearest("", words, LEN(words)));
	assert_null(text_nearest("a", words, 0));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strict_utf8),
		cmocka_unit_test(text_that_is_refused),
		cmocka_unit_test(names_r6),
		cmocka_unit_test(codes_are_folded),
		cmocka_unit_test(trimming),
		cmocka_unit_test(codes_and_numbers),
		cmocka_unit_test(near_matches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
