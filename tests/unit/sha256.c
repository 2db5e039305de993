/* sha256.c: the published vectors, every way of cutting the input, and sha256sum's own answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

#include <cmocka.h>

static const char *
sum(const void *p, size_t n)
{
	static char hex[65];
	struct sha256 s;

	sha256_init(&s);
	sha256_add(&s, p, n);
	sha256_hex(&s, hex);
	return hex;
}

static void
published_vectors(void **state)
{
	static const struct {
		const char *text, *hex;
	} v[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
		{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
		  "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
		    "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(v); i++)
		assert_string_equal(sum(v[i].text, strlen(v[i].text)), v[i].hex);
}

static void
a_million_letters(void **state)
{
	char *a = xcalloc(1, 1000000);

	(void)state;
	memset(a, 'a', 1000000);
	assert_string_equal(
	    sum(a, 1000000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	free(a);
}

static void
pieces_give_the_same_sum(void **state)
{
	unsigned char data[600];
	char whole[65], parts[65];
	struct sha256 s;

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (unsigned char)(i * 151 + 7);
	for (size_t n = 0; n <= 200; n++) {
		strcpy(whole, sum(data, n));
		for (size_t cut = 0; cut <= n; cut++) {
			sha256_init(&s);
			sha256_add(&s, data, cut);
			sha256_add(&s, data + cut, n - cut);
			sha256_hex(&s, parts);
			assert_string_equal(whole, parts);
		}
	}
	sha256_init(&s);
	for (size_t i = 0; i < sizeof(data); i += 3)
		sha256_add(&s, data + i, 3);
	sha256_hex(&s, parts);
	assert_string_equal(parts, sum(data, sizeof(data)));
}

static void
same_as_sha256sum(void **state)
{
	char path[] = "/tmp/hl-sha256-XXXXXX", cmd[128], hex[65];
	int fd = mkstemp(path);
	unsigned char data[5000];

	(void)state;
	assert_true(fd != -1);
	srandom(20200424);
	snprintf(cmd, sizeof(cmd), "sha256sum <%s", path);
	for (int round = 0; round < 40; round++) {
		size_t n = (size_t)random() % (round < 20 ? 140 : sizeof(data));
		for (size_t i = 0; i < n; i++)
			data[i] = (unsigned char)random();
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, data, n, 0), n);
		FILE *p = popen(cmd, "r");
		assert_non_null(p);
		assert_int_equal(fread(hex, 1, 64, p), 64);
		hex[64] = '\0';
		assert_int_equal(pclose(p), 0);
		assert_string_equal(sum(data, n), hex);
	}
	close(fd);
	unlink(path);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_vectors),
		cmocka_unit_test(a_million_letters),
		cmocka_unit_test(pieces_give_the_same_sum),
		cmocka_unit_test(same_as_sha256sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
