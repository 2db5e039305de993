/* out.c: the shape of an answer, and where it goes. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

static char *
format_names(void)
{
	char *list = xstrdup(formats[0].name);
	size_t i;

	for (i = 1; formats[i].name; i++) {
		char *more = xfmt("%s, %s", list, formats[i].name);

		free(list);
		list = more;
	}
	return list;
}

static int
format_unknown(struct cli *c, const char *name)
{
	struct near near = { .word = name };
	char *list = format_names();
	int rc;
	size_t i;

	for (i = 0; formats[i].name; i++)
		near_try(&near, formats[i].name);
	if (near.best)
		rc = cli_fail(c, HL_EUSAGE, _("no format '%s', did you mean %s? (%s)"), name,
		    near.best, list);
	else
		rc = cli_fail(
		    c, HL_EUSAGE, _("no format '%s' in this build, use one of: %s"), name, list);
	free(list);
	return rc;
}

static int
format_of_file(struct cli *c, const char *path, const struct format **fmt)
{
	const char *dot = strrchr(path, '.');
	struct stat st;
	size_t i;

	*fmt = &formats[0];
	if (strcmp(path, "-") == 0 || (!stat(path, &st) && !S_ISREG(st.st_mode)))
		return 0;
	for (i = 0; dot && formats[i].name; i++) {
		if (formats[i].ext && strcasecmp(dot, formats[i].ext) == 0) {
			*fmt = &formats[i];
			return 0;
		}
	}
	if (dot && !strchr(dot, '/') && dot[1])
		return format_unknown(c, dot + 1);
	return cli_fail(
	    c, HL_EUSAGE, _("which format '%s' should have is not clear, give --format"), path);
}

/* HL_ACT_RAW: the first column is text of its own kind, whatever the format. */
static void
raw_row(struct out *o, const struct hl_val *v)
{
	fputs(v[0].type == HL_TEXT ? v[0].s : "", o->f);
	putc(o->eol, o->f);
}

static const struct format raw = { "raw", NULL, FMT_NUL, NULL, raw_row, NULL };

static int
find_format(struct cli *c, const struct format **fmt)
{
	const char *name = c->o[O_FORMAT];

	if (c->act != NULL && (c->act->flags & HL_ACT_RAW)) {
		*fmt = &raw;
		return 0;
	}
	if (!name && c->o[O_EXCEL] && !c->o[O_OUTPUT])
		name = "csv";
	if (!name && c->o[O_OUTPUT])
		return format_of_file(c, c->o[O_OUTPUT], fmt);
	*fmt = &formats[0];
	if (!name)
		return 0;
	for (*fmt = formats; (*fmt)->name; (*fmt)++)
		if (strcmp((*fmt)->name, name) == 0)
			return 0;
	return format_unknown(c, name);
}

/* Whether a file can be made in the directory of path. */
static int
check_directory(struct cli *c, const char *path)
{
	char *copy = xstrdup(path);
	int rc = 0, why = access(dirname(copy), W_OK) ? errno : 0;

	if (why && access(path, W_OK))
		rc = cli_fail(c, why == ENOENT ? HL_ENOENT : HL_EFAIL, _("cannot write '%s': %s"),
		    path, strerror(why));
	free(copy);
	return rc;
}

