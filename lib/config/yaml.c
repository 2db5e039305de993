/*
 * yaml.c: the file. Its bytes are checked first, then libyaml's events are walked; what is refused
 * names FILE:LINE. config.c tells what may stand where, values.c judges the values, so the walk
 * stops at the first bracket too many.
 */
#include <errno.h>
#include <string.h>
#include <yaml.h>

#include "config/config.h"

#define FILE_MAX 262144
#define SCALAR_MAX 1000
#define MEMBERS_MAX 200 /* of a mapping, of a list without a limit of its own */

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

/* The keys of one mapping so far, or the words of a list, each with its line. */
struct words {
	struct hl_list text;
	struct ids lines;
};

/* --- failing -------------------------------------------------------------------------------- */

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
	if (line > 0)
		buf_fmt(&b, ":%lld", (long long)line);
	buf_fmt(&b, ": %s", what);
	while (b.n > 0 && (b.n >= r->errlen || !text_utf8(b.s, b.n)))
		b.n--;
	if (r->errlen > 0) {
		memcpy(r->err, b.s, b.n);
		r->err[b.n] = '\0';
	}
	buf_free(&b);
	return -1;
}

#define LINE(mark) ((int64_t)(mark).line + 1)

static int64_t
here(const struct reader *r)
{
	return LINE(r->event.start_mark);
}

/* --- bytes ---------------------------------------------------------------------------------- */

