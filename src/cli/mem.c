/* mem.c: memory that never runs out (abort() instead), temporary files. */
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

void *
mem_grow(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		abort();
	return p;
}

char *
mem_dup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_grow(NULL, n), s, n);
}

char *
mem_fmt(const char *fmt, ...)
{
	char *s;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	va_end(ap);
	return s;
}

int
mem_fd(void)
{
	const char *dir = getenv("TMPDIR");
	char *path = mem_fmt("%s/hl-XXXXXX", dir && *dir ? dir : "/tmp");
	int fd = mkostemp(path, O_CLOEXEC);

	if (fd >= 0)
		unlink(path);
	free(path);
	return fd;
}

FILE *
mem_file(void)
{
	int fd = mem_fd();
	FILE *f;

	if (fd < 0)
		return NULL;
	f = fdopen(fd, "w+");
	if (!f)
		close(fd);
	return f;
}
