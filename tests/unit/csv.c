/* csv.c: encodings, quoting, line ends, and every file that must be refused. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static char path[] = "/tmp/hl-csv-XXXXXX";
static char err[256];

static struct csv *
open_bytes(const char *s, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(s, 1, n, f), n);
	fclose(f);
	err[0] = '\0';
	return csv_open(path, err, sizeof(err));
}

/* The whole file as "field|field/field|field/", or the error as "!LINE: what". */
static char *
read_all(const char *s, size_t n)
{
	struct csv *c = open_bytes(s, n);
	struct buf b = { 0 };
	int rc;

	if (!c) {
		assert_int_equal(errno, 0);
		buf_fmt(&b, "!%s", err);
		return b.s;
	}
	for (size_t i = 0; i < csv_width(c); i++)
		buf_fmt(&b, "%s%s", i ? "|" : "", csv_heading(c, i));
	buf_chr(&b, '/');
	while ((rc = csv_next(c, err, sizeof(err))) > 0) {
		for (size_t i = 0; i < csv_width(c); i++)
			buf_fmt(&b, "%s%s", i ? "|" : "", csv_field(c, i));
		buf_chr(&b, '/');
	}
	if (rc < 0)
		buf_fmt(&b, "!%lld: %s", (long long)csv_line(c), err);
	else
		assert_int_equal(csv_done(c), csv_total(c));
	csv_close(c);
	return b.s;
}

static void
check(const char *s, size_t n, const char *want)
{
	char *got = read_all(s, n);

	assert_string_equal(got, want);
	free(got);
}

#define CHECK(s, want) check(s, sizeof(s) - 1, want)

static void
rfc_4180(void **state)
{
	(void)state;
	CHECK("a,b\n1,2\n", "a|b/1|2/");
	CHECK("a,b\r\n1,2\r\n", "a|b/1|2/");
	CHECK("a,b\r1,2\r", "a|b/1|2/");
	CHECK("a,b\n1,2", "a|b/1|2/");
	CHECK("a,b", "a|b/");
	CHECK("a,b\n,\n", "a|b/|/");
	CHECK("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n", "a|b/x,y|say \"hi\"/");
	CHECK("a,b\n\"1\n2\",\"3\r\n4\"\n\"\",\"\"\"\"\n", "a|b/1\n2|3\n4/|\"/");
	CHECK("a,b\n 1 ,2\"\n5\" x,\n", "a|b/ 1 |2\"/5\" x|/");
	CHECK("a,b\n\n1,2\n\r\n\n3,4\n\n", "a|b/1|2/3|4/");
	CHECK("\n\r\n\na\tb,\n1\t2\n", "a|b,/1|2/");
	CHECK("a\n\"\"\n\n1\n", "a//1/");
	CHECK("\"a\tx\",b\n1,2\n", "a x|b/1|2/");
	CHECK("\"a,x\"\tb\n1,\t2\n", "a,x|b/1,|2/");
	CHECK(" Ｃｏｄｅ\xc2\xa0,\"b\"\n1,2\n", "Code|b/1|2/");
}

static void
lines_are_counted(void **state)
{
	struct csv *c;
	static const char text[] = "a,b\r\n1,\"x\r\ny\nz\"\r\n\r\n2,\n";

	(void)state;
	c = open_bytes(text, sizeof(text) - 1);
	assert_non_null(c);
	assert_int_equal(csv_line(c), 1);
	assert_int_equal(csv_next(c, err, sizeof(err)), 1);
	assert_int_equal(csv_line(c), 2);
	assert_int_equal(csv_next(c, err, sizeof(err)), 1);
	assert_int_equal(csv_line(c), 6);
	assert_int_equal(csv_next(c, err, sizeof(err)), 0);
	assert_int_equal(csv_next(c, err, sizeof(err)), 0);
	csv_close(c);
}

static void
encodings(void **state)
{
	(void)state;
	CHECK("\xef\xbb\xbf标题,b\n路灯,2\n", "标题|b/路灯|2/");
	CHECK("\xb1\xea\xcc\xe2,b\n\xc2\xb7\xb5\xc6\xb2\xbb\xc1\xc1,2\n", "标题|b/路灯不亮|2/");
	/* the four-byte form of GB18030, and its two-byte euro */
	CHECK("a\n\x81\x39\xee\x39\xa2\xe3\xd6\xd0\n", "a/㐀€中/");
	CHECK("\xff\xfe"
	      "a\0,\0b\0\n\0\x4c\x6b,\0"
	      "2\0\n\0",
	    "a|b/歌|2/");
	CHECK("\xfe\xff\0a\0,\0b\0\n\x6b\x4c\0,\0"
	      "2",
	    "a|b/歌|2/");
}

