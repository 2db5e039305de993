/*
 * config-yaml.c: the file. The bytes are checked line by line first, then libyaml's events are
 * walked; what is refused names FILE:LINE. What may stand where is asked of config.c, so the
 * walk stops at the first bracket too many: no bomb of them gets deeper than the keys are.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "config/config.h"

#define FILE_MAX 262144
#define SCALAR_MAX 1000

struct reader {
	struct hl_config *cfg;
	const char *path;
	struct buf text;
	const char *yaml; /* text without its byte order mark */
	size_t n;
	yaml_parser_t parser;
	yaml_event_t event;
	char *err;
	size_t errlen;
};

struct seen { /* the keys of one mapping */
	struct {
		char *name;
		int64_t line;
	} * v;
	size_t n;
};

struct words {
	char **v;
	int64_t *line;
	size_t n;
};

/* --- failing ----------------------------------------------------------------------------- */

/* One line "FILE:LINE: ..." (line 0: "FILE: ..."), not cut inside a character. */
PRINTF(3, 4) static int fail(struct reader *r, int64_t line, const char *fmt, ...)
{
	struct buf b = { 0 };
	char what[2 * SCALAR_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(what, sizeof(what), fmt, ap);
	va_end(ap);
	buf_str(&b, r->path);
	if (line)
		buf_fmt(&b, ":%lld", (long long)line);
	buf_fmt(&b, ": %s", what);
	while (b.n && (b.n >= r->errlen || !text_utf8(b.s, b.n)))
		b.n--;
	if (r->errlen) {
		memcpy(r->err, b.s, b.n);
		r->err[b.n] = '\0';
	}
	buf_free(&b);
	return -1;
}

static int64_t
line_of(yaml_mark_t mark)
{
	return (int64_t)mark.line + 1;
}

static int64_t
here(const struct reader *r)
{
	return line_of(r->event.start_mark);
}

static int64_t
newlines(const char *s, size_t n)
{
	int64_t lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += s[i] == '\n';
	return lines;
}

/* --- bytes ------------------------------------------------------------------------------- */

static int
read_bytes(struct reader *r)
{
	char chunk[8192];
	size_t n;
	FILE *f = fopen(r->path, "rbe");

	if (!f)
		return fail(r, 0, "%s", strerror(errno));
	while (r->text.n <= FILE_MAX && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&r->text, chunk, n);
	int failed = ferror(f) ? errno : 0;
	fclose(f);
	if (failed)
		return fail(r, 0, "%s", strerror(failed));
	if (r->text.n > FILE_MAX)
		return fail(r, 0, _("larger than %d KiB"), FILE_MAX / 1024);
	r->yaml = r->text.n ? r->text.s : "";
	r->n = r->text.n;
	if (r->n >= 3 && memcmp(r->yaml, "\xef\xbb\xbf", 3) == 0) {
		r->yaml += 3;
		r->n -= 3;
	}
	return 0;
}

/* What libyaml would report worse, or not at all. */
static int
check_line(struct reader *r, const char *s, size_t n, int64_t line)
{
	size_t blank = 0;

	if (memchr(s, '\0', n))
		return fail(r, line, _("a NUL byte"));
	if (!text_utf8(s, n))
		return fail(r, line, _("not valid UTF-8"));
	while (blank < n && (s[blank] == ' ' || s[blank] == '\t'))
		if (s[blank++] == '\t')
			return fail(r, line, _("a tab in the indentation: YAML wants spaces"));
	if (n && s[0] == '%')
		return fail(r, line, _("a directive is not taken here"));
	for (size_t i = 0; i < n; i++)
		if (((unsigned char)s[i] < ' ' && s[i] != '\t' && s[i] != '\r') || s[i] == 0x7f)
			return fail(r, line, _("a control character"));
	return 0;
}

static int
check_bytes(struct reader *r)
{
	int64_t line = 1;

	for (size_t at = 0; at < r->n; line++) {
		const char *end = memchr(r->yaml + at, '\n', r->n - at);
		size_t n = end ? (size_t)(end - r->yaml) - at : r->n - at;

		if (check_line(r, r->yaml + at, n, line) != 0)
			return -1;
		at += n + 1;
	}
	return 0;
}

/* --- events ------------------------------------------------------------------------------ */

static bool
has_tab(const struct reader *r, int64_t line)
{
	const char *s = r->yaml, *end = r->yaml + r->n;

	while (s && --line > 0)
		if ((s = memchr(s, '\n', (size_t)(end - s))))
			s++;
	if (!s)
		return false;
	const char *stop = memchr(s, '\n', (size_t)(end - s));
	return memchr(s, '\t', (size_t)((stop ? stop : end) - s)) != NULL;
}

static int
fail_yaml(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	int64_t line = line_of(p->problem_mark);

	if (p->error == YAML_READER_ERROR)
		line = 1 + newlines(r->yaml, p->problem_offset < r->n ? p->problem_offset : r->n);
	else if (has_tab(r, line))
		return fail(r, line, _("a tab where YAML wants spaces"));
	if (p->context && p->context_mark.line != p->problem_mark.line)
		return fail(r, line, _("not valid YAML: %s; %s from line %lld on"), p->problem,
		    p->context, (long long)line_of(p->context_mark));
	return fail(r, line, _("not valid YAML: %s"), p->problem ? p->problem : "?");
}

static int
check_scalar(struct reader *r)
{
	const char *s = (const char *)r->event.data.scalar.value, *bad;
	size_t n = r->event.data.scalar.length;

	if (n > SCALAR_MAX)
		return fail(r, here(r), _("a text longer than %d bytes"), SCALAR_MAX);
	if (strlen(s) != n)
		return fail(r, here(r), _("a NUL byte"));
	if ((bad = text_bad(s, false)))
		return fail(r, here(r), "%s", bad);
	/* legal, and never meant: a line indented too far is joined to the value above it */
	if (r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    line_of(r->event.end_mark) != here(r))
		return fail(
		    r, here(r) + 1, _("the value above goes on here: check the indentation"));
	return 0;
}

/* The next event; what no configuration needs is refused here, before it can cost anything. */
static int
next(struct reader *r)
{
	yaml_event_t *e = &r->event;
	const yaml_char_t *anchor = NULL, *tag = NULL;

	yaml_event_delete(e);
	if (!yaml_parser_parse(&r->parser, e))
		return fail_yaml(r);
	if (e->type == YAML_SCALAR_EVENT) {
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
	} else if (e->type == YAML_SEQUENCE_START_EVENT) {
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
	} else if (e->type == YAML_MAPPING_START_EVENT) {
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
	}
	if (anchor || e->type == YAML_ALIAS_EVENT)
		return fail(r, here(r), _("an anchor or alias is not taken here"));
	if (tag)
		return fail(r, here(r), _("a tag is not taken here"));
	return e->type == YAML_SCALAR_EVENT ? check_scalar(r) : 0;
}

static const char *
scalar(const struct reader *r)
{
	return (const char *)r->event.data.scalar.value;
}

/* Nothing after the colon, or a null. */
static bool
is_null(const struct reader *r)
{
	const char *s = scalar(r);

	return r->event.type == YAML_SCALAR_EVENT &&
	       r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (!*s || strcmp(s, "~") == 0 || strcmp(s, "null") == 0);
}

/* --- mappings ---------------------------------------------------------------------------- */

static void
seen_free(struct seen *seen)
{
	for (size_t i = 0; i < seen->n; i++)
		free(seen->v[i].name);
	free(seen->v);
	*seen = (struct seen){ 0 };
}

/*
 * The next key of the mapping whose start or last value is the current event: 1 with a copy at
 * the end of seen, 0 at the mapping's end, -1.
 */
static int
next_key(struct reader *r, struct seen *seen)
{
	if (next(r) != 0)
		return -1;
	if (r->event.type == YAML_MAPPING_END_EVENT)
		return 0;
	if (r->event.type != YAML_SCALAR_EVENT)
		return fail(r, here(r), _("a key must be one word"));
	const char *name = scalar(r);
	for (size_t i = 0; i < seen->n; i++)
		if (strcmp(seen->v[i].name, name) == 0)
			return fail(r, here(r), _("duplicate key '%s', first on line %lld"), name,
			    (long long)seen->v[i].line);
	if (seen->n >= 200)
		return fail(r, here(r), _("more than %d keys"), 200);
	seen->v = xrealloc(seen->v, (seen->n + 1) * sizeof(*seen->v));
	seen->v[seen->n].name = xstrdup(name);
	seen->v[seen->n++].line = here(r);
	return 1;
}

static int
read_profile(struct reader *r, const char *name, struct hl_args *map)
{
	struct seen seen = { 0 };
	struct buf hint = { 0 };
	int rc;

	if (r->event.type != YAML_MAPPING_START_EVENT)
		return fail(
		    r, here(r), _("profile '%s': a mapping is wanted: {field: heading}"), name);
	while ((rc = next_key(r, &seen)) > 0) {
		const char *field = seen.v[seen.n - 1].name;

		if (!config_profile_field(field, &hint))
			rc = fail(r, here(r), _("unknown field '%s' in profile '%s'%s"), field,
			    name, hint.s);
		else if ((rc = next(r)) == 0 &&
			 (r->event.type != YAML_SCALAR_EVENT || is_null(r) || !*scalar(r)))
			rc = fail(r, here(r),
			    _("profile '%s': one heading expression is wanted for '%s'"), name,
			    field);
		if (rc != 0)
			break;
		hl_args_add(map, field, scalar(r));
	}
	seen_free(&seen);
	buf_free(&hint);
	return rc;
}

/* Made JSON, the canonical form. */
static int
read_profiles(struct reader *r, const char *key, struct buf *json)
{
	struct seen seen = { 0 };
	int rc = 0;

	buf_chr(json, '{');
	if (!is_null(r) && r->event.type != YAML_MAPPING_START_EVENT)
		return fail(
		    r, here(r), _("%s: a mapping is wanted: {name: {field: heading}}"), key);
	while (!is_null(r) && (rc = next_key(r, &seen)) > 0) {
		struct hl_profile one = { .name = seen.v[seen.n - 1].name };

		if (!*one.name)
			rc = fail(r, here(r), _("%s: a profile without a name"), key);
		else if ((rc = next(r)) == 0)
			rc = read_profile(r, one.name, &one.map);
		if (rc == 0)
			config_show_profile(json, &one, seen.n == 1);
		hl_args_clear(&one.map);
		if (rc != 0)
			break;
	}
	buf_chr(json, '}');
	seen_free(&seen);
	return rc;
}

static void
words_add(struct reader *r, struct words *w, const char *word)
{
	w->v = xrealloc(w->v, (w->n + 1) * sizeof(*w->v));
	w->line = xrealloc(w->line, (w->n + 1) * sizeof(*w->line));
	w->v[w->n] = xstrdup(word);
	w->line[w->n++] = here(r);
}

static int
read_list(struct reader *r, const struct config_key *k, struct words *w)
{
	if (r->event.type != YAML_SEQUENCE_START_EVENT)
		return fail(r, here(r), _("%s: a list is wanted: [a, b]"), k->name);
	while (next(r) == 0) {
		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			return 0;
		if (r->event.type != YAML_SCALAR_EVENT)
			return fail(
			    r, here(r), _("%s: a list of single words is wanted: [a, b]"), k->name);
		if ((int64_t)w->n == k->max)
			return fail(
			    r, here(r), _("%s: more than %lld words"), k->name, (long long)k->max);
		words_add(r, w, scalar(r));
	}
	return -1;
}

/* A value or a list of them, for a key of an entry of the policies. */
static int
read_setting(struct reader *r, struct words *w)
{
	if (r->event.type == YAML_SCALAR_EVENT) {
		words_add(r, w, is_null(r) ? "" : scalar(r));
		return 0;
	}
	if (r->event.type != YAML_SEQUENCE_START_EVENT)
		return fail(r, here(r), _("policies: a value or a list is wanted"));
	while (next(r) == 0) {
		if (r->event.type == YAML_SEQUENCE_END_EVENT)
			return 0;
		if (r->event.type != YAML_SCALAR_EVENT || w->n == 200)
			return fail(
			    r, here(r), _("policies: a list of single words is wanted: [a, b]"));
		words_add(r, w, scalar(r));
	}
	return -1;
}

static void
words_free(struct words *w)
{
	for (size_t n = 0; n < w->n; n++)
		free(w->v[n]);
	free(w->v);
	free(w->line);
	*w = (struct words){ 0 };
}

/* One entry, {from: DAY, KEY: VALUE ...}; keys are full names. */
static int
read_entry(struct reader *r, struct hl_config *made, struct hl_config *scratch)
{
	struct seen seen = { 0 };
	struct hl_args set = { 0 };
	struct words w = { 0 };
	struct buf out = { 0 };
	char what[2 * SCALAR_MAX], from[16] = "";
	int64_t line = here(r);
	int rc;

	if (r->event.type != YAML_MAPPING_START_EVENT)
		return fail(r, line, _("policies: an entry is {from: DAY, KEY: VALUE}"));
	while ((rc = next_key(r, &seen)) > 0) {
		const char *key = seen.v[seen.n - 1].name;
		int64_t at = here(r);

		words_free(&w);
		buf_clear(&out);
		buf_str(&out, "");
		if ((rc = next(r)) != 0 || (rc = read_setting(r, &w)) != 0)
			break;
		rc = strcmp(key, "from") == 0
			 ? policy_from(made, w.n ? w.v[0] : "", what, sizeof(what))
			 : policy_value(scratch, key, w.v, w.n, &out, what, sizeof(what));
		if (rc != 0) {
			fail(r, at, "%s", what);
			break;
		}
		if (strcmp(key, "from") == 0)
			snprintf(from, sizeof(from), "%s", w.v[0]);
		else
			hl_args_add(&set, key, out.s);
	}
	if (rc == 0 && !*from)
		rc = fail(r, line, _("policies: an entry without 'from', the day it begins"));
	if (rc == 0 && set.n == 0)
		rc = fail(r, line, _("policies: an entry that changes nothing"));
	if (rc == 0)
		policy_add(made, from, &set);
	seen_free(&seen);
	hl_args_clear(&set);
	words_free(&w);
	buf_free(&out);
	return rc;
}

/* Made JSON, the canonical form. */
static int
read_policies(struct reader *r, struct buf *json)
{
	struct hl_config made = { 0 }, scratch = { 0 };
	int rc = 0;

	if (is_null(r))
		return buf_str(json, ""), 0;
	if (r->event.type != YAML_SEQUENCE_START_EVENT)
		return fail(r, here(r),
		    _("policies: a list of entries is wanted: [{from: DAY, KEY: VALUE}]"));
	hl_config_defaults(&scratch);
	while (rc == 0 && (rc = next(r)) == 0 && r->event.type != YAML_SEQUENCE_END_EVENT)
		rc = read_entry(r, &made, &scratch);
	policies_show(json, &made);
	policies_drop(&made);
	hl_config_free(&scratch);
	return rc;
}

/* The value of a key, whose event is the current one. */
static int
read_value(struct reader *r, size_t i, int64_t line)
{
	const struct config_key *k = config_key(i);
	struct words w = { 0 };
	struct buf json = { 0 }, where = { 0 };
	int64_t first = here(r);
	char what[2 * SCALAR_MAX];
	size_t bad = 0;
	int rc = 0;

	if (k->kind == K_LIST) {
		rc = read_list(r, k, &w);
	} else if (k->kind == K_PROFILES) {
		if ((rc = read_profiles(r, k->name, &json)) == 0)
			words_add(r, &w, json.s);
	} else if (k->kind == K_POLICIES) {
		if ((rc = read_policies(r, &json)) == 0)
			words_add(r, &w, json.s);
	} else if (r->event.type != YAML_SCALAR_EVENT) {
		rc = fail(r, first, _("%s: one value is wanted, not a list or mapping"), k->name);
	} else if (is_null(r) && (k->kind != K_PATH || k->min > 0)) {
		rc = fail(r, first, _("%s: a value is missing"), k->name);
	} else {
		words_add(r, &w, is_null(r) ? "" : scalar(r));
	}
	if (rc == 0 && config_put(r->cfg, k, w.v, w.n, &bad, what, sizeof(what)) != 0)
		rc = fail(r, bad < w.n && k->kind == K_LIST ? w.line[bad] : first, "%s", what);
	buf_fmt(&where, "%s:%lld", r->path, (long long)line);
	if (rc == 0)
		config_origin(r->cfg, i, where.s);
	words_free(&w);
	buf_free(&json);
	buf_free(&where);
	return rc;
}

static int read_section(struct reader *r, const char *section);

/* What stands at key name of a section, full being both. */
static int
read_key(struct reader *r, const char *section, const char *name, const char *full)
{
	struct buf hint = { 0 };
	int64_t line = here(r);
	int i = config_find(full);

	if (i == CONFIG_UNKNOWN) {
		config_hint(&hint, section, name);
		if (*section)
			fail(r, line, _("unknown key '%s' in '%s'%s"), name, section, hint.s);
		else
			fail(r, line, _("unknown key '%s'%s"), name, hint.s);
		buf_free(&hint);
		return -1;
	}
	if (next(r) != 0)
		return -1;
	if (i >= 0)
		return read_value(r, (size_t)i, line);
	if (r->event.type == YAML_MAPPING_START_EVENT)
		return read_section(r, full);
	if (is_null(r)) /* all of its keys are commented out */
		return 0;
	return fail(r, here(r), _("'%s' is a section: its keys stand below it, indented"), full);
}

static int
read_section(struct reader *r, const char *section)
{
	struct seen seen = { 0 };
	struct buf full = { 0 };
	int rc;

	while ((rc = next_key(r, &seen)) > 0) {
		const char *name = seen.v[seen.n - 1].name;

		buf_clear(&full);
		buf_fmt(&full, "%s%s%s", section, *section ? "." : "", name);
		/* a dotted name is no path */
		if ((rc = read_key(r, section, name, strchr(name, '.') ? "" : full.s)) != 0)
			break;
	}
	seen_free(&seen);
	buf_free(&full);
	return rc;
}

/* --- the document ------------------------------------------------------------------------ */

static int
read_document(struct reader *r)
{
	if (next(r) != 0 || next(r) != 0) /* the stream's start, then */
		return -1;
	if (r->event.type == YAML_STREAM_END_EVENT)
		return 0;
	if (next(r) != 0)
		return -1;
	if (r->event.type == YAML_MAPPING_START_EVENT) {
		if (read_section(r, "") != 0)
			return -1;
	} else if (!is_null(r)) {
		return fail(r, here(r), _("the file must hold lines 'key: value'"));
	}
	if (next(r) != 0 || next(r) != 0) /* the document's end, then */
		return -1;
	if (r->event.type != YAML_STREAM_END_EVENT)
		return fail(r, here(r), _("a second document is not taken here"));
	return 0;
}

static int
walk(struct reader *r)
{
	int rc;

	if (!yaml_parser_initialize(&r->parser))
		return fail(r, 0, "%s", strerror(ENOMEM));
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->yaml, r->n);
	rc = read_document(r);
	yaml_event_delete(&r->event);
	yaml_parser_delete(&r->parser);
	return rc;
}

int
config_read(struct hl_config *cfg, const char *path, char *err, size_t errlen)
{
	struct reader r = { .cfg = cfg, .path = path, .err = err, .errlen = errlen };
	int rc = read_bytes(&r);

	if (rc == 0)
		rc = check_bytes(&r);
	if (rc == 0)
		rc = walk(&r);
	buf_free(&r.text);
	return rc;
}