int
out_check(struct cli *c, const struct format **fmt)
{
	static const char *const whens[] = { "auto", "always", "never" };
	const char *limit = c->o[O_LIMIT], *color = c->o[O_COLOR];
	bool known = !color;
	int rc = find_format(c, fmt);
	size_t i;

	if (rc)
		return rc;
	for (i = 0; color && i < LEN(whens); i++)
		known = known || strcmp(color, whens[i]) == 0;
	if (!known)
		return cli_fail(c, HL_EUSAGE, _("--color: not auto, always or never: '%s'"), color);
	if (limit && (!*limit || limit[strspn(limit, "0123456789")] || strlen(limit) > 15))
		return cli_fail(c, HL_EUSAGE, _("--limit: not a whole number: '%s'"), limit);
	if (c->o[O_NULL] && !((*fmt)->flags & FMT_NUL))
		return cli_fail(c, HL_EUSAGE, _("--null goes with ids, tsv, csv and jsonl"));
	if (c->o[O_EXCEL] && strcmp((*fmt)->name, "csv"))
		return cli_fail(c, HL_EUSAGE, _("--excel goes with csv"));
	if (c->o[O_OUTPUT] && !*c->o[O_OUTPUT])
		return cli_fail(c, HL_EUSAGE, _("--output: is empty"));
	return c->o[O_OUTPUT] && strcmp(c->o[O_OUTPUT], "-") ? check_directory(c, c->o[O_OUTPUT])
							     : 0;
}

/* --- fields --------------------------------------------------------------------------------- */

static int
no_field(struct cli *c, const char *option, const char *name)
{
	struct near near = { .word = name };
	char *list = xstrdup("");
	int rc;
	size_t i;

	for (i = 0; i < answer_width(c->answer); i++) {
		const char *field = answer_column(c->answer, i)->name;
		char *more = xfmt("%s%s%s", list, i ? ", " : "", field);

		near_try(&near, field);
		free(list);
		list = more;
	}
	if (near.best)
		rc = cli_fail(c, HL_EUSAGE, _("--%s: no field '%s', did you mean %s? (%s)"), option,
		    name, near.best, list);
	else
		rc = cli_fail(
		    c, HL_EUSAGE, _("--%s: no field '%s', use some of: %s"), option, name, list);
	free(list);
	return rc;
}

static int
field_find(const struct cli *c, const char *name, size_t *i)
{
	for (*i = 0; *i < answer_width(c->answer); ++*i)
		if (strcmp(answer_column(c->answer, *i)->name, name) == 0)
			return 0;
	return -1;
}

/* Calls of take for each comma separated part of list. */
typedef int part_fn(struct cli *c, char *part, void *ctx);

static int
each_part(struct cli *c, const char *list, part_fn *take, void *ctx)
{
	char *copy = xstrdup(list), *rest = copy, *one;
	int rc = 0;

	while (!rc && (one = strsep(&rest, ",")))
		rc = take(c, one, ctx);
	free(copy);
	return rc;
}

static int
select_one(struct cli *c, char *name, void *ctx)
{
	struct out *o = ctx;
	size_t i;

	if (field_find(c, name, &i))
		return no_field(c, "fields", name);
	o->sel = xrealloc(o->sel, (o->n + 1) * sizeof(*o->sel));
	o->sel[o->n++] = i;
	return 0;
}

static int
select_fields(struct cli *c, struct out *o)
{
	int rc = 0;
	size_t i;

	if (c->o[O_FIELDS])
		rc = each_part(c, c->o[O_FIELDS], select_one, o);
	for (i = 0; !c->o[O_FIELDS] && i < answer_shown(c->answer); i++)
		rc = select_one(c, (char *)(uintptr_t)answer_column(c->answer, i)->name, o);
	o->col = xrealloc(NULL, o->n * sizeof(*o->col));
	for (i = 0; i < o->n; i++)
		o->col[i] = answer_column(c->answer, o->sel[i]);
	return rc;
}

struct keys {
	struct sort_key *v;
	size_t n, cap;
};

static int
sort_one(struct cli *c, char *name, void *ctx)
{
	struct keys *keys = ctx;
	char *order = strchr(name, ':');
	struct sort_key k = { 0 };

	if (order)
		*order++ = '\0';
	if (order && strcmp(order, "desc") && strcmp(order, "asc"))
		return cli_fail(c, HL_EUSAGE, _("--sort: not asc or desc: '%s'"), order);
	if (field_find(c, name, &k.col))
		return no_field(c, "sort", name);
	k.desc = order && strcmp(order, "desc") == 0;
	*vec_add(keys) = k;
	return 0;
}

