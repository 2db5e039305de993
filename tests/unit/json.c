/* json.c: what is read, what is refused and where, what is written reads back equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

#include <cmocka.h>

static char err[256];

static int
parse(const char *s, struct hl_args *a)
{
	err[0] = '\0';
	return json_args(s, strlen(s), a, err, sizeof(err));
}

static void
reads_values(void **state)
{
	static const char text[] =
	    " {\"do\":\"dispatch\", \"to\":[\"CGJ\",\"WHJ\"],\"n\":1.0,\"m\":-12e+3,\"z\":0,\n"
	    "\"t\":true,\"f\":false,\"x\":null,\"e\":[],\"o\":{\"a\": [1, {}]},\"s\":\"\"}\r\n";
	static const struct {
		const char *name, *value;
	} v[] = {
		{ "do", "dispatch" },
		{ "to", "CGJ" },
		{ "n", "1.0" },
		{ "m", "-12e+3" },
		{ "z", "0" },
		{ "t", "yes" },
		{ "f", NULL },
		{ "x", NULL },
		{ "e", NULL },
		{ "o", "{\"a\": [1, {}]}" },
		{ "s", "" },
	};
	struct hl_args a = { 0 };

	(void)state;
	assert_int_equal(parse(text, &a), 0);
	for (size_t i = 0; i < LEN(v); i++) {
		const char *got = hl_args_get(&a, v[i].name);

		if (v[i].value)
			assert_string_equal(got, v[i].value);
		else
			assert_null(got);
	}
	assert_int_equal(hl_args_find(&a, "to")->n, 2);
	hl_args_clear(&a);
	assert_int_equal(parse("\xef\xbb\xbf{}", &a), 0);
	assert_int_equal(a.n, 0);
}

static void
reads_escapes(void **state)
{
	struct hl_args a = { 0 };

	(void)state;
	assert_int_equal(
	    parse("{\"\\u8def\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u706f\\uD840\\uDC00x\"}", &a), 0);
	assert_string_equal(hl_args_get(&a, "路"), "\"\\/\b\f\n\r\t灯𠀀x");
	hl_args_clear(&a);
}

static void
refuses(void **state)
{
	static const struct {
		const char *text, *why;
	} v[] = {
		{ "", "column 1: a JSON object expected" },
		{ "[]", "column 1: a JSON object expected" },
		{ "{", "column 2: a name in quotes expected" },
		{ "{\"a\"}", "column 5: a colon expected" },
		{ "{\"a\":}", "column 6: a value expected" },
		{ "{\"a\":1", "column 7: a comma or } expected" },
		{ "{\"a\":1,}", "column 8: a name in quotes expected" },
		{ "{\"a\":[1,]}", "column 9: a value expected" },
		{ "{\"a\":[1}", "column 8: a comma or ] expected" },
		{ "{\"a\":[[1]]}", "column 7: an array in an array" },
		{ "{\"a\":1}x", "column 8: text after the object" },
		{ "{\"a\":1}{}", "column 8: text after the object" },
		{ "{a:1}", "column 2: a name in quotes expected" },
		{ "{'a':1}", "column 2: a name in quotes expected" },
		{ "{\"a\":01}", "column 7: a comma or } expected" },
		{ "{\"a\":1.}", "column 6: not a number" },
		{ "{\"a\":.5}", "column 6: a value expected" },
		{ "{\"a\":-}", "column 6: not a number" },
		{ "{\"a\":1e}", "column 6: not a number" },
		{ "{\"a\":+1}", "column 6: a value expected" },
		{ "{\"a\":NaN}", "column 6: a value expected" },
		{ "{\"a\":True}", "column 6: a value expected" },
		{ "{\"a\":nullx}", "column 10: a comma or } expected" },
		{ "{\"a\":\"b}", "column 6: a string is not closed" },
		{ "{\"a\":\"b\\", "column 9: a string is not closed" },
		{ "{\"a\":\"\\x\"}", "column 7: unknown escape" },
		{ "{\"a\":\"\\u12\"}", "column 9: four hex digits expected" },
		{ "{\"a\":\"\\u12g4\"}", "column 9: four hex digits expected" },
		{ "{\"a\":\"\\u0000\"}", "column 7: a NUL character" },
		{ "{\"a\":\"\\ud800\"}", "column 7: half of a surrogate pair" },
		{ "{\"a\":\"\\udc00\"}", "column 7: half of a surrogate pair" },
		{ "{\"a\":\"\\ud800\\u0041\"}", "column 7: half of a surrogate pair" },
		{ "{\"a\":\"\t\"}", "column 7: a control character in a string" },
		{ "{\"路灯\":\"灯\x01\"}", "column 9: a control character in a string" },
		{ "{\"路灯\":\"\xff\"}", "column 8: invalid UTF-8" },
		{ "{\"a\":1,\"\\u0061\":2}", "column 8: 'a' stands twice" },
		{ "{\"a\":null,\"b\":1,\"a\":2}", "column 17: 'a' stands twice" },
		{ "{\"a\":{\"b\":}}", "column 11: a value expected" },
		{ "{\"a\":{\"b\":\"\\u0000\"}}", "column 12: a NUL character" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct hl_args a = { 0 };

		assert_int_equal(parse(v[i].text, &a), -1);
		assert_string_equal(err, v[i].why);
		hl_args_clear(&a);
	}
}

static void
refuses_nul_byte(void **state)
{
	struct hl_args a = { 0 };

	(void)state;
	assert_int_equal(json_args("{\"a\":\"\0\"}", 9, &a, err, sizeof(err)), -1);
	assert_int_equal(json_args("{}\0", 3, &a, err, sizeof(err)), -1);
	hl_args_clear(&a);
}

static void
refuses_bombs(void **state)
{
	struct hl_args a = { 0 };
	struct buf b = { 0 };

	(void)state;
	buf_str(&b, "{\"a\":");
	for (int i = 0; i < 100000; i++)
		buf_str(&b, "{\"b\":");
	assert_int_equal(parse(b.s, &a), -1);
	assert_non_null(strstr(err, "nested too deeply"));
	hl_args_clear(&a);
	buf_clear(&b);
	for (int i = 0; i < 1001; i++)
		buf_fmt(&b, "%c\"%d\":1", i ? ',' : '{', i);
	buf_str(&b, "}");
	assert_int_equal(parse(b.s, &a), -1);
	assert_non_null(strstr(err, "too many names"));
	hl_args_clear(&a);
	buf_clear(&b);
	buf_str(&b, "{\"a\":{\"b\":[[[[[[[[[[[[[[1]]]]]]]]]]]]]]}}");
	assert_int_equal(parse(b.s, &a), 0);
	hl_args_clear(&a);
	buf_free(&b);
}

static void
writes(void **state)
{
	struct hl_args a = { 0 };
	struct buf b = { 0 };

	(void)state;
	json_from_args(&b, &a);
	assert_string_equal(b.s, "{}");
	buf_clear(&b);
	hl_args_add(&a, "issue", "HTBC-2026-0001");
	hl_args_add(&a, "to", "A");
	hl_args_add(&a, "to", "局");
	hl_args_add(&a, "text", "\"\\\b\f\n\r\t\x01\x7f/");
	json_from_args(&b, &a);
	assert_string_equal(b.s, "{\"issue\":\"HTBC-2026-0001\",\"to\":[\"A\",\"局\"],"
				 "\"text\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f/\"}");
	buf_clear(&b);
	json_str(&b, "a\xff路\xe7\x81");
	assert_string_equal(b.s, "\"a\xef\xbf\xbd路\xef\xbf\xbd\xef\xbf\xbd\"");
	buf_free(&b);
	hl_args_clear(&a);
}

static void
reads_back_equal(void **state)
{
	static const char *const v[] = {
		"",
		"1.0",
		"yes",
		"null",
		"{\"a\":1}",
		"[1]",
		"路灯\n\t不亮",
		"\x01\x1f\x7f",
		"\"\\/",
		"𠀀",
	};
	struct hl_args a = { 0 }, back = { 0 };
	struct buf b = { 0 }, again = { 0 };

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		hl_args_add(&a, "all", v[i]);
		hl_args_add(&a, v[i], v[i]);
	}
	json_from_args(&b, &a);
	assert_int_equal(json_args(b.s, b.n, &back, err, sizeof(err)), 0);
	assert_int_equal(back.n, a.n);
	for (size_t i = 0; i < a.n; i++) {
		assert_string_equal(back.a[i].name, a.a[i].name);
		assert_int_equal(back.a[i].n, a.a[i].n);
		for (size_t k = 0; k < a.a[i].n; k++)
			assert_string_equal(back.a[i].v[k], a.a[i].v[k]);
	}
	json_from_args(&again, &back);
	assert_string_equal(again.s, b.s);
	buf_free(&b);
	buf_free(&again);
	hl_args_clear(&a);
	hl_args_clear(&back);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_values),
		cmocka_unit_test(reads_escapes),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_nul_byte),
		cmocka_unit_test(refuses_bombs),
		cmocka_unit_test(writes),
		cmocka_unit_test(reads_back_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
