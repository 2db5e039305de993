/* text.c: UTF-8, and the folding of what people type. */
#include <stdlib.h>
#include <string.h>

#include "util/util.h"

typedef unsigned char uc;

int
text_step(const char *s, size_t n)
{
	const uc *p = (const uc *)s;
	uc lo = 0x80, hi = 0xbf; /* range of the second byte */
	int len;
	int i;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (p[0] == 0xe0)
		lo = 0xa0; /* overlong */
	else if (p[0] == 0xed)
		hi = 0x9f; /* surrogates */
	else if (p[0] == 0xf0)
		lo = 0x90;
	else if (p[0] == 0xf4)
		hi = 0x8f; /* past U+10FFFF */
	for (i = 1; i < len; i++, lo = 0x80, hi = 0xbf) {
		if ((size_t)i == n)
			return -1;
		if (p[i] < lo || p[i] > hi)
			return 0;
	}
	return len;
}

bool
text_utf8(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n) {
		uint64_t word;
		int len;

		while (n - i >= sizeof(word)) { /* ASCII by the word */
			memcpy(&word, s + i, sizeof(word));
			if (word & UINT64_C(0x8080808080808080))
				break;
			i += sizeof(word);
		}
		if (i == n)
			break;
		len = text_step(s + i, n - i);
		if (len <= 0)
			return false;
		i += (size_t)len;
	}
	return true;
}

/* The code point at s, of a sequence text_step() found to be len bytes. */
static uint32_t
point(const char *s, int len)
{
	static const uc first[] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = (uc)s[0] & first[len];
	int i;

	for (i = 1; i < len; i++)
		c = c << 6 | ((uc)s[i] & 0x3f);
	return c;
}

int
text_point(const char *s, uint32_t *c)
{
	int len = text_step(s, 5); /* the NUL stops it before the end */

	if (len <= 0)
		return 0;
	*c = point(s, len);
	return len;
}

/* Takes one code point off a NUL-terminated string; an invalid byte stands for itself. */
static uint32_t
next_point(const char **s, int *len)
{
	uint32_t c = (uc) * *s;

	*len = text_point(*s, &c);
	if (*len == 0)
		*len = 1;
	*s += *len;
	return c;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xa0 || (c >= 0x2002 && c <= 0x200b) || c == 0x3000 ||
	       c == 0xfeff;
}