static bool
fields_help(const struct cli *c)
{
	return c->o[O_FIELDS] && strcmp(c->o[O_FIELDS], "help") == 0;
}

static void
out_free(struct out *o)
{
	free(o->sel);
	free(o->col);
	free(o->width);
	buf_free(&o->t);
}

int
out_shape(struct cli *c)
{
	struct out o = { 0 };
	struct keys keys = { 0 };
	int rc = 0;

	if (!c->answer || fields_help(c))
		return 0;
	if (c->o[O_FIELDS])
		rc = select_fields(c, &o);
	if (!rc && c->o[O_SORT])
		rc = each_part(c, c->o[O_SORT], sort_one, &keys);
	vec_free(&keys);
	out_free(&o);
	return rc;
}

static void
print_fields(struct cli *c, FILE *f)
{
	int width = 0;
	size_t i;

	for (i = 0; i < answer_width(c->answer); i++) {
		int n = (int)strlen(answer_column(c->answer, i)->name);

		width = n > width ? n : width;
	}
	for (i = 0; i < answer_width(c->answer); i++) {
		const struct hl_column *col = answer_column(c->answer, i);

		fprintf(f, "%-*s  %s\n", width, col->name, *col->heading ? _(col->heading) : "");
	}
}

/* --- printing --- */

static void
widest(struct out *o, size_t i)
{
	int w = enc_width(o->t.s, o->t.n);

	if (w > o->width[i])
		o->width[i] = w;
	o->t.n = 0;
}

/* Text as the format writes it decides the width. */
static void
measure(struct out *o, struct answer *s, struct hl_val *v, size_t max)
{
	bool md = strcmp(o->fmt->name, "md") == 0;
	void (*enc)(struct buf *, const char *) = md ? enc_md : enc_tty;
	size_t i, k;

	o->width = xrealloc(NULL, o->n * sizeof(*o->width));
	for (i = 0; i < o->n; i++) {
		o->width[i] = md ? 3 : 0;
		if (o->header || md)
			enc(&o->t, *o->col[i]->heading ? _(o->col[i]->heading) : "");
		widest(o, i);
	}
	answer_rewind(s);
	for (k = 0; k < max && answer_next(s, v); k++) {
		for (i = 0; i < o->n; i++) {
			const struct hl_val *x = &v[o->sel[i]];

			if (x->type == HL_TEXT)
				enc(&o->t, x->s);
			else
				cell_text(&o->t, x, LOOK_PEOPLE);
			widest(o, i);
		}
	}
	answer_rewind(s);
}

static int
print_rows(struct cli *c, struct out *o)
{
	struct hl_val *v = xrealloc(NULL, (answer_width(c->answer) + 1) * sizeof(*v));
	size_t max = c->o[O_LIMIT] ? strtoul(c->o[O_LIMIT], NULL, 10) : 0;
	size_t rows = answer_rows(c->answer);

	if (max && max < rows)
		rows = max;
	if (rows && (o->fmt->flags & FMT_WIDTH))
		measure(o, c->answer, v, rows);
	if ((rows || (o->fmt->flags & FMT_EMPTY)) && o->fmt->begin)
		o->fmt->begin(o);
	while (o->rows < rows && answer_next(c->answer, v)) {
		o->fmt->row(o, v);
		o->rows++;
		if (ferror_unlocked(o->f))
			break;
	}
	if ((rows || (o->fmt->flags & FMT_EMPTY)) && o->fmt->end)
		o->fmt->end(o);
	free(v);
	return 0;
}

static bool
wants_color(const struct cli *c, FILE *f)
{
	const char *when = c->o[O_COLOR], *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (when && strcmp(when, "auto"))
		return strcmp(when, "always") == 0;
	return !(no && *no) && isatty(fileno(f)) && (!term || strcmp(term, "dumb"));
}

