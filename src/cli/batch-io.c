/* batch-io.c: where the lines of a batch come from, and where the bad ones go. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

/* --- input ----------------------------------------------------------------------------------- */

/* A pipe is read to its end first: nothing outside may hold up the transaction. */
static int
spool_input(struct batch *b, int fd)
{
	FILE *f = temp_file();
	char buf[65536];
	ssize_t n = 0;

	if (!f)
		return cli_fail(
		    b->c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(errno));
	while ((n = read(fd, buf, sizeof(buf))) > 0 || (n < 0 && errno == EINTR)) {
		if (n > 0 && fwrite(buf, 1, (size_t)n, f) != (size_t)n)
			break;
		b->size += n > 0 ? n : 0;
	}
	if (n < 0 || fflush(f)) {
		int why = errno;

		fclose(f);
		if (n < 0)
			return cli_fail(
			    b->c, HL_EFAIL, _("cannot read %s: %s"), b->file, strerror(why));
		return cli_fail(
		    b->c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(why));
	}
	rewind(f);
	b->in = f;
	return 0;
}

int
batch_open(struct batch *b, const char *path)
{
	bool standard = !path || strcmp(path, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC), rc;
	struct stat st;

	b->file = standard ? _("standard input") : path;
	if (fd < 0)
		return cli_fail(b->c, errno == ENOENT ? HL_ENOENT : HL_EFAIL,
		    _("cannot read %s: %s"), path, strerror(errno));
	if (!fstat(fd, &st) && S_ISREG(st.st_mode)) {
		b->size = st.st_size;
		b->in = fdopen(fd, "r");
		return b->in ? 0
			     : cli_fail(b->c, HL_EFAIL, _("cannot read %s: %s"), b->file,
				   strerror(errno));
	}
	rc = spool_input(b, fd);
	if (!standard)
		close(fd);
	return rc;
}

/* --- rejects --- */

int
batch_rejects(struct batch *b, const char *path)
{
	if (!path)
		return 0;
	b->rejects_tmp = xfmt("%s.%ld~", path, (long)getpid());
	b->rejects = fopen(b->rejects_tmp, "w");
	if (!b->rejects)
		return cli_fail(b->c, HL_EFAIL, _("cannot write '%s': %s"), path, strerror(errno));
	return 0;
}

int
batch_close(struct batch *b, const char *path, bool good)
{
	int why = 0;

	if (!b->rejects)
		return 0;
	if (ferror(b->rejects) || fflush(b->rejects) || fsync(fileno(b->rejects)))
		why = errno ? errno : EIO;
	if (fclose(b->rejects) && !why)
		why = errno;
	b->rejects = NULL;
	if (!why && good && rename(b->rejects_tmp, path))
		why = errno;
	if (why || !good)
		unlink(b->rejects_tmp);
	return why && good
		   ? cli_fail(b->c, HL_EFAIL, _("cannot write '%s': %s"), path, strerror(why))
		   : 0;
}

static void
put_original(struct buf *t, const char *s, size_t n)
{
	const char *start = memchr(s, '{', n), *end = s + n;

	while (end > start && *end != '}')
		end--;
	start++;
	buf_chr(t, '{');
	while (end > start && strchr(" \t\r\n", end[-1]))
		end--;
	buf_add(t, start, (size_t)(end - start));
	if (end > start)
		buf_add(t, ",", 1);
}

/* A line that was rejected once carries an error already: that one is replaced. */
void
batch_reject(struct batch *b, const char *s, size_t n, const struct hl_args *args)
{
	struct buf t = { 0 };
	struct hl_args again = { 0 };

	if (!b->rejects)
		return;
	if (args && !hl_args_find(args, "error")) {
		put_original(&t, s, n);
		buf_str(&t, "\"error\":");
		json_show(&t, b->c->err);
		buf_chr(&t, '}');
	} else {
		char *line = xfmt("%.*s", (int)n, s);

		line[strcspn(line, "\r\n")] = '\0';
		if (args)
			hl_args_copy(&again, args);
		else
			hl_args_set(&again, "line", line);
		hl_args_set(&again, "error", NULL);
		hl_args_set(&again, "error", b->c->err);
		json_from_args(&t, &again);
		hl_args_clear(&again);
		free(line);
	}
	buf_chr(&t, '\n');
	fwrite(t.s, 1, t.n, b->rejects);
	buf_free(&t);
}
