/* table.c: headings tied to fields, by name, alias and map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static const struct field fields[] = {
	{ "ref", "来源编号" },
	{ "station", "站点|红领工作站" },
	{ "title", "标题|问题" },
	{ "detail", "详情" },
	{ "close-by", NULL },
	{ NULL, NULL },
};

static char path[] = "/tmp/hl-table-XXXXXX";
static struct hl hl;

static struct table *
open_text(const char *s, const struct hl_args *map, int want)
{
	FILE *f = fopen(path, "wb");
	struct table *t;
	int rc;

	assert_non_null(f);
	fputs(s, f);
	fclose(f);
	hl.err[0] = '\0';
	rc = table_open(&hl, path, fields, map, &t);
	if (rc)
		assert_null(t);
	assert_int_equal(rc, want);
	return t;
}

/* hl_error() after the file's name. */
static const char *
error(void)
{
	size_t n = strlen(path);

	return strncmp(hl.err, path, n) == 0 ? hl.err + n : hl.err;
}

static void
aliases(void **state)
{
	struct hl_args row = { 0 };
	struct table *t = open_text(
	    "来源编号, 红领工作站 ,TITLE,详 情,Ｃlose-By\n"
	    "1,华泰,\xe3\x80\x80路灯\xc2\xa0,\"a\nb\n\",\n ,\xc2\xa0,,,\n2,,x,,2026/3/5\n",
	    NULL, 0);

	(void)state;
	assert_true(table_has(t, "detail"));
	assert_true(table_has(t, "close-by"));
	assert_false(table_has(t, "list"));
	assert_int_equal(table_next(t, &row), 1);
	assert_int_equal(table_line(t), 2);
	assert_string_equal(hl_args_get(&row, "station"), "华泰");
	assert_string_equal(hl_args_get(&row, "title"), "路灯");
	assert_string_equal(hl_args_get(&row, "detail"), "a\nb");
	assert_null(hl_args_get(&row, "close-by"));
	assert_int_equal(table_next(t, &row), 1); /* a row of empty fields is none */
	assert_int_equal(table_line(t), 6);
	assert_null(hl_args_get(&row, "station"));
	assert_string_equal(hl_args_get(&row, "close-by"), "2026/3/5");
	assert_int_equal(table_next(t, &row), 0);
	assert_int_equal(row.n, 0);
	assert_string_equal(table_file(t), path);
	assert_int_equal(strlen(table_hash(t)), 64);
	assert_int_equal(csv_width(table_csv(t)), 5);
	table_close(t);
}

static void
map_expressions(void **state)
{
	struct hl_args map = { 0 }, row = { 0 };
	struct table *t;

	(void)state;
	hl_args_add(&map, "title", "Descriptor | complaint_type|=casework");
	hl_args_add(&map, "station", "account");
	hl_args_add(&map, "ref", "=R");
	t = open_text(
	    "account,complaint_type,descriptor,title\nA,noise,loud,x\nB,noise, ,x\nC,,,\x01\n",
	    &map, 0);
	assert_true(table_has(t, "ref"));
	assert_false(table_has(t, "detail"));
	assert_int_equal(table_next(t, &row), 1);
	assert_string_equal(hl_args_get(&row, "title"), "loud");
	assert_string_equal(hl_args_get(&row, "ref"), "R");
	assert_int_equal(table_next(t, &row), 1);
	assert_string_equal(hl_args_get(&row, "title"), "noise");
	/* a column that is tied to nothing is not looked at */
	assert_int_equal(table_next(t, &row), 1);
	assert_string_equal(hl_args_get(&row, "title"), "casework");
	assert_string_equal(hl_args_get(&row, "station"), "C");
	hl_args_clear(&row);
	hl_args_clear(&map);
	table_close(t);
}

static void
headings_refused(void **state)
{
	static const struct {
		const char *text, *why;
	} v[] = {
		{ "ref,titel\n", ":1: unknown heading 'titel'; did you mean 'title'?" },
		{ "ref,红领工作战\n",
		    ":1: unknown heading '红领工作战'; did you mean '红领工作站'?" },
		{ "\n\nref,xyzzy\n", ":3: unknown heading 'xyzzy'; known are ref, station, title, "
				     "detail, close-by" },
		{ "标题,问题\n", ":1: two headings for field 'title', the second is '问题'" },
		{ "ref,REF\n", ":1: two headings for field 'ref', the second is 'REF'" },
		{ ",\n1,2\n", ":1: no heading" },
		{ "", ": is empty" },
		{ "ref,\"title\n", ":1: a quote is not closed" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		open_text(v[i].text, NULL, HL_EINPUT);
		assert_string_equal(error(), v[i].why);
	}
}

static void
map_refused(void **state)
{
	static const struct {
		const char *field, *expr, *why;
		int rc;
	} v[] = {
		{ "title", "descripter",
		    ":1: no heading 'descripter' for field 'title'; did you mean 'descriptor'?",
		    HL_EINPUT },
		{ "title", "descriptor|zzz", ":1: no heading 'zzz' for field 'title'", HL_EINPUT },
		{ "title", "twice", ":1: heading 'twice' stands twice", HL_EINPUT },
		{ "title", "descriptor|", "an empty heading for field 'title'", HL_EUSAGE },
		{ "title", "", "an empty heading for field 'title'", HL_EUSAGE },
		{ "titel", "descriptor",
		    "no field 'titel' to map a heading to; did you mean 'title'?", HL_EUSAGE },
		{ "zzz", "descriptor", "no field 'zzz' to map a heading to", HL_EUSAGE },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct hl_args map = { 0 };

		hl_args_add(&map, v[i].field, v[i].expr);
		open_text("descriptor,twice,Twice\n", &map, v[i].rc);
		assert_string_equal(error(), v[i].why);
		hl_args_clear(&map);
	}
}

static void
rows_refused(void **state)
{
	static const struct {
		const char *text, *why;
	} v[] = {
		{ "ref,title\n1,a\x01"
		  "b\n",
		    ":2: field 'title': a control character" },
		{ "ref,title\n\n1,\"a\tb\"\n", ":3: field 'title': a control character" },
		{ "ref,detail\n1,\xe2\x80\xae"
		  "b\n",
		    ":2: field 'detail': a mark of writing direction" },
		{ "ref,title\n1\n", ":2: 1 fields where the heading has 2" },
		{ "ref,\n1,2\n", ":2: column 2 has a value and no heading" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++) {
		struct hl_args row = { 0 };
		struct table *t = open_text(v[i].text, NULL, 0);

		assert_int_equal(table_next(t, &row), -1);
		assert_string_equal(error(), v[i].why);
		hl_args_clear(&row);
		table_close(t);
	}
}

static void
no_file(void **state)
{
	struct table *t;

	(void)state;
	assert_int_equal(table_open(&hl, "/nonexistent/a.csv", fields, NULL, &t), HL_ENOENT);
	assert_string_equal(hl.err, "cannot read '/nonexistent/a.csv': No such file or directory");
	assert_int_equal(table_open(&hl, "/tmp", fields, NULL, &t), HL_EFAIL);
}

static int
make_file(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	if (fd >= 0)
		close(fd);
	return fd >= 0 ? 0 : -1;
}

static int
drop_file(void **state)
{
	(void)state;
	return unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(aliases),
		cmocka_unit_test(map_expressions),
		cmocka_unit_test(headings_refused),
		cmocka_unit_test(map_refused),
		cmocka_unit_test(rows_refused),
		cmocka_unit_test(no_file),
	};

	return cmocka_run_group_tests(tests, make_file, drop_file);
}