static void
refused(void **state)
{
	(void)state;
	CHECK("", "!is empty");
	CHECK("\n\r\n", "!is empty");
	CHECK("\xef\xbb\xbf", "!is empty");
	CHECK("a,b\n1\n", "a|b/!2: 1 fields where the heading has 2");
	CHECK("a,b\n1,2\n\n1,2,3\n", "a|b/1|2/!4: 3 fields where the heading has 2");
	CHECK("a,b\n1,\"x\n\n2,3\n", "a|b/!2: a quote is not closed");
	CHECK("a,b\n\"1\n\",\"x\n", "a|b/!3: a quote is not closed");
	CHECK("a,b\n1,\"x\"y\n", "a|b/!2: text after a closing quote");
	CHECK("a,b\n1,\"x\" \n", "a|b/!2: text after a closing quote");
	CHECK("a\n\n\"b", "a/!3: a quote is not closed");
	CHECK("\n\"a,b\n", "!2: a quote is not closed");
	CHECK("\"a\"x,b\n", "!1: text after a closing quote");
	CHECK("a,b\n1,x\0y\n", "!2: a NUL byte");
	CHECK("a\n\nx\xff\xff\n", "a/!3: neither UTF-8 (since line 3) nor GB18030");
	CHECK("\xef\xbb\xbf"
	      "a\n\xb1\xea\n",
	    "!2: invalid UTF-8");
	CHECK("标题\n路灯不亮路灯不亮\n路灯\xe4\xb8\n", "!3: invalid UTF-8");
	CHECK("\xff\xfe"
	      "a\0\n\0\0\0\n\0",
	    "!2: a NUL character");
	CHECK("\xff\xfe"
	      "a\0\n\0b\0\n\0c",
	    "a/b/!3: invalid UTF-16");
}

static void
missing_files(void **state)
{
	(void)state;
	assert_null(csv_open("/nonexistent/x.csv", err, sizeof(err)));
	assert_int_equal(errno, ENOENT);
	assert_null(csv_open("/tmp", err, sizeof(err)));
	assert_int_equal(errno, EISDIR);
	assert_null(csv_open("/dev/null", err, sizeof(err)));
	assert_int_equal(errno, 0);
	assert_string_equal(err, "is empty");
}

static void
a_pipe_is_spooled(void **state)
{
	int fd[2];
	char name[64];
	struct csv *c;

	(void)state;
	assert_int_equal(pipe(fd), 0);
	assert_int_equal(write(fd[1], "a,b\n1,2\n", 8), 8);
	close(fd[1]);
	snprintf(name, sizeof(name), "/dev/fd/%d", fd[0]);
	c = csv_open(name, err, sizeof(err));
	close(fd[0]);
	assert_non_null(c);
	assert_int_equal(csv_next(c, err, sizeof(err)), 1);
	assert_string_equal(csv_field(c, 1), "2");
	csv_close(c);
}

static void
checksum(void **state)
{
	struct csv *c = open_bytes("abc", 3);

	(void)state;
	assert_non_null(c);
	assert_string_equal(
	    csv_hash(c), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_int_equal(csv_total(c), 3);
	csv_close(c);
}

/* Rows that cross every buffer boundary, in UTF-8 and in GB18030. */
static void
long_files(void **state)
{
	static const char *const row[] = { "编号,\"灯\r\n\"\"x\",%d\n",
		"\xb1\xe0,\"\xb5\xc6\r\n\"\"x\",%d\n" };

	(void)state;
	for (size_t k = 0; k < LEN(row); k++) {
		struct buf b = { 0 };
		struct csv *c;
		int rc, i = 0;

		buf_str(&b, "a,b,c\n");
		for (int n = 0; n < 40000; n++)
			buf_fmt(&b, row[k], n);
		c = open_bytes(b.s, b.n);
		assert_non_null(c);
		while ((rc = csv_next(c, err, sizeof(err))) > 0) {
			char want[16];

			snprintf(want, sizeof(want), "%d", i++);
			assert_string_equal(csv_field(c, 2), want);
			assert_string_equal(csv_field(c, 1), "灯\n\"x");
			assert_int_equal(csv_line(c), i * 2);
			assert_true(csv_done(c) <= csv_total(c));
		}
		assert_int_equal(rc, 0);
		assert_int_equal(i, 40000);
		csv_close(c);
		buf_free(&b);
	}
}

static void
long_rows_are_refused(void **state)
{
	struct buf b = { 0 };
	char *got;

	(void)state;
	buf_str(&b, "a,b\n1,2\n3,\"");
	for (int i = 0; i < 1 << 17; i++)
		buf_str(&b, "0123456789\n");
	got = read_all(b.s, b.n);
	assert_string_equal(got, "a|b/1|2/!3: a row longer than 1 MiB; is a quote not closed?");
	free(got);
	buf_clear(&b);
	for (int i = 0; i < 5000; i++)
		buf_str(&b, "a,");
	got = read_all(b.s, b.n);
	assert_string_equal(got, "!1: more than 4096 columns");
	free(got);
	buf_free(&b);
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
		cmocka_unit_test(rfc_4180),
		cmocka_unit_test(lines_are_counted),
		cmocka_unit_test(encodings),
		cmocka_unit_test(refused),
		cmocka_unit_test(missing_files),
		cmocka_unit_test(a_pipe_is_spooled),
		cmocka_unit_test(checksum),
		cmocka_unit_test(long_files),
		cmocka_unit_test(long_rows_are_refused),
	};

	return cmocka_run_group_tests(tests, make_file, drop_file);
}