static int
read_bytes(struct reader *r)
{
	char chunk[8192];
	size_t n;
	FILE *f = fopen(r->path, "rbe");
	int why;

	if (f == NULL)
		return fail(r, 0, "%s", strerror(errno));
	while (r->text.n <= FILE_MAX && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		buf_add(&r->text, chunk, n);
	why = ferror(f) ? errno : 0;
	fclose(f);
	if (why != 0)
		return fail(r, 0, "%s", strerror(why));
	if (r->text.n > FILE_MAX)
		return fail(r, 0, _("larger than %d KiB"), FILE_MAX / 1024);
	buf_str(&r->text, "");
	r->yaml = r->text.s;
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
	size_t i;

	if (memchr(s, '\0', n) != NULL)
		return fail(r, line, _("a NUL byte"));
	if (!text_utf8(s, n))
		return fail(r, line, _("not valid UTF-8"));
	for (i = 0; i < n && (s[i] == ' ' || s[i] == '\t'); i++)
		if (s[i] == '\t')
			return fail(r, line, _("a tab in the indentation: YAML wants spaces"));
	if (n > 0 && s[0] == '%')
		return fail(r, line, _("a directive is not taken here"));
	for (i = 0; i < n; i++)
		if (((unsigned char)s[i] < ' ' && s[i] != '\t' && s[i] != '\r') || s[i] == 0x7f)
			return fail(r, line, _("a control character"));
	return 0;
}

/* The line at *at, without its end, n bytes; NULL past the last. Moves on. */
static const char *
next_line(const struct reader *r, size_t *at, size_t *n)
{
	const char *s = r->yaml + *at, *stop;

	if (*at >= r->n)
		return NULL;
	stop = memchr(s, '\n', r->n - *at);
	*n = stop != NULL ? (size_t)(stop - s) : r->n - *at;
	*at += *n + 1;
	return s;
}

static int
check_bytes(struct reader *r)
{
	const char *s;
	size_t at = 0, n;
	int64_t line;

	for (line = 1; (s = next_line(r, &at, &n)) != NULL; line++)
		if (check_line(r, s, n, line) != 0)
			return -1;
	return 0;
}

/* --- events --------------------------------------------------------------------------------- */

static int
fail_yaml(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	bool reading = p->error == YAML_READER_ERROR;
	int64_t line = 0, wrong = reading ? INT64_MAX : LINE(p->problem_mark);
	const char *s;
	size_t at = 0, n;

	while ((s = next_line(r, &at, &n)) != NULL && ++line < wrong)
		if (reading && at > p->problem_offset)
			wrong = line;
	if (s != NULL && !reading && memchr(s, '\t', n) != NULL)
		return fail(r, wrong, _("a tab where YAML wants spaces"));
	if (p->context != NULL && p->context_mark.line != p->problem_mark.line)
		return fail(r, wrong, _("not valid YAML: %s; %s from line %lld on"), p->problem,
		    p->context, (long long)LINE(p->context_mark));
	return fail(r, wrong, _("not valid YAML: %s"), p->problem != NULL ? p->problem : "?");
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
	if ((bad = text_bad(s, false)) != NULL)
		return fail(r, here(r), "%s", bad);
	/* legal, and never meant: a line indented too far is joined to the value above it */
	if (r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	    LINE(r->event.end_mark) != here(r))
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
	if (anchor != NULL || e->type == YAML_ALIAS_EVENT)
		return fail(r, here(r), _("an anchor or alias is not taken here"));
	if (tag != NULL)
		return fail(r, here(r), _("a tag is not taken here"));
	return e->type == YAML_SCALAR_EVENT ? check_scalar(r) : 0;
}

static bool
is(const struct reader *r, yaml_event_type_t type)
{
	return r->event.type == type;
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
	return is(r, YAML_SCALAR_EVENT) && r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (*scalar(r) == '\0' || strcmp(scalar(r), "~") == 0 ||
		   strcmp(scalar(r), "null") == 0);
}

/* --- mappings and lists --------------------------------------------------------------------- */

static void
words_add(struct reader *r, struct words *w, const char *text)
{
	*vec_add(&w->lines) = here(r);
	*vec_add(&w->text) = xstrdup(text);
}

static void
words_free(struct words *w)
{
	while (w->text.n > 0)
		free(w->text.v[--w->text.n]);
	vec_free(&w->text);
	vec_free(&w->lines);
}

/*
 * The next key of the mapping whose start or last value is the current event: 1 with the key in
 * *name, good as long as seen is, 0 at the mapping's end, -1.
 */
static int
next_key(struct reader *r, struct words *seen, const char **name)
{
	size_t i;

	if (next(r) != 0)
		return -1;
	if (is(r, YAML_MAPPING_END_EVENT))
		return 0;
	if (!is(r, YAML_SCALAR_EVENT))
		return fail(r, here(r), _("a key must be one word"));
	for (i = 0; i < seen->text.n; i++)
		if (strcmp(seen->text.v[i], scalar(r)) == 0)
			return fail(r, here(r), _("duplicate key '%s', first on line %lld"),
			    scalar(r), (long long)seen->lines.v[i]);
	if (i >= MEMBERS_MAX)
		return fail(r, here(r), _("more than %d keys"), MEMBERS_MAX);
	words_add(r, seen, scalar(r));
	*name = seen->text.v[i];
	return 1;
}

/* The words of the list whose start is the current event. */
static int
read_list(struct reader *r, const struct config_key *k, struct words *w)
{
	if (!is(r, YAML_SEQUENCE_START_EVENT))
		return fail(r, here(r), _("%s: a list is wanted: [a, b]"), k->name);
	while (next(r) == 0) {
		if (is(r, YAML_SEQUENCE_END_EVENT))
			return 0;
		if (!is(r, YAML_SCALAR_EVENT))
			return fail(
			    r, here(r), _("%s: a list of single words is wanted: [a, b]"), k->name);
		if ((int64_t)w->text.n == k->max)
			return fail(
			    r, here(r), _("%s: more than %lld words"), k->name, (long long)k->max);
		words_add(r, w, scalar(r));
	}
	return -1;
}

/* --- profiles ------------------------------------------------------------------------------- */

/* A profile, {field: heading}, as JSON. */
static int
read_profile(struct reader *r, const char *profile, struct buf *json)
{
	struct words seen = { 0 };
	struct hl_args map = { 0 };
	struct buf hint = { 0 };
	const char *field;
	int rc;

	if (!is(r, YAML_MAPPING_START_EVENT))
		return fail(
		    r, here(r), _("profile '%s': a mapping is wanted: {field: heading}"), profile);
	while ((rc = next_key(r, &seen, &field)) > 0) {
		if (!config_profile_field(field, &hint))
			rc = fail(r, here(r), _("unknown field '%s' in profile '%s'%s"), field,
			    profile, hint.s);
		else if ((rc = next(r)) == 0 &&
			 (!is(r, YAML_SCALAR_EVENT) || is_null(r) || *scalar(r) == '\0'))
			rc = fail(r, here(r),
			    _("profile '%s': one heading expression is wanted for '%s'"), profile,
			    field);
		if (rc != 0)
			break;
		hl_args_add(&map, field, scalar(r));
	}
	json_from_args(json, &map);
	hl_args_clear(&map);
	words_free(&seen);
	buf_free(&hint);
	return rc;
}

static int
read_profiles(struct reader *r, const struct config_key *k, struct buf *json)
{
	struct words seen = { 0 };
	const char *name;
	int rc = 0;

	if (!is_null(r) && !is(r, YAML_MAPPING_START_EVENT))
		return fail(
		    r, here(r), _("%s: a mapping is wanted: {name: {field: heading}}"), k->name);
	buf_chr(json, '{');
	while (!is_null(r) && (rc = next_key(r, &seen, &name)) > 0) {
		buf_str(json, seen.text.n > 1 ? "," : "");
		json_str(json, name);
		buf_chr(json, ':');
		if (*name == '\0')
			rc = fail(r, here(r), _("%s: a profile without a name"), k->name);
		else if ((rc = next(r)) == 0)
			rc = read_profile(r, name, json);
		if (rc != 0)
			break;
	}
	buf_chr(json, '}');
	words_free(&seen);
	return rc;
}

/* --- policies ------------------------------------------------------------------------------- */

/* One setting of an entry: its first day into from, or a rule into set. */
static int
read_change(struct reader *r, const struct hl_policies *made, struct hl_config *scratch,
    const char *key, char from[16], struct hl_args *set)
{
	static const struct config_key any = { .name = "policies", .max = MEMBERS_MAX };
	struct words w = { 0 };
	struct buf out = { 0 };
	char what[2 * SCALAR_MAX];
	const char *first;
	int64_t line = here(r);
	bool begins = strcmp(key, "from") == 0;
	int rc;

	if ((rc = next(r)) == 0 && is(r, YAML_SEQUENCE_START_EVENT))
		rc = read_list(r, &any, &w);
	else if (rc == 0 && !is(r, YAML_SCALAR_EVENT))
		rc = fail(r, here(r), _("policies: a value or a list is wanted"));
	else if (rc == 0)
		words_add(r, &w, is_null(r) ? "" : scalar(r));
	if (rc != 0) {
		words_free(&w);
		return -1;
	}
	first = w.text.n > 0 ? w.text.v[0] : "";
	buf_str(&out, "");
	rc = begins ? policy_from(made, first, what, sizeof(what))
		    : policy_value(scratch, key, w.text.v, w.text.n, &out, what, sizeof(what));
	if (rc != 0)
		fail(r, line, "%s", what);
	else if (begins)
		snprintf(from, 16, "%s", first);
	else
		hl_args_add(set, key, out.s);
	words_free(&w);
	buf_free(&out);
	return rc;
}

/* One entry, {from: DAY, KEY: VALUE ...}; keys are full names. */
static int
read_entry(struct reader *r, struct hl_policies *made, struct hl_config *scratch)
{
	struct words seen = { 0 };
	struct hl_args set = { 0 };
	char from[16] = "";
	const char *key;
	int64_t line = here(r);
	int rc;

	if (!is(r, YAML_MAPPING_START_EVENT))
		return fail(r, line, _("policies: an entry is {from: DAY, KEY: VALUE}"));
	while ((rc = next_key(r, &seen, &key)) > 0)
		if ((rc = read_change(r, made, scratch, key, from, &set)) != 0)
			break;
	if (rc == 0 && *from == '\0')
		rc = fail(r, line, _("policies: an entry without 'from', the day it begins"));
	if (rc == 0 && set.n == 0)
		rc = fail(r, line, _("policies: an entry that changes nothing"));
	if (rc == 0)
		policy_add(made, from, &set);
	words_free(&seen);
	hl_args_clear(&set);
	return rc;
}

static int
read_policies(struct reader *r, struct buf *json)
{
	struct hl_policies made = { 0 };
	struct hl_config scratch;
	int rc = 0;

	buf_str(json, "");
	if (is_null(r))
		return 0;
	if (!is(r, YAML_SEQUENCE_START_EVENT))
		return fail(r, here(r),
		    _("policies: a list of entries is wanted: [{from: DAY, KEY: VALUE}]"));
	hl_config_defaults(&scratch);
	while (rc == 0 && (rc = next(r)) == 0 && !is(r, YAML_SEQUENCE_END_EVENT))
		rc = read_entry(r, &made, &scratch);
	policies_show(json, &made);
	policies_drop(&made);
	hl_config_free(&scratch);
	return rc;
}

/* --- keys and sections ---------------------------------------------------------------------- */

/* The words of a key, whose value is the current event; of what is nested, its JSON. */
static int
read_words(struct reader *r, const struct config_key *k, struct words *w)
{
	struct buf json = { 0 };
	int rc = 0;

	if (k->kind == K_LIST)
		return read_list(r, k, w);
	if (k->kind == K_PROFILES || k->kind == K_POLICIES) {
		rc = k->kind == K_PROFILES ? read_profiles(r, k, &json) : read_policies(r, &json);
		if (rc == 0)
			words_add(r, w, json.s);
		buf_free(&json);
	} else if (!is(r, YAML_SCALAR_EVENT)) {
		rc = fail(r, here(r), _("%s: one value is wanted, not a list or mapping"), k->name);
	} else if (is_null(r) && (k->kind != K_PATH || k->min > 0)) {
		rc = fail(r, here(r), _("%s: a value is missing"), k->name);
	} else {
		words_add(r, w, is_null(r) ? "" : scalar(r));
	}
	return rc;
}

static int
read_value(struct reader *r, size_t i, int64_t line)
{
	const struct config_key *k = config_key(i);
	struct words w = { 0 };
	char what[2 * SCALAR_MAX], *where = xfmt("%s:%lld", r->path, (long long)line);
	int64_t first = here(r);
	size_t bad = 0;
	int rc = read_words(r, k, &w);

	if (rc == 0 && config_put(r->cfg, k, w.text.v, w.text.n, &bad, what, sizeof(what)) != 0)
		rc = fail(
		    r, k->kind == K_LIST && bad < w.text.n ? w.lines.v[bad] : first, "%s", what);
	if (rc == 0)
		config_origin(r->cfg, i, where);
	words_free(&w);
	free(where);
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
		if (*section != '\0')
			fail(r, line, _("unknown key '%s' in '%s'%s"), name, section, hint.s);
		else
			fail(r, line, _("unknown key '%s'%s"), name, hint.s);
		buf_free(&hint);
	}
	if (i == CONFIG_UNKNOWN || next(r) != 0)
		return -1;
	if (i >= 0)
		return read_value(r, (size_t)i, line);
	if (is(r, YAML_MAPPING_START_EVENT))
		return read_section(r, full);
	if (is_null(r)) /* all of its keys are commented out */
		return 0;
	return fail(r, here(r), _("'%s' is a section: its keys stand below it, indented"), full);
}

static int
read_section(struct reader *r, const char *section)
{
	struct words seen = { 0 };
	const char *name;
	char *full;
	int rc;

	while ((rc = next_key(r, &seen, &name)) > 0) {
		full = xfmt("%s%s%s", section, *section != '\0' ? "." : "", name);
		/* a dotted name is no path */
		rc = read_key(r, section, name, strchr(name, '.') != NULL ? "" : full);
		free(full);
		if (rc != 0)
			break;
	}
	words_free(&seen);
	return rc;
}

/* --- the document --------------------------------------------------------------------------- */

static int
read_document(struct reader *r)
{
	if (next(r) != 0 || next(r) != 0) /* the stream's start, then */
		return -1;
	if (is(r, YAML_STREAM_END_EVENT))
		return 0;
	if (next(r) != 0)
		return -1;
	if (is(r, YAML_MAPPING_START_EVENT)) {
		if (read_section(r, "") != 0)
			return -1;
	} else if (!is_null(r)) {
		return fail(r, here(r), _("the file must hold lines 'key: value'"));
	}
	if (next(r) != 0 || next(r) != 0) /* the document's end, then */
		return -1;
	if (!is(r, YAML_STREAM_END_EVENT))
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
