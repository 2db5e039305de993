/* escape.c: text made safe for where it goes. */
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "cli.h"

void
enc_put(struct text *t, const char *s, size_t n)
{
	if (t->n + n + 1 > t->cap) {
		t->cap = (t->n + n + 1) * 2 + 64;
		t->s = mem_grow(t->s, t->cap);
	}
	memcpy(t->s + t->n, s, n);
	t->n += n;
	t->s[t->n] = '\0';
}

static void
put(struct text *t, const char *s)
{
	enc_put(t, s, strlen(s));
}

void
enc_free(struct text *t)
{
	free(t->s);
	*t = (struct text){ 0 };
}

/* The code point at s and its length, or 0 for bytes that are not UTF-8. */
static int
decode(const char *str, uint32_t *cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *s = (const unsigned char *)str;
	int n = s[0] < 0x80   ? 1
		: s[0] < 0xc2 ? 0
		: s[0] < 0xe0 ? 2
		: s[0] < 0xf0 ? 3
		: s[0] < 0xf5 ? 4
			      : 0;

	if (n < 2) {
		*cp = s[0];
		return n;
	}
	*cp = s[0] & (0xff >> (n + 1));
	for (int i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		*cp = *cp << 6 | (s[i] & 0x3f);
	}
	if (*cp < least[n] || *cp > 0x10ffff || (*cp >= 0xd800 && *cp < 0xe000))
		return 0;
	return n;
}

/* Controls past ASCII, line separators, and marks that turn the direction of text. */
static bool
sneaky(uint32_t cp)
{
	return (cp >= 0x7f && cp < 0xa0) || cp == 0x61c || cp == 0x200e || cp == 0x200f ||
	       (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static bool
plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f;
}

/* How each sink writes what it cannot print as it is. */
struct sink {
	const char *specials; /* ASCII characters with a spelling of their own */
	const char *const *spelled; /* parallel to specials */
	/* printf forms of an invalid byte, a C0 control, a mark */
	const char *byte, *control, *mark;
};

static void
encode(struct text *t, const char *s, const struct sink *k)
{
	while (*s) {
		char buf[16];
		const char *special;
		uint32_t cp;
		size_t run = 0;
		int n;

		while (plain((unsigned char)s[run]) && !strchr(k->specials, s[run]))
			run++;
		if (run) {
			enc_put(t, s, run);
			s += run;
			continue;
		}
		n = decode(s, &cp);
		special = n == 1 ? strchr(k->specials, *s) : NULL;
		if (special)
			put(t, k->spelled[special - k->specials]);
		else if (n > 0 && cp >= 0x20 && !sneaky(cp))
			enc_put(t, s, (size_t)n);
		else {
			snprintf(buf, sizeof(buf),
			    n == 0   ? k->byte
			    : n == 1 ? k->control
				     : k->mark,
			    n ? cp : (uint32_t)(unsigned char)*s);
			put(t, buf);
		}
		s += n ? n : 1;
	}
}

void
enc_tty(struct text *t, const char *s)
{
	static const char *const spelled[] = { " ", " ", " " };
	static const struct sink k = { "\t\n\r", spelled, "\\x%02x", "\\x%02x", "\\u{%x}" };

	encode(t, s, &k);
}

void
enc_json(struct text *t, const char *s)
{
	static const char *const spelled[] = { "\\\"", "\\\\", "\\n", "\\t", "\\r" };
	static const struct sink k = { "\"\\\n\t\r", spelled, "\\ufffd", "\\u%04x", "\\u%04x" };

	put(t, "\"");
	encode(t, s, &k);
	put(t, "\"");
}

void
enc_html(struct text *t, const char *s)
{
	static const char *const spelled[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "<br>",
		" " };
	static const struct sink k = { "&<>\"'\n\t", spelled, "&#xfffd;", "&#xfffd;", "&#xfffd;" };

	encode(t, s, &k);
}

void
enc_md(struct text *t, const char *s)
{
	static const char *const spelled[] = { "\\\\", "\\|", "\\`", "\\*", "\\_", "\\[", "\\]",
		"\\<", "\\>", "\\&", "\\~", "<br>", " " };
	static const struct sink k = { "\\|`*_[]<>&~\n\t", spelled, "\\\\x%02x", "\\\\x%02x",
		"\\\\u{%x}" };

	encode(t, s, &k);
}

/* Nothing but the separators is touched: what is read back is what was there. */
void
enc_tsv(struct text *t, const char *s)
{
	while (*s) {
		size_t run = strcspn(s, "\t\n\r\\");

		enc_put(t, s, run);
		s += run;
		if (*s)
			put(t, *s == '\t'   ? "\\t"
			       : *s == '\n' ? "\\n"
			       : *s == '\r' ? "\\r"
					    : "\\\\");
		s += *s != '\0';
	}
}

void
enc_csv(struct text *t, const char *s)
{
	if (!s[strcspn(s, ",\"\r\n")]) {
		put(t, s);
		return;
	}
	put(t, "\"");
	while (*s) {
		size_t run = strcspn(s, "\"");

		enc_put(t, s, run);
		s += run;
		if (*s)
			put(t, "\"\"");
		s += *s != '\0';
	}
	put(t, "\"");
}

void
enc_guard(struct text *t, const char *s)
{
	char *guarded;

	if (!*s || !strchr("=+-@\t\r", *s)) {
		enc_csv(t, s);
		return;
	}
	guarded = mem_fmt("'%s", s);
	enc_csv(t, guarded);
	free(guarded);
}

int
enc_width(const char *s, size_t n)
{
	int width = 0;

	for (size_t i = 0; i < n;) {
		uint32_t cp;
		int len = decode(s + i, &cp), w;

		w = len > 1 ? wcwidth((wchar_t)cp) : 1;
		width += w < 0 ? 1 : w;
		i += len ? (size_t)len : 1;
	}
	return width;
}
