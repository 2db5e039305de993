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
	FILE *f = mem_file();
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
	bool standard = !path || !strcmp(path, "-");
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC), r;
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
	r = spool_input(b, fd);
	if (!standard)
		close(fd);
	return r;
}

/*
 * --- rejects
 * -----------------------------------------------------------------------------------
 */

int
batch_rejects(struct batch *b, const char *path)
{
	if (!path)
		return 0;
	b->rejects_tmp = mem_fmt("%s.%ld~", path, (long)getpid());
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

/* A line that was rejected once and is given again carries an error already: it is left out. */
static void
put_args(struct text *t, const struct hl_args *args)
{
	for (size_t i = 0; i < args->n; i++) {
		const struct hl_arg *a = &args->a[i];

		if (!strcmp(a->name, "error"))
			continue;
		enc_json(t, a->name);
		enc_put(t, a->n > 1 ? ":[" : ":", a->n > 1 ? 2 : 1);
		for (size_t k = 0; k < a->n; k++) {
			if (k)
				enc_put(t, ",", 1);
			enc_json(t, a->v[k]);
		}
		enc_put(t, a->n > 1 ? "]," : ",", a->n > 1 ? 2 : 1);
	}
}

static void
put_original(struct text *t, const char *s, size_t n)
{
	const char *start = memchr(s, '{', n), *end = s + n;

	while (end > start && *end != '}')
		end--;
	start++;
	while (end > start && strchr(" \t\r\n", end[-1]))
		end--;
	enc_put(t, start, (size_t)(end - start));
	if (end > start)
		enc_put(t, ",", 1);
}

void
batch_reject(struct batch *b, const char *s, size_t n, const struct hl_args *args)
{
	struct text t = { 0 };

	if (!b->rejects)
		return;
	enc_put(&t, "{", 1);
	if (!args) {
		char *line = mem_fmt("%.*s", (int)n, s);

		line[strcspn(line, "\r\n")] = '\0';
		enc_put(&t, "\"line\":", 7);
		enc_json(&t, line);
		enc_put(&t, ",", 1);
		free(line);
	} else if (hl_args_find(args, "error")) {
		put_args(&t, args);
	} else {
		put_original(&t, s, n);
	}
	enc_put(&t, "\"error\":", 8);
	enc_json(&t, b->c->err);
	enc_put(&t, "}\n", 2);
	fwrite(t.s, 1, t.n, b->rejects);
	enc_free(&t);
}