static int
copy_text(struct cli *c, FILE *f)
{
	char buf[8192];
	size_t n;

	rewind(c->text);
	while ((n = fread(buf, 1, sizeof(buf), c->text)) && fwrite(buf, 1, n, f) == n)
		;
	return 0;
}

static int
print_to(struct cli *c, FILE *f, const struct format *fmt)
{
	struct out o = { .f = f, .fmt = fmt };
	struct keys keys = { 0 };
	int rc;

	if (c->text)
		return copy_text(c, f);
	if (fields_help(c)) {
		print_fields(c, f);
		return 0;
	}
	o.eol = c->o[O_NULL] ? '\0' : '\n';
	o.excel = c->o[O_EXCEL];
	o.header = !c->o[O_NO_HEADER] &&
		   !((c->act->flags & HL_ACT_PLAIN) && (fmt->flags & FMT_WIDTH));
	o.color = strcmp(fmt->name, "table") == 0 && wants_color(c, f);
	o.title = c->act->name;
	rc = answer_end(c->answer)
		 ? cli_fail(c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(errno))
		 : 0;
	if (!rc && c->o[O_SORT]) {
		rc = each_part(c, c->o[O_SORT], sort_one, &keys);
		answer_sort(c->answer, keys.v, keys.n);
		vec_free(&keys);
	}
	rc = rc ? rc : select_fields(c, &o);
	rc = rc ? rc : print_rows(c, &o);
	out_free(&o);
	return rc;
}

int
out_close(struct cli *c, FILE *f)
{
	int why = ferror(f) ? errno : 0;

	if (fflush(f) && !why)
		why = errno;
	if (!why && !ferror(f))
		return 0;
	if (why ==
	    EPIPE) /* the reader has left: end like a program it would have ended by signal */
		_exit(128 + 13);
	return cli_fail(
	    c, HL_EFAIL, _("cannot write standard output: %s"), strerror(why ? why : EIO));
}

/* The file behind symbolic links, and a new file beside it. */
static FILE *
file_begin(const char *path, char **target, char **tmp)
{
	char *real = realpath(path, NULL);
	struct stat st;
	mode_t mode = 0666;
	int fd;

	*target = real ? real : xstrdup(path);
	if (!stat(*target, &st) && !S_ISREG(st.st_mode)) {
		*tmp = NULL;
		return fopen(*target, "w");
	}
	if (real)
		mode = st.st_mode & 07777;
	*tmp = xfmt("%s.%ld~", *target, (long)getpid());
	fd = open(*tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
	if (fd >= 0 && real)
		fchmod(fd, mode);
	return fd < 0 ? NULL : fdopen(fd, "w");
}

static int
file_end(FILE *f, const char *target, const char *tmp, bool good)
{
	int why = ferror(f) ? EIO : 0;

	if (fflush(f) || (tmp && fsync(fileno(f))))
		why = errno;
	if (fclose(f) && !why)
		why = errno;
	if (tmp && !why && good && rename(tmp, target))
		why = errno;
	if (tmp && (why || !good))
		unlink(tmp);
	errno = why;
	return why ? -1 : 0;
}

static int
print_file(struct cli *c, const char *path, const struct format *fmt)
{
	char *target, *tmp = NULL;
	FILE *f = file_begin(path, &target, &tmp);
	int rc = f ? print_to(c, f, fmt) : 0;

	if (!f || (file_end(f, target, tmp, !rc) && !rc))
		rc = cli_fail(c, HL_EFAIL, _("cannot write '%s': %s"), path, strerror(errno));
	free(target);
	free(tmp);
	return rc;
}

int
out_print(struct cli *c)
{
	const struct format *fmt;
	const char *path = c->o[O_OUTPUT];
	int rc = find_format(c, &fmt);

	if (rc || (!c->answer && !c->text))
		return rc;
	if (path && strcmp(path, "-"))
		return print_file(c, path, fmt);
	rc = print_to(c, stdout, fmt);
	return rc;
}
