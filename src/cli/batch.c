/*
 * batch.c: JSON Lines, each a command, in one transaction. A line is checked like a command line
 * and runs like one; only the journal's own fields are passed on unchecked.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum { NOTES_MAX = 100 }; /* more would only drown the rest */

/* Answers are kept as text: each line may have columns of its own. */
static int
take_answer(void *ctx, struct hl_rows *rows)
{
	const struct batch *b = ctx;
	struct cli *c = b->c;
	size_t n = hl_rows_width(rows);
	struct out o = { .f = c->text, .fmt = b->fmt, .n = n, .line = c->line };
	struct hl_val *v = xrealloc(NULL, n * sizeof(*v));
	int rc = 0, k = 0;
	size_t i;

	o.eol = c->o[O_NULL] ? '\0' : '\n';
	o.excel = c->o[O_EXCEL];
	o.sel = xrealloc(NULL, n * sizeof(*o.sel));
	o.col = xrealloc(NULL, n * sizeof(*o.col));
	o.width = memset(xrealloc(NULL, n * sizeof(*o.width)), 0, n * sizeof(*o.width));
	for (i = 0; i < n; i++) {
		o.sel[i] = i;
		o.col[i] = hl_rows_column(rows, i);
	}
	while (c->text && !rc && (k = hl_rows_next(rows, v)) > 0) {
		b->fmt->row(&o, v);
		o.rows++;
		if (ferror(c->text))
			rc = cli_fail(
			    c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(errno));
	}
	if (k < 0)
		rc = cli_fail_hl(c, HL_EFAIL);
	free(v);
	free(o.sel);
	free(o.col);
	free(o.width);
	buf_free(&o.t);
	hl_rows_free(rows);
	return rc;
}

static void
take_notes(struct batch *b)
{
	struct cli *c = b->c;
	const char *s;

	while ((s = hl_note_next(c->hl))) {
		if (c->notes.n < NOTES_MAX)
			msg_note(c, "%s:%" PRId64 ": %s", b->file, c->line, s);
		else
			b->more_notes++;
	}
}

static int
run_line(struct batch *b, const struct hl_args *line)
{
	struct cli *c = b->c;
	struct hl_call call = b->given;
	bool keep = c->o[O_KEEP_GOING] != NULL;
	off_t mark = c->text ? ftello(c->text) : 0;
	char *request = NULL;
	int rc;

	free(c->err);
	c->err = NULL;
	if (keep && (rc = hl_save(c->hl)))
		return cli_fail_hl(c, rc);
	if (c->o[O_REQUEST])
		call.request = request = xfmt("%s:%" PRId64, c->o[O_REQUEST], c->line);
	rc = cli_failed(c, hl_line(c->hl, c->prog->name, line, &call, take_answer, b));
	rc = rc == HL_ATTENTION ? 0 : rc;
	if (keep && hl_save_done(c->hl, !rc) && !rc)
		rc = cli_fail_hl(c, HL_EFAIL);
	if (rc && c->text)
		fseeko(c->text, mark, SEEK_SET);
	take_notes(b);
	free(request);
	return rc;
}

static bool
blank(const char *s, size_t n)
{
	while (n && strchr(" \t\r\n", s[n - 1]) && s[n - 1])
		n--;
	return !n;
}

/*
 * Prefixes the message with file and line; a failure of the system stays one, all else is a bad
 * line.
 */
static int
placed(struct batch *b, int rc)
{
	char *why = b->c->err ? b->c->err : xstrdup(_("failed"));

	b->c->err = NULL;
	cli_fail(b->c, 0, "%s:%" PRId64 ": %s", b->file, b->c->line, why);
	free(why);
	return rc == HL_EFAIL || rc == HL_EBUSY ? rc : HL_EINPUT;
}

static int
do_line(struct batch *b, const char *s, size_t n)
{
	struct cli *c = b->c;
	struct hl_args line = { 0 };
	char err[256];
	bool object = !json_read(s, n, "decided", &line, err, sizeof(err));
	int rc = object ? run_line(b, &line) : cli_fail(c, HL_EINPUT, "%s", err);

	if (rc && rc != HL_EFAIL && rc != HL_EBUSY && c->o[O_KEEP_GOING]) {
		b->bad++;
		batch_reject(b, s, n, object ? &line : NULL);
		placed(b, rc);
		if (!b->rejects && c->notes.n < NOTES_MAX)
			msg_note(c, "%s", c->err);
		else if (!b->rejects)
			b->more_notes++;
		rc = 0;
	} else if (rc) {
		rc = placed(b, rc);
	}
	hl_args_clear(&line);
	return rc;
}

