/* import.c: imports of csv files row by row, and the file of the rows that were refused. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/record.h"

struct rejects {
	struct hl *hl;
	char *path, *temp; /* temp: the file being written, NULL before the first row */
	FILE *f;
	int64_t n;
};

struct rejects *
rejects_open(struct hl *hl, const char *path)
{
	struct rejects *r = xcalloc(1, sizeof(*r));

	r->hl = hl;
	r->path = path != NULL ? xstrdup(path) : NULL;
	return r;
}

int64_t
rejects_count(const struct rejects *r)
{
	return r->n;
}

static void
put_field(FILE *f, const char *s, const char *end)
{
	if (s[strcspn(s, ",\"\n\r")] == '\0') {
		fprintf(f, "%s%s", s, end);
		return;
	}
	putc('"', f);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			putc('"', f);
		putc(*s, f);
	}
	fprintf(f, "\"%s", end);
}

/* An "error" column of an earlier round is replaced. */
static bool
is_error(const struct csv *c, size_t i)
{
	return strcmp(csv_heading(c, i), "error") == 0;
}

static int
cannot_write(struct rejects *r)
{
	return hl_fail(r->hl, HL_EFAIL, _("cannot write '%s': %s"), r->path, strerror(errno));
}

/* Beside the file it will become, so that a rename is enough. */
static int
create(struct rejects *r, const struct csv *c)
{
	struct buf name = { 0 };
	size_t i;
	int fd;

	buf_fmt(&name, "%s.%ld.tmp", r->path, (long)getpid());
	fd = open(name.s, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0 || (r->f = fdopen(fd, "w")) == NULL) {
		if (fd >= 0)
			close(fd);
		buf_free(&name);
		return cannot_write(r);
	}
	r->temp = name.s;
	for (i = 0; i < csv_width(c); i++)
		if (!is_error(c, i))
			put_field(r->f, csv_heading(c, i), ",");
	fputs("error\n", r->f);
	return HL_OK;
}

/* A row with too few fields is filled up; what is too much stays in the last field. */
static void
put_row(struct rejects *r, const struct csv *c, const char *why)
{
	size_t i, k, n = csv_fields(c);
	struct buf last = { 0 };

	for (i = 0; i < csv_width(c); i++) {
		if (is_error(c, i))
			continue;
		buf_clear(&last);
		buf_str(&last, i < n ? csv_field(c, i) : "");
		for (k = i + 1; i + 1 == csv_width(c) && k < n; k++)
			buf_fmt(&last, ",%s", csv_field(c, k));
		put_field(r->f, last.s, ",");
	}
	put_field(r->f, why, "\n");
	buf_free(&last);
}

/* hl_error() as "FILE:LINE: ...", which what table_next() says is already. */
static void
name_line(struct hl *hl, const struct table *t)
{
	struct buf at = { 0 };

	buf_fmt(&at, "%s:", table_file(t));
	if (strncmp(hl->err, at.s, at.n) != 0)
		hl_fail(
		    hl, HL_EINPUT, "%s:%lld: %s", table_file(t), (long long)table_line(t), hl->err);
	buf_free(&at);
}

int
rejects_row(struct rejects *r, struct table *t)
{
	const struct csv *c = table_csv(t);
	int rc;

	name_line(r->hl, t);
	if (csv_fields(c) == 0)
		return HL_EINPUT;
	r->n++;
	if (r->path == NULL) {
		hl_warn(r->hl, "%s", r->hl->err);
		return HL_OK;
	}
	if (r->f == NULL && (rc = create(r, c)) != HL_OK)
		return rc;
	put_row(r, c, r->hl->err);
	return ferror(r->f) ? cannot_write(r) : HL_OK;
}

static int
publish(struct rejects *r)
{
	FILE *f = r->f;
	bool ok = fflush(f) == 0 && fsync(fileno(f)) == 0;

	r->f = NULL;
	ok = fclose(f) == 0 && ok;
	if (!ok || rename(r->temp, r->path) != 0)
		return cannot_write(r);
	free(r->temp);
	r->temp = NULL;
	return HL_OK;
}

int
rejects_close(struct rejects *r, const struct table *t, bool keep)
{
	int rc = HL_OK;

	if (r == NULL)
		return HL_OK;
	if (keep && r->f != NULL)
		rc = publish(r);
	if (keep && rc == HL_OK && r->n > 0) {
		r->hl->verdict = HL_EINPUT;
		if (r->path != NULL)
			hl_warn(r->hl, _("%s: rows rejected: %lld, see '%s'"), table_file(t),
			    (long long)r->n, r->path);
		else
			hl_warn(
			    r->hl, _("%s: rows rejected: %lld"), table_file(t), (long long)r->n);
	}
	if (r->f != NULL)
		fclose(r->f);
	if (r->temp != NULL)
		unlink(r->temp);
	free(r->temp);
	free(r->path);
	free(r);
	return rc;
}

/* --- row by row --- */

struct import {
	struct hl *hl;
	struct table *t;
	struct rejects *r; /* NULL: the first bad row ends it */
	import_fn *fn;
	void *ctx;
};

/* Not the row's fault. */
static bool
is_grave(int rc)
{
	return rc == HL_EFAIL || rc == HL_EBUSY || rc == HL_ECONFIG;
}

