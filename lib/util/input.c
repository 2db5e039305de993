/* input.c: files that can be read twice, whatever they are. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/util.h"

/* The rest of from in a file without a name; NULL with errno. */
static FILE *
put_aside(FILE *from)
{
	char piece[1 << 15];
	FILE *to = tmpfile();
	size_t n;
	int e;

	if (!to)
		return NULL;
	while ((n = fread(piece, 1, sizeof(piece), from)) > 0)
		if (fwrite(piece, 1, n, to) != n)
			break;
	if (!ferror(from) && !ferror(to) && fflush(to) == 0) {
		rewind(to);
		return to;
	}
	e = errno;
	fclose(to);
	errno = e;
	return NULL;
}

FILE *
input_open(const char *path)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *f = standard ? stdin : fopen(path, "rbe"), *copy = NULL;
	struct stat st;
	int e;

	if (!f)
		return NULL;
	if (fstat(fileno(f), &st) == 0) {
		if (!standard && S_ISREG(st.st_mode))
			return f;
		if (S_ISDIR(st.st_mode))
			errno = EISDIR;
		else
			copy = put_aside(f);
	}
	e = errno;
	if (!standard)
		fclose(f);
	errno = e;
	return copy;
}

/* The checksum of what is to be read from f, which is read through and rewound. */
bool
input_sum(FILE *f, char hex[65])
{
	char piece[1 << 15];
	struct sha256 sha;
	size_t n;

	sha256_init(&sha);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		sha256_add(&sha, piece, n);
	sha256_hex(&sha, hex);
	return !ferror(f) && fseeko(f, 0, SEEK_SET) == 0;
}

/*
 * The checksum of a file that is read later; standard input is put aside for that. False when it
 * cannot be read.
 */
bool
input_sum_file(const char *path, char hex[65])
{
	FILE *f = input_open(path);
	bool good = f != NULL && input_sum(f, hex);

	if (good && strcmp(path, "-") == 0) {
		good = dup2(fileno(f), STDIN_FILENO) >= 0;
		rewind(stdin);
	}
	if (f != NULL)
		fclose(f);
	return good;
}
