/* csv-fields.c: a csv file whose headings are tied to fields, read row by row as arguments. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

struct part { /* one alternative of an expression */
	size_t column;
	char *text; /* a constant, or NULL */
};

struct tie {
	char *field;
	bool prose;
	VEC(struct part) parts;
};

struct table {
	struct hl *hl;
	char *file;
	struct csv *csv;
	char **keys; /* the headings as they are compared */
	VEC(struct tie) ties;
	int64_t heading_line;
	struct buf value;
};

/* Fields in which TAB and line ends may stand. */
static const char *const prose[] = { "detail", "text", "ruled_reason", "decision_text" };

/* How headings are compared: folded, on one line, names' spaces dropped, ASCII in lower case. */
static char *
heading_key(const char *s)
{
	char *folded = text_fold(s), *key;
	char *p;

	for (p = folded; *p; p++) {
		if (*p == '\n')
			*p = ' ';
		else if (*p >= 'A' && *p <= 'Z')
			*p += 'a' - 'A';
	}
	key = text_name(folded);
	free(folded);
	return key;
}

/* --- tying -------------------------------------------------------------------------------- */

static struct tie *
add_tie(struct table *t, const char *field)
{
	struct tie *tie = vec_add(&t->ties);
	size_t i;

	tie->field = xstrdup(field);
	for (i = 0; i < LEN(prose); i++)
		tie->prose = tie->prose || strcmp(prose[i], field) == 0;
	return tie;
}

static struct tie *
find_tie(const struct table *t, const char *field)
{
	size_t i;

	for (i = 0; i < t->ties.n; i++)
		if (strcmp(t->ties.v[i].field, field) == 0)
			return &t->ties.v[i];
	return NULL;
}

/* All that heads a field, "name|alias|alias", after what is in b. */
static void
put_names(struct buf *b, const struct field *f)
{
	bool more = f->aliases != NULL && *f->aliases != '\0';

	buf_fmt(
	    b, "%s%s%s%s", b->n > 0 ? "|" : "", f->name, more ? "|" : "", more ? f->aliases : "");
}

/* True when key is the name of a field or one of its aliases. */
static bool
is_called(const struct field *f, const char *key)
{
	struct buf names = { 0 };
	char *rest, *own;
	bool same = false;

	put_names(&names, f);
	for (rest = names.s; rest != NULL && !same; free(own)) {
		own = heading_key(strsep(&rest, "|"));
		same = strcmp(own, key) == 0;
	}
	buf_free(&names);
	return same;
}

static int
unknown_heading(struct table *t, const char *heading, const struct field *fields)
{
	struct buf all = { 0 }, names = { 0 };
	struct near near = { .word = heading };
	const struct field *f;
	char *rest;

	for (f = fields; f->name != NULL; f++) {
		put_names(&all, f);
		buf_fmt(&names, "%s%s", names.n > 0 ? ", " : "", f->name);
	}
	for (rest = all.s; rest != NULL;)
		near_try(&near, strsep(&rest, "|"));
	if (near.best != NULL)
		hl_fail(t->hl, HL_EINPUT, _("%s:%lld: unknown heading '%s'; did you mean '%s'?"),
		    t->file, (long long)t->heading_line, heading, near.best);
	else
		hl_fail(t->hl, HL_EINPUT, _("%s:%lld: unknown heading '%s'; known are %s"), t->file,
		    (long long)t->heading_line, heading, names.s != NULL ? names.s : "");
	buf_free(&names);
	buf_free(&all);
	return HL_EINPUT;
}

/* Without a map: every heading is a field's name or alias. */
static int
tie_headings(struct table *t, const struct field *fields)
{
	struct tie *tie;
	size_t i;

	for (i = 0; i < csv_width(t->csv); i++) {
		const struct field *f = fields;

		if (!*t->keys[i])
			continue;
		while (f->name && !is_called(f, t->keys[i]))
			f++;
		if (!f->name)
			return unknown_heading(t, csv_heading(t->csv, i), fields);
		if (find_tie(t, f->name))
			return hl_fail(t->hl, HL_EINPUT,
			    _("%s:%lld: two headings for field '%s', the second is '%s'"), t->file,
			    (long long)t->heading_line, f->name, csv_heading(t->csv, i));
		tie = add_tie(t, f->name);
		vec_add(&tie->parts)->column = i;
	}
	if (t->ties.n == 0)
		return hl_fail(t->hl, HL_EINPUT, _("%s:%lld: no heading"), t->file,
		    (long long)t->heading_line);
	return HL_OK;
}

