/* json.c: one JSON object as the arguments of a command, and back. */
#include <string.h>

#include "util/util.h"

enum { DEPTH_MAX = 16, NAMES_MAX = 1000 };

struct json {
	const char *s, *p, *end;
	const char *only; /* the one name whose value may be an object; NULL: any */
	struct hl_args *args;
	struct buf name, text; /* decoded; text is scratch for values */
	struct buf names; /* those seen, NUL after each: null ones leave no trace in args */
	size_t nnames;
	char *err;
	size_t errlen;
};

/* what is a gettext id, looked up only when it is needed. Columns are counted in characters. */
static int
fail(struct json *j, const char *at, const char *what)
{
	size_t col = 1;
	const char *p;

	for (p = j->s; p < at; p++)
		col += ((unsigned char)*p & 0xc0) != 0x80;
	snprintf(j->err, j->errlen, _("column %zu: %s"), col, _(what));
	return -1;
}

static int
fail_name(struct json *j, const char *at, const char *fmt)
{
	char what[128];

	snprintf(what, sizeof(what), fmt, j->name.s);
	return fail(j, at, what);
}

static void
skip_space(struct json *j)
{
	while (j->p < j->end && (*j->p == ' ' || *j->p == '\t' || *j->p == '\n' || *j->p == '\r'))
		j->p++;
}

static bool
take(struct json *j, char c)
{
	skip_space(j);
	if (j->p == j->end || *j->p != c)
		return false;
	j->p++;
	return true;
}

static int
need(struct json *j, char c, const char *what)
{
	return take(j, c) ? 0 : fail(j, j->p, what);
}

/* --- strings ---------------------------------------------------------------------------- */

static int
hex4(struct json *j, uint32_t *u)
{
	int i;

	*u = 0;
	if (j->end - j->p < 4)
		return fail(j, j->p, N_("four hex digits expected"));
	for (i = 0; i < 4; i++) {
		static const char digits[] = "0123456789abcdefABCDEF";
		const char *d = memchr(digits, j->p[i], sizeof(digits) - 1);

		if (!d)
			return fail(j, j->p, N_("four hex digits expected"));
		*u = *u << 4 | (uint32_t)(d - digits > 15 ? d - digits - 6 : d - digits);
	}
	j->p += 4;
	return 0;
}

static void
put_utf8(struct buf *b, uint32_t u)
{
	char s[4];
	size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;
	static const unsigned char first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t i;

	for (i = n - 1; i > 0; i--, u >>= 6)
		s[i] = (char)(0x80 | (u & 0x3f));
	s[0] = (char)(first[n] | u);
	buf_add(b, s, n);
}

/* After the backslash and the u. */
static int
escape_u(struct json *j, struct buf *out)
{
	const char *at = j->p - 2;
	uint32_t u, low;

	if (hex4(j, &u))
		return -1;
	if (u == 0)
		return fail(j, at, N_("a NUL character"));
	if (u >= 0xdc00 && u <= 0xdfff)
		return fail(j, at, N_("half of a surrogate pair"));
	if (u >= 0xd800 && u <= 0xdbff) {
		if (j->end - j->p < 6 || j->p[0] != '\\' || j->p[1] != 'u')
			return fail(j, at, N_("half of a surrogate pair"));
		j->p += 2;
		if (hex4(j, &low))
			return -1;
		if (low < 0xdc00 || low > 0xdfff)
			return fail(j, at, N_("half of a surrogate pair"));
		u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
	}
	put_utf8(out, u);
	return 0;
}

static int
escape(struct json *j, struct buf *out)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *c;

	if (j->p == j->end)
		return fail(j, j->p, N_("a string is not closed"));
	if (*j->p == 'u') {
		j->p++;
		return escape_u(j, out);
	}
	c = memchr(from, *j->p, sizeof(from) - 1);
	if (!c)
		return fail(j, j->p - 1, N_("unknown escape"));
	buf_chr(out, to[c - from]);
	j->p++;
	return 0;
}

/* After the opening quote. */
static int
string(struct json *j, struct buf *out)
{
	const char *open = j->p - 1;

	buf_clear(out);
	for (;;) {
		const char *run = j->p;

		while (
		    j->p < j->end && *j->p != '"' && *j->p != '\\' && (unsigned char)*j->p >= 0x20)
			j->p++;
		buf_add(out, run, (size_t)(j->p - run));
		if (j->p == j->end)
			return fail(j, open, N_("a string is not closed"));
		if ((unsigned char)*j->p < 0x20)
			return fail(j, j->p, N_("a control character in a string"));
		if (*j->p++ == '"')
			return 0;
		if (escape(j, out))
			return -1;
	}
}