static int
bad_row(struct import *im, int rc)
{
	if (is_grave(rc))
		return rc;
	if (im->r != NULL)
		return rejects_row(im->r, im->t);
	name_line(im->hl, im->t);
	return HL_EINPUT;
}

/* A row that may be left out is done inside a savepoint. */
static int
do_row(struct import *im, struct hl_args *row)
{
	struct hl *hl = im->hl;
	int64_t seq = hl->next_seq;
	int rc, done;

	if (im->r == NULL)
		return (rc = im->fn(hl, im->t, row, im->ctx)) != HL_OK ? bad_row(im, rc) : HL_OK;
	if ((rc = hl_save(hl)) != HL_OK)
		return rc;
	rc = im->fn(hl, im->t, row, im->ctx);
	if (is_grave(rc))
		return rc;
	if ((done = hl_save_done(hl, rc == HL_OK)) != HL_OK)
		return done;
	if (rc == HL_OK)
		return HL_OK;
	hl->next_seq = seq; /* the import itself has a number that is not stored yet */
	return bad_row(im, rc);
}

static int
do_rows(struct import *im)
{
	const struct csv *c = table_csv(im->t);
	struct hl_args row = { 0 };
	int rc = HL_OK, more;

	while (rc == HL_OK && (more = table_next(im->t, &row)) != 0) {
		hl_args_set(&row, "error", NULL);
		rc = more > 0 ? do_row(im, &row) : bad_row(im, HL_EINPUT);
		if (im->hl->progress != NULL)
			im->hl->progress(im->hl->progress_ctx, csv_done(c), csv_total(c));
	}
	hl_args_clear(&row);
	return rc;
}

static void
sign(struct hl_args *args, const struct table *t)
{
	const char *file = table_file(t), *slash = strrchr(file, '/');

	hl_args_set(args, "file", slash != NULL ? slash + 1 : file);
	hl_args_set(args, "sha256", table_hash(t));
	hl_args_set(args, "keep-going", NULL);
	hl_args_set(args, "rejects", NULL);
}

int
import_each(struct hl *hl, struct hl_args *args, const struct field *fields,
    const struct hl_args *map, import_fn *fn, void *ctx)
{
	struct import im = { .hl = hl, .fn = fn, .ctx = ctx };
	const char *file = hl_args_get(args, "file"), *rejects = hl_args_get(args, "rejects");
	int rc, closed;

	if (file == NULL)
		return hl_fail(hl, HL_EUSAGE, _("no file to import"));
	if (rejects != NULL && hl_args_get(args, "keep-going") == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--rejects needs --keep-going"));
	if ((rc = table_open(hl, file, fields, map, &im.t)) != HL_OK)
		return rc;
	if (hl_args_get(args, "keep-going") != NULL)
		im.r = rejects_open(hl, rejects);
	sign(args, im.t);
	rc = do_rows(&im);
	closed = rejects_close(im.r, im.t, rc == HL_OK);
	table_close(im.t);
	return rc != HL_OK ? rc : closed;
}

const struct field *
import_fields(struct hl *hl, const char *program, const char *name, const struct field *more)
{
	const struct hl_act *act = hl_act_find(program, name);
	const struct hl_param *p;
	VEC(struct field) all = { 0 };
	size_t i;

	for (i = 0; (p = hl_param(act, i)) != NULL; i++)
		if (p->headings != NULL)
			*vec_add(&all) = (struct field){ p->name, p->headings };
	for (; more != NULL && more->name != NULL; more++)
		*vec_add(&all) = *more;
	*vec_add(&all) = (struct field){ "error", NULL };
	*vec_add(&all) = (struct field){ NULL, NULL };
	return hl_keep(hl, all.v);
}

int
import_rows(struct hl *hl, struct hl_args *args, const struct field *fields, import_fn *fn,
    struct import_count *count, struct hl_rows **rows)
{
	int rc;

	if (hl->replay) {
		decide_replayed(hl, args);
		return HL_OK;
	}
	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = import_each(hl, args, fields, NULL, fn, count)) != HL_OK)
		return rc;
	decide_int(hl, "imported", count->imported);
	decide_int(hl, "skipped", count->skipped);
	*rows = rows_new("imported,skipped");
	rows_put(*rows, CELL(count->imported), CELL(count->skipped));
	return HL_OK;
}

int
import_event(struct hl *hl, const char *program, const char *name, struct hl_args *args, int64_t at,
    const char *reason)
{
	struct context ctx = hl->context;
	int rc;

	ctx.at = at != 0 ? at : hl->now;
	ctx.imported = true;
	if (reason != NULL)
		ctx.reason = reason;
	context_enter(hl, &ctx);
	rc = event_inner(hl, program, name, args, NULL);
	context_leave(hl, &ctx);
	return rc;
}

int
import_need(struct hl *hl, const struct hl_args *row, const char *const *names)
{
	for (; *names != NULL; names++)
		if (hl_args_get(row, *names) == NULL)
			return hl_fail(hl, HL_EINPUT, _("field '%s' is empty"), *names);
	return HL_OK;
}

void
import_take(const struct hl_args *row, struct hl_args *args, const char *const *names)
{
	for (; *names != NULL; names++)
		if (hl_args_get(row, *names) != NULL)
			hl_args_set(args, *names, hl_args_get(row, *names));
}