/* One alternative: "=text" or a heading of the file. */
static int
tie_part(struct table *t, struct tie *tie, const char *expr)
{
	size_t width = csv_width(t->csv), found = width;
	const char *near;
	char *key;
	size_t i;

	if (*expr == '=') {
		vec_add(&tie->parts)->text = xstrdup(expr + 1);
		return HL_OK;
	}
	key = heading_key(expr);
	for (i = 0; i < width; i++) {
		if (strcmp(key, t->keys[i]) != 0)
			continue;
		if (found < width) {
			free(key);
			return hl_fail(t->hl, HL_EINPUT, _("%s:%lld: heading '%s' stands twice"),
			    t->file, (long long)t->heading_line, expr);
		}
		found = i;
	}
	near = found < width ? NULL : text_nearest(key, (const char *const *)t->keys, width);
	free(key);
	if (found == width)
		return hl_fail(t->hl, HL_EINPUT,
		    near ? _("%s:%lld: no heading '%s' for field '%s'; did you mean '%s'?")
			 : _("%s:%lld: no heading '%s' for field '%s'"),
		    t->file, (long long)t->heading_line, expr, tie->field, near);
	vec_add(&tie->parts)->column = found;
	return HL_OK;
}

static int
tie_expression(struct table *t, struct tie *tie, const char *expr)
{
	int rc = HL_OK;

	do {
		size_t n = strcspn(expr, "|"), len;
		char *raw = strndup(expr, n), *part;
		const char *start;

		if (!raw)
			abort();
		start = text_trim(raw, &len);
		part = strndup(start, len);
		rc = !part || !*part ? hl_fail(t->hl, HL_EUSAGE,
					   _("an empty heading for field '%s'"), tie->field)
				     : tie_part(t, tie, part);
		free(part);
		free(raw);
		expr += n;
	} while (rc == HL_OK && *expr++ == '|');
	return rc;
}

/* With a map: only what it says. */
static int
tie_map(struct table *t, const struct field *fields, const struct hl_args *map)
{
	size_t i, k;

	for (i = 0; i < map->n; i++) {
		const struct field *f = fields;
		struct tie *tie;

		while (f->name && strcmp(f->name, map->a[i].name) != 0)
			f++;
		if (!f->name) {
			struct near near = { .word = map->a[i].name };

			for (f = fields; f->name; f++)
				near_try(&near, f->name);
			return hl_fail(t->hl, HL_EUSAGE,
			    near.best ? _("no field '%s' to map a heading to; did you mean '%s'?")
				      : _("no field '%s' to map a heading to"),
			    near.word, near.best);
		}
		tie = add_tie(t, f->name);
		for (k = 0; k < map->a[i].n; k++) {
			int rc = tie_expression(t, tie, map->a[i].v[k]);

			if (rc)
				return rc;
		}
	}
	return HL_OK;
}

int
table_open(struct hl *hl, const char *path, const struct field *fields, const struct hl_args *map,
    struct table **out)
{
	struct table *t = xcalloc(1, sizeof(*t));
	char why[256];
	int rc;
	size_t i;

	*out = NULL;
	t->hl = hl;
	t->file = xstrdup(path);
	t->csv = csv_open(path, why, sizeof(why));
	if (!t->csv) {
		rc = errno == ENOENT ? HL_ENOENT : errno ? HL_EFAIL : HL_EINPUT;
		if (rc == HL_EINPUT) /* "LINE: what", or about the whole file */
			hl_fail(hl, rc, *why >= '0' && *why <= '9' ? "%s:%s" : "%s: %s", path, why);
		else
			hl_fail(hl, rc, _("cannot read '%s': %s"), path, why);
		table_close(t);
		return rc;
	}
	t->heading_line = csv_line(t->csv);
	t->keys = xcalloc(csv_width(t->csv), sizeof(*t->keys));
	for (i = 0; i < csv_width(t->csv); i++)
		t->keys[i] = heading_key(csv_heading(t->csv, i));
	rc = map ? tie_map(t, fields, map) : tie_headings(t, fields);
	if (rc)
		table_close(t);
	else
		*out = t;
	return rc;
}