static bool
is_hanzi(uint32_t c)
{
	return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c == 0x3007 ||
	       (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

static bool
is_bidi(uint32_t c)
{
	return c == 0x200e || c == 0x200f || c == 0x61c || (c >= 0x202a && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069);
}

bool
text_unseen(uint32_t c)
{
	return (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029 || c == 0xfeff || is_bidi(c);
}

const char *
text_bad(const char *s, bool prose)
{
	const char *p = s;

	while (*p) {
		uint32_t c = (uc)*p;
		int len = 1;

		if (c >= 0x80) {
			len = text_step(p, 5);
			if (len <= 0)
				return _("invalid UTF-8");
			c = point(p, len);
		}
		if (c < 0x20 ? !(prose && (c == '\t' || c == '\n')) : c >= 0x7f && c <= 0x9f)
			return _("a control character");
		if (c >= 0x61c && is_bidi(c))
			return _("a mark of writing direction");
		if (c == 0xfeff && p != s)
			return _("a byte order mark inside the text");
		p += len;
	}
	return NULL;
}

static bool
is_edge(uint32_t c)
{
	return is_space(c) || c == '\n' || c == '\r';
}

const char *
text_trim(const char *s, size_t *n)
{
	const char *p = s, *end;
	int len;

	while (*s && is_edge(next_point(&p, &len)))
		s = p;
	for (end = s + strlen(s); end > s; end = p) {
		for (p = end - 1; p > s && ((uc)*p & 0xc0) == 0x80 && end - p < 4;)
			p--;
		len = text_step(p, (size_t)(end - p));
		if (len != end - p || !is_edge(point(p, len)))
			break;
	}
	*n = (size_t)(end - s);
	return s;
}

char *
text_name(const char *s)
{
	char *out = xrealloc(NULL, strlen(s) + 1), *to = out;
	uint32_t before = 0, c;
	bool gap = false;
	int len;

	while (*s) {
		c = next_point(&s, &len);
		if (is_space(c)) {
			gap = true;
			continue;
		}
		if (gap && before && !(is_hanzi(before) && is_hanzi(c)))
			*to++ = ' ';
		gap = false;
		memcpy(to, s - len, (size_t)len);
		to += len;
		before = c;
	}
	*to = '\0';
	return out;
}

char *
text_fold(const char *s)
{
	char *out = xrealloc(NULL, strlen(s) + 1), *to = out;
	int len;

	while (*s) {
		uint32_t c = next_point(&s, &len);

		if (is_space(c)) {
			if (to > out)
				*to++ = ' ';
		} else if (c >= 0xff01 && c <= 0xff5e) {
			*to++ = (char)(c - 0xff01 + '!');
		} else {
			memcpy(to, s - len, (size_t)len);
			to += len;
		}
	}
	while (to > out && to[-1] == ' ')
		to--;
	*to = '\0';
	return out;
}

bool
text_code(const char *s)
{
	size_t n = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

	return n >= 1 && n <= 16 && s[n] == '\0';
}

bool
text_int(const char *s, int64_t *n)
{
	bool minus = *s == '-';
	uint64_t limit = (uint64_t)INT64_MAX + minus, v = 0;

	if (*s == '-' || *s == '+')
		s++;
	if (!*s)
		return false;
	for (; *s; s++) {
		unsigned int digit = (unsigned int)((uc)*s - '0');

		if (digit > 9 || v > (limit - digit) / 10)
			return false;
		v = v * 10 + digit;
	}
	*n = minus ? (int64_t)(0 - v) : (int64_t)v;
	return true;
}

char *
hl_clean(const char *s, enum hl_text kind, const char **why)
{
	size_t n;

	*why = text_bad(s, kind == HL_TEXT_PROSE);
	if (*why != NULL)
		return NULL;
	text_trim(s, &n);
	if (n == 0) /* blanks say nothing, in prose too */
		return xstrdup("");
	if (kind == HL_TEXT_NAME)
		return text_name(s);
	return kind == HL_TEXT_CODE ? text_fold(s) : xstrdup(s);
}

/* --- near matches ----------------------------------------------------------------------- */

enum { NEAR_MAX = 64 }; /* longer words are compared by their start */

static int
points(const char *s, uint32_t *v)
{
	int n = 0, len;

	while (*s && n < NEAR_MAX)
		v[n++] = next_point(&s, &len);
	return n;
}

static int
min(int a, int b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours. */
static int
distance(const uint32_t *a, int na, const uint32_t *b, int nb)
{
	int rows[3][NEAR_MAX + 1]; /* the one before last, the last, this one */
	int k, i;

	for (k = 0; k <= nb; k++)
		rows[1][k] = k;
	for (i = 1; i <= na; i++) {
		int *two = rows[(i + 2) % 3], *one = rows[i % 3], *now = rows[(i + 1) % 3];

		now[0] = i;
		for (k = 1; k <= nb; k++) {
			now[k] = min(
			    min(one[k], now[k - 1]) + 1, one[k - 1] + (a[i - 1] != b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
				now[k] = min(now[k], two[k - 2] + 1);
		}
	}
	return rows[(na + 1) % 3][nb];
}

int
text_distance(const char *a, const char *b)
{
	uint32_t pa[NEAR_MAX], pb[NEAR_MAX];
	int na = points(a, pa), nb = points(b, pb);

	return distance(pa, na, pb, nb);
}

static void
lower(uint32_t *v, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (v[i] >= 'A' && v[i] <= 'Z')
			v[i] += 'a' - 'A';
}

void
near_try(struct near *near, const char *candidate)
{
	uint32_t a[NEAR_MAX], b[NEAR_MAX];
	int na = points(near->word, a), nb = points(candidate, b), d;

	if (nb == 0)
		return;
	lower(a, na);
	lower(b, nb);
	d = distance(a, na, b, nb);
	/* an unfinished word is near, however much is missing */
	if (na >= 2 && na < nb && memcmp(a, b, (size_t)na * sizeof(*a)) == 0)
		d = 1;
	/* near: a third of the longer word differs, of hanzi a half */
	else if (d * (b[0] < 0x2e80 ? 3 : 2) > (na > nb ? na : nb))
		return;
	if (near->best == NULL || d < near->d) {
		near->best = candidate;
		near->d = d;
	}
}

const char *
text_nearest(const char *typed, const char *const *v, size_t n)
{
	struct near near = { .word = typed };
	size_t i;

	for (i = 0; i < n; i++)
		near_try(&near, v[i]);
	return near.best;
}