static int
each_line(struct batch *b)
{
	struct cli *c = b->c;
	char *s = NULL;
	size_t cap = 0;
	ssize_t n;
	int rc = 0;

	c->line = 0;
	while (!rc && (n = getline(&s, &cap, b->in)) > 0) {
		char *p = s;
		size_t len = (size_t)n;

		if (!c->line++ && len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0) {
			p += 3;
			len -= 3;
		}
		if (!blank(p, len))
			rc = do_line(b, p, len);
		b->done += n;
		progress_show(c, b->done, b->size);
	}
	if (!rc && ferror(b->in))
		rc = cli_fail(c, HL_EFAIL, _("cannot read %s: %s"), b->file, strerror(errno));
	free(s);
	return rc;
}

static int
choose_format(struct batch *b)
{
	int rc = out_check(b->c, &b->fmt);
	const struct format *f;

	if (rc)
		return rc;
	for (f = formats; f->name && strcmp(b->fmt->name, "json") == 0; f++)
		if (strcmp(f->name, "jsonl") == 0)
			b->fmt = f;
	if (!(b->fmt->flags & FMT_LINES))
		return cli_fail(
		    b->c, HL_EUSAGE, _("a batch cannot answer in format %s"), b->fmt->name);
	if (b->c->o[O_FIELDS] || b->c->o[O_SORT] || b->c->o[O_LIMIT])
		return cli_fail(
		    b->c, HL_EUSAGE, _("--fields, --sort and --limit are for listings"));
	if (b->c->o[O_REJECTS] && !b->c->o[O_KEEP_GOING])
		return cli_fail(b->c, HL_EUSAGE, _("--rejects goes with --keep-going"));
	b->c->text = b->c->o[O_QUIET] ? NULL : temp_file();
	if (!b->c->o[O_QUIET] && !b->c->text)
		return cli_fail(
		    b->c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(errno));
	return 0;
}

static int
finish(struct batch *b, int rc)
{
	struct cli *c = b->c;
	const char *path = c->o[O_REJECTS];

	rc = cli_end(c, rc);
	if (c->text) { /* what a rejected line had written last is cut off */
		off_t end = ftello(c->text);

		if (fflush(c->text) || (end >= 0 && ftruncate(fileno(c->text), end)))
			rc = rc ? rc
				: cli_fail(c, HL_EFAIL, _("cannot write a temporary file: %s"),
				      strerror(errno));
	}
	if (rc)
		batch_close(b, path, false);
	else
		rc = batch_close(b, path, true);
	if (b->more_notes)
		msg_note(c, _("%zu more notes"), b->more_notes);
	if (!rc && b->bad && path)
		msg_note(c, _("%" PRId64 " lines rejected, see '%s'"), b->bad, path);
	else if (!rc && b->bad)
		msg_note(c, _("%" PRId64 " lines rejected"), b->bad);
	return rc;
}

/* All lines, each under a request id of its own when the batch has one. */
static int
work(struct batch *b)
{
	struct cli *c = b->c;
	int rc = c->o[O_REQUEST] ? hl_request(c->hl, c->prog->name, c->o[O_REQUEST], b->in) : 0;

	return rc ? cli_fail_hl(c, rc) : each_line(b);
}

int
cli_batch(struct cli *c, struct hl_args *args)
{
	struct batch b = { .c = c, .given = cli_call(c) };
	int rc = choose_format(&b);

	b.given.request = NULL;
	rc = rc ? rc : batch_open(&b, hl_args_get(args, "file"));
	rc = rc ? rc : batch_rejects(&b, c->o[O_REJECTS]);
	if (!rc && (rc = hl_begin(c->hl)))
		cli_fail_hl(c, rc);
	else if (!rc)
		rc = finish(&b, work(&b));
	if (rc)
		batch_close(&b, NULL, false);
	c->line = 0;
	if (b.in)
		fclose(b.in);
	free(b.rejects_tmp);
	c->late = b.bad ? HL_EINPUT : 0;
	return rc;
}
