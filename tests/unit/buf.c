/* buf.c: growing text, arguments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

#include <cmocka.h>

static void
text_grows(void **state)
{
	struct buf b = { 0 };
	char word[300];

	(void)state;
	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	buf_str(&b, "");
	assert_string_equal(b.s, "");
	for (int i = 0; i < 1000; i++)
		buf_chr(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 1000);
	assert_int_equal(strlen(b.s), 1000);
	buf_clear(&b);
	assert_string_equal(b.s, "");
	buf_fmt(&b, "%s-%d", word, 7);
	assert_int_equal(b.n, 301);
	assert_string_equal(b.s + 299, "-7");
	buf_add(&b, "a\0b", 3);
	assert_int_equal(b.n, 304);
	assert_int_equal(b.s[302], 0);
	buf_free(&b);
	assert_null(b.s);
}

static void
formats_that_just_fit(void **state)
{
	(void)state;
	for (int n = 0; n < 200; n++) {
		struct buf b = { 0 };

		buf_fmt(&b, "%*s", n, "");
		assert_int_equal(b.n, n);
		assert_int_equal(strlen(b.s), n);
		buf_free(&b);
	}
}

static void
values_in_order(void **state)
{
	struct hl_args a = { 0 };
	const struct hl_arg *to;

	(void)state;
	assert_null(hl_args_get(&a, "to"));
	hl_args_add(&a, "to", "CGJ");
	hl_args_add(&a, "list", "joint");
	for (int i = 0; i < 20; i++) {
		char code[8];

		snprintf(code, sizeof(code), "D%03d", i);
		hl_args_add(&a, "to", code);
	}
	to = hl_args_find(&a, "to");
	assert_int_equal(to->n, 21);
	assert_string_equal(to->v[0], "CGJ");
	assert_string_equal(to->v[20], "D019");
	assert_string_equal(hl_args_get(&a, "to"), "CGJ");
	assert_int_equal(a.n, 2);
	hl_args_clear(&a);
	assert_int_equal(a.n, 0);
	hl_args_add(&a, "x", "1");
	hl_args_clear(&a);
}

static void
set_replaces_and_removes(void **state)
{
	struct hl_args a = { 0 };

	(void)state;
	hl_args_set(&a, "none", NULL);
	assert_int_equal(a.n, 0);
	hl_args_add(&a, "a", "1");
	hl_args_add(&a, "a", "2");
	hl_args_add(&a, "b", "3");
	hl_args_set(&a, "a", hl_args_find(&a, "a")->v[1]); /* one of its own values */
	assert_string_equal(hl_args_get(&a, "a"), "2");
	assert_int_equal(hl_args_find(&a, "a")->n, 1);
	hl_args_set(&a, "a", NULL);
	assert_null(hl_args_find(&a, "a"));
	assert_string_equal(a.a[0].name, "b");
	hl_args_set(&a, "c", "4");
	assert_string_equal(hl_args_get(&a, "c"), "4");
	hl_args_clear(&a);
}

static void
copies_are_deep_and_exact(void **state)
{
	struct hl_args a = { 0 }, b = { 0 };

	(void)state;
	hl_args_add(&a, "a", "1");
	hl_args_add(&a, "a", "2");
	hl_args_add(&b, "old", "x");
	hl_args_copy(&b, &a);
	hl_args_copy(&b, &b);
	hl_args_clear(&a);
	assert_int_equal(b.n, 1);
	assert_string_equal(hl_args_find(&b, "a")->v[1], "2");
	hl_args_clear(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_grows),
		cmocka_unit_test(formats_that_just_fit),
		cmocka_unit_test(values_in_order),
		cmocka_unit_test(set_replaces_and_removes),
		cmocka_unit_test(copies_are_deep_and_exact),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