bool
table_has(const struct table *t, const char *field)
{
	return find_tie(t, field) != NULL;
}

/* --- rows --------------------------------------------------------------------------------- */

static int
bad_row(struct table *t, const char *what)
{
	hl_fail(t->hl, HL_EINPUT, "%s:%lld: %s", t->file, (long long)csv_line(t->csv), what);
	return -1;
}

/* True when nothing stands in the row; a value under no heading is refused: -1. */
static int
is_blank(struct table *t)
{
	bool blank = true;
	size_t n;
	size_t i;

	for (i = 0; i < csv_width(t->csv); i++) {
		text_trim(csv_field(t->csv, i), &n);
		blank = blank && n == 0;
		if (n && !*t->keys[i]) {
			char what[64];

			snprintf(
			    what, sizeof(what), _("column %zu has a value and no heading"), i + 1);
			return bad_row(t, what);
		}
	}
	return blank;
}

/* The first alternative that is not empty, trimmed, in t->value; empty for none. */
static void
pick_value(struct table *t, const struct tie *tie)
{
	size_t i;

	buf_clear(&t->value);
	for (i = 0; i < tie->parts.n && t->value.n == 0; i++) {
		const struct part *p = &tie->parts.v[i];
		size_t n;
		const char *s = text_trim(p->text ? p->text : csv_field(t->csv, p->column), &n);

		buf_add(&t->value, s, n);
	}
}

int
table_next(struct table *t, struct hl_args *args)
{
	char why[256];
	int rc;
	size_t i;

	hl_args_clear(args);
	do {
		rc = csv_next(t->csv, why, sizeof(why));
		if (rc <= 0)
			return rc ? bad_row(t, why) : 0;
		rc = is_blank(t);
		if (rc < 0)
			return -1;
	} while (rc);
	for (i = 0; i < t->ties.n; i++) {
		const struct tie *tie = &t->ties.v[i];
		const char *bad;

		pick_value(t, tie);
		if (t->value.n == 0)
			continue;
		bad = text_bad(t->value.s, tie->prose);
		if (bad) {
			snprintf(why, sizeof(why), _("field '%s': %s"), tie->field, bad);
			return bad_row(t, why);
		}
		hl_args_add(args, tie->field, t->value.s);
	}
	return 1;
}

int64_t
table_line(const struct table *t)
{
	return csv_line(t->csv);
}

const char *
table_file(const struct table *t)
{
	return t->file;
}

const char *
table_hash(const struct table *t)
{
	return csv_hash(t->csv);
}

struct csv *
table_csv(struct table *t)
{
	return t->csv;
}

void
table_close(struct table *t)
{
	struct tie *tie;
	size_t i;

	if (t == NULL)
		return;
	for (i = 0; i < t->ties.n; i++) {
		tie = &t->ties.v[i];
		while (tie->parts.n > 0)
			free(tie->parts.v[--tie->parts.n].text);
		vec_free(&tie->parts);
		free(tie->field);
	}
	vec_free(&t->ties);
	for (i = 0; t->keys != NULL && i < csv_width(t->csv); i++)
		free(t->keys[i]);
	free(t->keys);
	csv_close(t->csv);
	buf_free(&t->value);
	free(t->file);
	free(t);
}

void
table_split(struct hl_args *row, const char *name)
{
	static const char *const seps[] = { ";", "；", "、" };
	const char *value = hl_args_get(row, name);
	char *copy, *p, *at;
	size_t i;

	if (value == NULL)
		return;
	copy = xstrdup(value);
	for (i = 1; i < LEN(seps); i++)
		while ((at = strstr(copy, seps[i])) != NULL) {
			*at = ';';
			memmove(at + 1, at + strlen(seps[i]), strlen(at + strlen(seps[i])) + 1);
		}
	hl_args_set(row, name, NULL);
	for (p = copy; p != NULL;) {
		at = strsep(&p, ";");
		if (*at != '\0')
			hl_args_add(row, name, at);
	}
	free(copy);
}