/* --- values ----------------------------------------------------------------------------- */

static bool
digits(struct json *j)
{
	const char *start = j->p;

	while (j->p < j->end && *j->p >= '0' && *j->p <= '9')
		j->p++;
	return j->p > start;
}

/* Kept as it is written: 1.0 stays 1.0. */
static int
number(struct json *j)
{
	const char *start = j->p;
	bool ok;

	if (*j->p == '-')
		j->p++;
	if (j->p < j->end && *j->p == '0')
		ok = ++j->p > start; /* no further digit after a leading 0 */
	else
		ok = digits(j);
	if (ok && j->p < j->end && *j->p == '.') {
		j->p++;
		ok = digits(j);
	}
	if (ok && j->p < j->end && (*j->p == 'e' || *j->p == 'E')) {
		j->p++;
		if (j->p < j->end && (*j->p == '+' || *j->p == '-'))
			j->p++;
		ok = digits(j);
	}
	if (!ok)
		return fail(j, start, N_("not a number"));
	buf_clear(&j->text);
	buf_add(&j->text, start, (size_t)(j->p - start));
	return 0;
}

static bool
literal(struct json *j, const char *word)
{
	size_t n = strlen(word);

	if ((size_t)(j->end - j->p) < n || memcmp(j->p, word, n) != 0)
		return false;
	j->p += n;
	return true;
}

/* A value that is no object and no array: 1 with its text in j->text, 0 absent, -1. */
static int
scalar(struct json *j)
{
	if (j->p == j->end)
		return fail(j, j->p, N_("a value expected"));
	if (*j->p == '"') {
		j->p++;
		return string(j, &j->text) ? -1 : 1;
	}
	if (*j->p == '-' || (*j->p >= '0' && *j->p <= '9'))
		return number(j) ? -1 : 1;
	if (literal(j, "true")) {
		buf_clear(&j->text);
		buf_str(&j->text, "yes");
		return 1;
	}
	if (literal(j, "false") || literal(j, "null"))
		return 0;
	return fail(j, j->p, N_("a value expected"));
}

/* Steps over a value of any kind. */
static int
skip_value(struct json *j, int depth)
{
	bool object;
	char close;

	skip_space(j);
	object = j->p < j->end && *j->p == '{';
	if (!object && !(j->p < j->end && *j->p == '['))
		return scalar(j) < 0 ? -1 : 0;
	if (depth > DEPTH_MAX)
		return fail(j, j->p, N_("nested too deeply"));
	close = object ? '}' : ']';
	j->p++;
	if (take(j, close))
		return 0;
	do {
		if (object && (need(j, '"', N_("a name in quotes expected")) ||
				  string(j, &j->text) || need(j, ':', N_("a colon expected"))))
			return -1;
		if (skip_value(j, depth + 1))
			return -1;
	} while (take(j, ','));
	return need(j, close, object ? N_("a comma or } expected") : N_("a comma or ] expected"));
}

/* One value of a name: an object is kept raw, where it may stand. */
static int
one(struct json *j)
{
	const char *start;
	int rc;

	skip_space(j);
	start = j->p;
	if (j->p < j->end && *j->p == '{') {
		if (j->only != NULL && strcmp(j->name.s, j->only) != 0)
			return fail(
			    j, j->p, N_("a text, a number or a list expected, not an object"));
		if (skip_value(j, 2))
			return -1;
		buf_clear(&j->text);
		buf_add(&j->text, start, (size_t)(j->p - start));
		rc = 1;
	} else {
		rc = scalar(j);
	}
	if (rc > 0)
		hl_args_add(j->args, j->name.s, j->text.s);
	return rc < 0 ? -1 : 0;
}

static int
value(struct json *j)
{
	if (!take(j, '['))
		return one(j);
	if (take(j, ']'))
		return 0;
	do {
		skip_space(j);
		if (j->p < j->end && *j->p == '[')
			return fail(j, j->p, N_("an array in an array"));
		if (one(j))
			return -1;
	} while (take(j, ','));
	return need(j, ']', N_("a comma or ] expected"));
}

