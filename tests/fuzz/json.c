/*
 * Fuzz: a JSON object that is accepted is written and read back equal. clang
 * -fsanitize=fuzzer,address,undefined
 */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct hl_args a = { 0 }, back = { 0 };
	struct buf b = { 0 }, again = { 0 };
	char err[256];

	if (json_args((const char *)data, size, &a, err, sizeof(err)) == 0) {
		json_from_args(&b, &a);
		if (json_args(b.s, b.n, &back, err, sizeof(err)))
			abort();
		json_from_args(&again, &back);
		if (again.n != b.n || memcmp(again.s, b.s, b.n) != 0)
			abort();
	} else if (strncmp(err, "column ", 7) != 0) {
		abort();
	}
	hl_args_clear(&a);
	hl_args_clear(&back);
	buf_free(&b);
	buf_free(&again);
	return 0;
}
