/*
 * Fuzz: any bytes as a csv file; every field that comes out is UTF-8 in a row of the heading's
 * width.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
read_rows(struct csv *c)
{
	char err[256], *folded;
	int64_t line = csv_line(c);
	int rc;

	while ((rc = csv_next(c, err, sizeof(err))) > 0) {
		if (csv_line(c) <= line || csv_done(c) > csv_total(c))
			abort();
		line = csv_line(c);
		for (size_t i = 0; i < csv_width(c); i++) {
			const char *s = csv_field(c, i);
			size_t n;

			if (!text_utf8(s, strlen(s)))
				abort();
			text_bad(s, true);
			text_trim(s, &n);
			folded = text_name(s);
			if (strlen(folded) > strlen(s))
				abort();
			free(folded);
		}
	}
	if (rc < 0 && !*err)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static int fd = -1;
	static char path[64];
	char err[256] = "";
	struct csv *c;

	if (fd < 0) {
		fd = memfd_create("fuzz", MFD_CLOEXEC);
		snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	}
	if (fd < 0 || ftruncate(fd, 0) || pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	c = csv_open(path, err, sizeof(err));
	if (c)
		read_rows(c);
	else if (errno || !*err)
		abort();
	csv_close(c);
	return 0;
}