static bool
seen(const struct json *j)
{
	const char *p = j->names.s;
	size_t i;

	for (i = 0; i < j->nnames; i++, p += strlen(p) + 1)
		if (strcmp(p, j->name.s) == 0)
			return true;
	return false;
}

static int
member(struct json *j)
{
	const char *at;

	if (need(j, '"', N_("a name in quotes expected")))
		return -1;
	at = j->p - 1;
	if (string(j, &j->name))
		return -1;
	if (seen(j))
		return fail_name(j, at, _("'%.60s' stands twice"));
	if (j->nnames++ == NAMES_MAX)
		return fail(j, at, N_("too many names"));
	buf_add(&j->names, j->name.s, j->name.n + 1);
	if (need(j, ':', N_("a colon expected")))
		return -1;
	return value(j);
}

static int
object(struct json *j)
{
	if (j->end - j->p >= 3 && memcmp(j->p, "\xef\xbb\xbf", 3) == 0)
		j->p += 3;
	if (need(j, '{', N_("a JSON object expected")))
		return -1;
	if (!take(j, '}')) {
		do
			if (member(j))
				return -1;
		while (take(j, ','));
		if (need(j, '}', N_("a comma or } expected")))
			return -1;
	}
	skip_space(j);
	return j->p == j->end ? 0 : fail(j, j->p, N_("text after the object"));
}

int
json_args(const char *s, size_t n, struct hl_args *args, char *err, size_t errlen)
{
	return json_read(s, n, NULL, args, err, errlen);
}

int
json_read(const char *s, size_t n, const char *only, struct hl_args *args, char *err, size_t errlen)
{
	struct json j = { .only = only,
		.s = s,
		.p = s,
		.end = s + n,
		.args = args,
		.err = err,
		.errlen = errlen };
	int rc;

	if (text_utf8(s, n)) {
		rc = object(&j);
	} else {
		while (j.p < j.end && text_step(j.p, (size_t)(j.end - j.p)) > 0)
			j.p += text_step(j.p, (size_t)(j.end - j.p));
		rc = fail(&j, j.p, N_("invalid UTF-8"));
	}
	buf_free(&j.name);
	buf_free(&j.text);
	buf_free(&j.names);
	return rc;
}

/* --- writing ---------------------------------------------------------------------------- */

/* One character that needs care; returns the bytes it takes. */
static size_t
put_special(struct buf *b, const char *s, bool shown)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	const char *special = strchr(from, *s);
	uint32_t c = 0xfffd;
	int len;

	if (special != NULL) {
		buf_chr(b, '\\');
		buf_chr(b, to[special - from]);
		return 1;
	}
	len = text_point(s, &c);
	if (c < 0x80 || (shown && (len == 0 || text_unseen(c))))
		buf_fmt(b, "\\u%04x", c);
	else if (len == 0)
		buf_str(b, "\xef\xbf\xbd");
	else
		buf_add(b, s, (size_t)len);
	return len > 0 ? (size_t)len : 1;
}

static void
put_string(struct buf *b, const char *s, bool shown)
{
	const char *run;

	buf_chr(b, '"');
	for (run = s;;) {
		while ((unsigned char)*s >= 0x20 && *s != '"' && *s != '\\' &&
		       (unsigned char)*s < 0x7f)
			s++;
		if (s > run)
			buf_add(b, run, (size_t)(s - run));
		if (*s == '\0')
			break;
		s += put_special(b, s, shown);
		run = s;
	}
	buf_chr(b, '"');
}

void
json_str(struct buf *b, const char *s)
{
	put_string(b, s, false);
}

void
json_show(struct buf *b, const char *s)
{
	put_string(b, s, true);
}

void
json_from_args(struct buf *b, const struct hl_args *args)
{
	const char *sep = "{";
	size_t i, k;

	for (i = 0; i < args->n; i++) {
		const struct hl_arg *a = &args->a[i];

		buf_str(b, sep);
		sep = ",";
		json_str(b, a->name);
		buf_str(b, a->n == 1 ? ":" : ":[");
		for (k = 0; k < a->n; k++) {
			if (k)
				buf_chr(b, ',');
			json_str(b, a->v[k]);
		}
		if (a->n != 1)
			buf_chr(b, ']');
	}
	buf_str(b, args->n ? "}" : "{}");
}
