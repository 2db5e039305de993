/* escape.c: text made safe for where it goes. */
#define _XOPEN_SOURCE 700
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "cli.h"

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
encode(struct buf *t, const char *s, const struct sink *k)
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
			buf_add(t, s, run);
			s += run;
			continue;
		}
		n = text_point(s, &cp);
		special = n == 1 ? strchr(k->specials, *s) : NULL;
		if (special)
			buf_str(t, k->spelled[special - k->specials]);
		else if (n > 0 && cp >= 0x20 && !text_unseen(cp))
			buf_add(t, s, (size_t)n);
		else {
			snprintf(buf, sizeof(buf),
			    n == 0   ? k->byte
			    : n == 1 ? k->control
				     : k->mark,
			    n ? cp : (uint32_t)(unsigned char)*s);
			buf_str(t, buf);
		}
		s += n ? n : 1;
	}
}

void
enc_tty(struct buf *t, const char *s)
{
	static const char *const spelled[] = { " ", " ", " " };
	static const struct sink k = { "\t\n\r", spelled, "\\x%02x", "\\x%02x", "\\u{%x}" };

	encode(t, s, &k);
}

void
enc_html(struct buf *t, const char *s)
{
	static const char *const spelled[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "<br>",
		" " };
	static const struct sink k = { "&<>\"'\n\t", spelled, "&#xfffd;", "&#xfffd;", "&#xfffd;" };

	encode(t, s, &k);
}

void
enc_md(struct buf *t, const char *s)
{
	static const char *const spelled[] = { "\\\\", "\\|", "\\`", "\\*", "\\_", "\\[", "\\]",
		"\\<", "\\>", "\\&", "\\~", "<br>", " " };
	static const struct sink k = { "\\|`*_[]<>&~\n\t", spelled, "\\\\x%02x", "\\\\x%02x",
		"\\\\u{%x}" };

	encode(t, s, &k);
}

/* Nothing but the separators is touched: what is read back is what was there. */
void
enc_tsv(struct buf *t, const char *s)
{
	while (*s) {
		size_t run = strcspn(s, "\t\n\r\\");

		buf_add(t, s, run);
		s += run;
		if (*s)
			buf_str(t, *s == '\t'   ? "\\t"
				   : *s == '\n' ? "\\n"
				   : *s == '\r' ? "\\r"
						: "\\\\");
		s += *s != '\0';
	}
}

void
enc_csv(struct buf *t, const char *s)
{
	if (!s[strcspn(s, ",\"\r\n")]) {
		buf_str(t, s);
		return;
	}
	buf_str(t, "\"");
	while (*s) {
		size_t run = strcspn(s, "\"");

		buf_add(t, s, run);
		s += run;
		if (*s)
			buf_str(t, "\"\"");
		s += *s != '\0';
	}
	buf_str(t, "\"");
}

void
enc_guard(struct buf *t, const char *s)
{
	char *guarded;

	if (!*s || !strchr("=+-@\t\r", *s)) {
		enc_csv(t, s);
		return;
	}
	guarded = xfmt("'%s", s);
	enc_csv(t, guarded);
	free(guarded);
}

int
enc_width(const char *s, size_t n)
{
	int width = 0;
	size_t i;

	for (i = 0; i < n;) {
		uint32_t cp;
		int len = text_point(s + i, &cp), w;

		w = len > 1 ? wcwidth((wchar_t)cp) : 1;
		width += w < 0 ? 1 : w;
		i += len ? (size_t)len : 1;
	}
	return width;
}
