/*
 * out.c: what each sink makes of text, how wide it is, how values are written, rows kept and
 * sorted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

#include <cmocka.h>

const struct prog *const progs[] = { NULL };

static void
same(void (*enc)(struct buf *, const char *), const char *in, const char *want)
{
	struct buf t = { 0 };

	buf_add(&t, "", 0);
	enc(&t, in);
	assert_string_equal(t.s, want);
	buf_free(&t);
}

static void
tty(void **state)
{
	(void)state;
	same(enc_tty, "路灯 ①㎡", "路灯 ①㎡");
	same(enc_tty, "a\x1b[31mb", "a\\x1b[31mb");
	same(enc_tty, "a\nb\tc", "a b c");
	same(enc_tty, "\x7f\xc2\x9b", "\\x7f\\u{9b}");
	same(enc_tty, "\u202e\u2066x", "\\u{202e}\\u{2066}x");
	same(enc_tty, "\xff\xc0\x80\xed\xa0\x80", "\\xff\\xc0\\x80\\xed\\xa0\\x80");
	same(enc_tty, "\xe4\xb8", "\\xe4\\xb8");
}

static void
csv(void **state)
{
	(void)state;
	same(enc_csv, "a b", "a b");
	same(enc_csv, "a,b", "\"a,b\"");
	same(enc_csv, "a\"b", "\"a\"\"b\"");
	same(enc_csv, "a\nb", "\"a\nb\"");
	same(enc_csv, "=1+1", "=1+1");
	same(enc_guard, "=1+1", "'=1+1");
	same(enc_guard, "+8613", "'+8613");
	same(enc_guard, "@a,b", "\"'@a,b\"");
	same(enc_guard, "\tx", "'\tx");
	same(enc_guard, "a=b", "a=b");
}

static void
others(void **state)
{
	(void)state;
	same(enc_tsv, "a\tb\nc\\d\r", "a\\tb\\nc\\\\d\\r");
	same(json_show, "a\"b\\c\n\x01", "\"a\\\"b\\\\c\\n\\u0001\"");
	same(json_show, "\xff路", "\"\\ufffd路\"");
	same(json_show, "\u202e", "\"\\u202e\"");
	same(enc_html, "<a href='x'>&\"", "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
	same(enc_html, "a\x01\nb", "a&#xfffd;<br>b");
	same(enc_md, "a|b\\c*d", "a\\|b\\\\c\\*d");
	same(enc_md, "a\nb<i>", "a<br>b\\<i\\>");
}

static void
width(void **state)
{
	(void)state;
	assert_int_equal(enc_width("abc", 3), 3);
	assert_int_equal(enc_width("路灯", strlen("路灯")), 4);
	assert_int_equal(enc_width("路a１", strlen("路a１")), 5);
	assert_int_equal(enc_width("", 0), 0);
}

static void
cell(const struct hl_val v, enum look look, const char *want)
{
	struct buf t = { 0 };

	buf_add(&t, "", 0);
	cell_text(&t, &v, look);
	assert_string_equal(t.s, want);
	buf_free(&t);
}

static void
values(void **state)
{
	(void)state;
	cell((struct hl_val){ .type = HL_POINTS, .i = 610 }, LOOK_MACHINE, "61.0");
	cell((struct hl_val){ .type = HL_POINTS, .i = -5 }, LOOK_PEOPLE, "-0.5");
	cell((struct hl_val){ .type = HL_INT, .i = INT64_MIN }, LOOK_MACHINE,
	    "-9223372036854775808");
	cell((struct hl_val){ .type = HL_BOOL, .i = 1 }, LOOK_MACHINE, "yes");
	cell((struct hl_val){ .type = HL_BOOL }, LOOK_MACHINE, "");
	cell((struct hl_val){ .type = HL_NULL }, LOOK_PEOPLE, "");
	cell((struct hl_val){ .type = HL_TIME, .i = 1772692200 }, LOOK_MACHINE,
	    "2026-03-05T14:30:00+08:00");
	cell((struct hl_val){ .type = HL_TIME, .i = 1772692200 }, LOOK_PEOPLE, "2026-03-05 14:30");
	cell(
	    (struct hl_val){ .type = HL_TIME, .i = 1772692200 }, LOOK_EXCEL, "2026-03-05 14:30:00");
}

static const struct hl_column number = { "n", HL_INT, "n" }, word = { "w", HL_TEXT, "w" };
static const struct hl_column *const columns[] = { &number, &word };

/* More rows than memory is used for, read back in order and sorted. */
static void
spooled(void **state)
{
	struct answer *s = answer_new();
	const struct sort_key by_word[] = { { 1, false }, { 0, true } };
	struct hl_val v[2] = { { .type = HL_INT }, { .type = HL_TEXT } };
	char text[128];

	(void)state;
	assert_int_equal(answer_columns(s, columns, 2), 0);
	assert_int_equal(answer_columns(s, columns, 1), -1);
	for (int i = 0; i < 50000; i++) {
		snprintf(text, sizeof(text), "%03d %080d", i % 7, 0);
		v[0].i = i;
		v[1].type = i == 3 ? HL_NULL : HL_TEXT;
		v[1].s = text;
		assert_int_equal(answer_add(s, v), 0);
	}
	assert_int_equal(answer_end(s), 0);
	for (int i = 0; i < 50000; i++) {
		assert_true(answer_next(s, v));
		assert_int_equal(v[0].i, i);
		assert_int_equal(v[1].type, i == 3 ? HL_NULL : HL_TEXT);
	}
	assert_false(answer_next(s, v));
	answer_sort(s, by_word, 2);
	assert_true(answer_next(s, v));
	assert_int_equal(v[0].i, 49994);
	while (answer_next(s, v))
		;
	assert_int_equal(v[0].i, 3); /* nothing sorts last */
	answer_free(s);
}

static void
no_rows(void **state)
{
	struct answer *s = answer_new();
	struct hl_val v[2];

	(void)state;
	answer_columns(s, columns, 2);
	assert_int_equal(answer_end(s), 0);
	assert_false(answer_next(s, v));
	answer_free(s);
}

static void
nearest(void **state)
{
	struct near n = { .word = "dispach" };

	(void)state;
	near_try(&n, "duplicate");
	near_try(&n, "dispatch");
	near_try(&n, "redispatch");
	assert_string_equal(n.best, "dispatch");
	n = (struct near){ .word = "xyz" };
	near_try(&n, "add");
	assert_null(n.best);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tty),
		cmocka_unit_test(csv),
		cmocka_unit_test(others),
		cmocka_unit_test(width),
		cmocka_unit_test(values),
		cmocka_unit_test(spooled),
		cmocka_unit_test(no_rows),
		cmocka_unit_test(nearest),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("TZ", "Asia/Shanghai", 1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
