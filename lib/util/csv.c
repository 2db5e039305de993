/*
 * csv.c: csv and tsv files with a heading line. The file is read twice in pieces: once through
 * to decide its encoding, then row by row; memory does not grow with it.
 */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "util/util.h"

enum {
	CHUNK = 1 << 18,
	ROW_MAX = 1 << 20, /* a longer row is an unclosed quote, or no csv at all */
	WIDTH_MAX = 4096
};

enum stop { STOP_SEP, STOP_LINE, STOP_EOF, STOP_BAD };

struct csv {
	FILE *f;
	int64_t total, done; /* bytes of the file, read */
	char hash[65];
	iconv_t conv; /* (iconv_t)-1: the file is UTF-8 */
	bool gb; /* converted because it is not UTF-8 */
	int64_t bad_line; /* first line that is not UTF-8 */
	char *raw, *in; /* read; converted (raw itself for UTF-8) */
	size_t nraw, pos, n; /* bytes in raw; position and bytes of in */

	char sep;
	bool stops[256]; /* bytes that end a run of an unquoted field */
	struct buf row; /* the fields, each with a NUL after it */
	VEC(size_t) at; /* where they start */
	size_t width, nfields;
	bool whole; /* the row was read to its end */
	char **heading;
	int64_t line, start; /* being read; of the row or the error */
	char *err;
	size_t errlen;
};

static int
bad(struct csv *c, int64_t line, const char *what)
{
	c->start = line;
	snprintf(c->err, c->errlen, "%s", what);
	errno = 0;
	return -1;
}

static int
bad_errno(struct csv *c)
{
	int e = errno ? errno : EIO;

	snprintf(c->err, c->errlen, "%s", strerror(e));
	errno = e;
	return -1;
}

/* --- the first reading: checksum, encoding ------------------------------------------------ */

struct scan {
	struct sha256 sha;
	int64_t line, bad_line, nul_line; /* lines from 1; 0 none */
	int64_t bad, good; /* bytes that are no UTF-8; sequences of three or more that are */
};

/* Looks at n bytes, returns those left for the next time (a sequence cut short). */
static size_t
scan_piece(struct scan *s, const char *p, size_t n, bool last)
{
	const char *end = p + n;

	while (p < end) {
		int len = text_step(p, (size_t)(end - p));

		if (len == -1 && !last)
			break;
		if (*p == '\n')
			s->line++;
		else if (*p == '\0' && !s->nul_line)
			s->nul_line = s->line;
		if (len <= 0 && !s->bad++)
			s->bad_line = s->line;
		s->good += len >= 3;
		p += len > 0 ? len : 1;
	}
	return (size_t)(end - p);
}

/* Reads the file once through into s; its first bytes go to head. */
static int
scan_file(struct csv *c, struct scan *s, char head[4])
{
	size_t left = 0, n;

	sha256_init(&s->sha);
	s->line = 1;
	do {
		n = fread(c->raw + left, 1, CHUNK - left, c->f);
		if (ferror(c->f))
			return bad_errno(c);
		sha256_add(&s->sha, c->raw + left, n);
		if (c->total == 0)
			memcpy(head, c->raw, n < 4 ? n : 4);
		c->total += (int64_t)n;
		n += left;
		left = scan_piece(s, c->raw, n, n == left);
		memmove(c->raw, c->raw + n - left, left);
	} while (!feof(c->f) || left);
	sha256_hex(&s->sha, c->hash);
	rewind(c->f);
	return 0;
}

static int
convert_from(struct csv *c, const char *encoding, size_t bom)
{
	c->conv = iconv_open("UTF-8", encoding);
	if (c->conv == (iconv_t)-1) {
		snprintf(c->err, c->errlen, _("cannot convert from %s on this system"), encoding);
		errno = 0;
		return -1;
	}
	c->in = xrealloc(NULL, CHUNK);
	c->done = fseek(c->f, (long)bom, SEEK_SET) == 0 ? (int64_t)bom : 0;
	return 0;
}

/* BOM, then strict UTF-8, then GB18030. */
static int
decide(struct csv *c)
{
	struct scan s = { 0 };
	char head[4] = "";
	char what[96];

	if (scan_file(c, &s, head))
		return -1;
	if (c->total == 0)
		return bad(c, 1, _("is empty"));
	if (c->total >= 2 && memcmp(head, "\xff\xfe", 2) == 0)
		return convert_from(c, "UTF-16LE", 2);
	if (c->total >= 2 && memcmp(head, "\xfe\xff", 2) == 0)
		return convert_from(c, "UTF-16BE", 2);
	if (s.nul_line) {
		snprintf(what, sizeof(what), _("%lld: a NUL byte"), (long long)s.nul_line);
		return bad(c, s.nul_line, what);
	}
	c->bad_line = s.bad_line;
	/* text in GB18030 is hardly ever UTF-8 by chance: a file that mostly is was damaged */
	if (s.bad && (memcmp(head, "\xef\xbb\xbf", 3) == 0 || s.good / 4 > s.bad)) {
		snprintf(what, sizeof(what), _("%lld: invalid UTF-8"), (long long)s.bad_line);
		return bad(c, s.bad_line, what);
	}
	c->gb = s.bad > 0;
	if (c->gb)
		return convert_from(c, "GB18030", 0);
	if (memcmp(head, "\xef\xbb\xbf", 3) == 0)
		c->done = fseek(c->f, 3, SEEK_SET) == 0 ? 3 : 0;
	c->in = c->raw;
	return 0;
}

/* --- the second reading ------------------------------------------------------------------- */

static int
bad_encoding(struct csv *c)
{
	char what[128];

	if (!c->gb)
		return bad(c, c->line, _("invalid UTF-16"));
	snprintf(what, sizeof(what), _("neither UTF-8 (since line %lld) nor GB18030"),
	    (long long)c->bad_line);
	return bad(c, c->line, what);
}

/* Refuses without taking anything, so that trying again fails again. */
static int
convert(struct csv *c)
{
	char *from = c->raw, *to = c->in, *nul;
	size_t nfrom = c->nraw, nto = CHUNK;
	bool last = c->done >= c->total;
	const char *p;

	/*
	 * a bad sequence is met again at the start of the next piece, after what precedes it was
	 * read
	 */
	if (iconv(c->conv, &from, &nfrom, &to, &nto) == (size_t)-1 && to == c->in &&
	    (errno == EILSEQ || last))
		return bad_encoding(c);
	if ((nul = memchr(c->in, '\0', CHUNK - nto))) {
		int64_t line = c->line;

		for (p = c->in; p < nul; p++)
			line += *p == '\n';
		return bad(c, line, _("a NUL character"));
	}
	c->n = CHUNK - nto;
	memmove(c->raw, from, nfrom);
	c->nraw = nfrom;
	return 0;
}

/* More input: 1, 0 at the end, -1. */
static int
fill(struct csv *c)
{
	c->pos = c->n = 0;
	while (c->n == 0) {
		size_t want = CHUNK - c->nraw, n;

		if ((int64_t)want > c->total - c->done)
			want = (size_t)(c->total - c->done);
		n = fread(c->raw + c->nraw, 1, want, c->f);
		if (n < want) /* cut since the first reading */
			return bad_errno(c);
		c->done += (int64_t)n;
		c->nraw += n;
		if (c->nraw == 0)
			return 0;
		if (c->conv == (iconv_t)-1) {
			c->n = c->nraw;
			c->nraw = 0;
		} else if (convert(c)) {
			return -1;
		}
	}
	return 1;
}

/* The next byte without taking it: -1 at the end, -2 after a failure. */
static int
peek(struct csv *c)
{
	if (c->pos == c->n) {
		int rc = fill(c);

		if (rc <= 0)
			return rc - 1;
	}
	return (unsigned char)c->in[c->pos];
}

/* Takes LF, CR or CRLF. */
static void
take_line_end(struct csv *c)
{
	bool cr = c->in[c->pos++] == '\r';

	if (cr && peek(c) == '\n')
		c->pos++;
	c->line++;
}

/* What ended a field, taken with it. */
static enum stop
ended(struct csv *c, int ch)
{
	if (ch < 0)
		return ch == -1 ? STOP_EOF : STOP_BAD;
	if (ch == c->sep) {
		c->pos++;
		return STOP_SEP;
	}
	take_line_end(c);
	return STOP_LINE;
}

static bool
too_long(struct csv *c, int64_t line)
{
	if (c->row.n <= ROW_MAX)
		return false;
	bad(c, line, _("a row longer than 1 MiB; is a quote not closed?"));
	return true;
}

static enum stop
plain_field(struct csv *c)
{
	for (;;) {
		int ch = peek(c);
		size_t p;

		if (ch < 0 || c->stops[ch])
			return ended(c, ch);
		for (p = c->pos + 1; p < c->n && !c->stops[(unsigned char)c->in[p]];)
			p++;
		buf_add(&c->row, c->in + c->pos, p - c->pos);
		c->pos = p;
		if (too_long(c, c->start))
			return STOP_BAD;
	}
}

/* At the opening quote. */
static enum stop
quoted_field(struct csv *c)
{
	int64_t open = c->line;
	int ch;

	c->pos++;
	for (;;) {
		size_t p;

		ch = peek(c);
		if (ch == -1)
			bad(c, open, _("a quote is not closed"));
		if (ch < 0 || too_long(c, open))
			return STOP_BAD;
		if (ch == '\n' || ch == '\r') {
			take_line_end(c);
			buf_chr(&c->row, '\n');
			continue;
		}
		if (ch == '"') {
			c->pos++;
			ch = peek(c);
			if (ch != '"')
				break;
		}
		for (p = c->pos + 1;
		     p < c->n && c->in[p] != '"' && c->in[p] != '\n' && c->in[p] != '\r';)
			p++;
		buf_add(&c->row, c->in + c->pos, p - c->pos);
		c->pos = p;
	}
	if (ch >= 0 && !c->stops[ch]) {
		bad(c, c->line, _("text after a closing quote"));
		return STOP_BAD;
	}
	return ended(c, ch);
}

static void
mark_field(struct csv *c)
{
	if (c->nfields++ < WIDTH_MAX)
		*vec_add(&c->at) = c->row.n;
}

/* The next byte, not taken, that ends no line; as peek(). */
static int
skip_blank_lines(struct csv *c)
{
	int ch;

	while ((ch = peek(c)) == '\n' || ch == '\r')
		take_line_end(c);
	return ch;
}

/* One row of any width, blank lines skipped: 1, 0 at the end, -1. */
static int
read_row(struct csv *c)
{
	enum stop stop;
	int ch = skip_blank_lines(c);

	if (ch < 0)
		return ch + 1;
	c->start = c->line;
	c->nfields = c->at.n = 0;
	buf_clear(&c->row);
	do {
		mark_field(c);
		stop = peek(c) == '"' ? quoted_field(c) : plain_field(c);
		buf_chr(&c->row, '\0');
	} while (stop == STOP_SEP && !too_long(c, c->start));
	return stop == STOP_LINE || stop == STOP_EOF ? 1 : -1;
}

int
csv_next(struct csv *c, char *err, size_t errlen)
{
	char what[96];
	int rc;

	c->err = err;
	c->errlen = errlen;
	rc = read_row(c);
	c->whole = rc > 0;
	if (rc <= 0 || c->nfields == c->width)
		return rc;
	snprintf(
	    what, sizeof(what), _("%zu fields where the heading has %zu"), c->nfields, c->width);
	return bad(c, c->start, what);
}

/* --- opening ------------------------------------------------------------------------------ */

/* The first of comma and tab that stands outside quotes. */
static char
find_separator(struct csv *c)
{
	bool quoted = false;
	size_t p;

	skip_blank_lines(c);
	for (p = c->pos; p < c->n; p++) {
		char ch = c->in[p];

		if (ch == '"')
			quoted = !quoted;
		else if (!quoted && (ch == ',' || ch == '\t'))
			return ch;
		else if (!quoted && (ch == '\n' || ch == '\r'))
			break;
	}
	return ',';
}

static int
read_heading(struct csv *c)
{
	char first[160];
	int rc;
	size_t i;

	c->line = 1;
	c->sep = find_separator(c);
	c->stops[(unsigned char)c->sep] = c->stops['\n'] = c->stops['\r'] = true;
	rc = read_row(c);
	if (rc == 0)
		return bad(c, 1, _("is empty"));
	if (rc > 0 && c->nfields > WIDTH_MAX)
		rc = bad(c, c->start, _("more than 4096 columns"));
	if (rc < 0) {
		if (errno == 0) {
			snprintf(first, sizeof(first), "%s", c->err);
			snprintf(c->err, c->errlen, "%lld: %s", (long long)c->start, first);
		}
		return -1;
	}
	c->width = c->nfields;
	c->heading = xcalloc(c->width, sizeof(*c->heading));
	for (i = 0; i < c->width; i++)
		c->heading[i] = text_fold(csv_field(c, i));
	return 0;
}

struct csv *
csv_open(const char *path, char *err, size_t errlen)
{
	struct csv *c = xcalloc(1, sizeof(*c));
	int e;

	c->conv = (iconv_t)-1;
	c->err = err;
	c->errlen = errlen;
	c->raw = xrealloc(NULL, CHUNK);
	errno = 0;
	c->f = input_open(path);
	if (!c->f)
		bad_errno(c);
	else if (decide(c) == 0 && read_heading(c) == 0)
		return c;
	e = errno;
	csv_close(c);
	errno = e;
	return NULL;
}

void
csv_close(struct csv *c)
{
	size_t i;

	if (!c)
		return;
	if (c->f)
		fclose(c->f);
	if (c->conv != (iconv_t)-1)
		iconv_close(c->conv);
	for (i = 0; c->heading && i < c->width; i++)
		free(c->heading[i]);
	free(c->heading);
	if (c->in != c->raw)
		free(c->in);
	free(c->raw);
	buf_free(&c->row);
	vec_free(&c->at);
	free(c);
}

/* --- what was read ------------------------------------------------------------------------ */

size_t
csv_width(const struct csv *c)
{
	return c->width;
}

const char *
csv_heading(const struct csv *c, size_t i)
{
	return c->heading[i];
}

size_t
csv_fields(const struct csv *c)
{
	return !c->whole ? 0 : c->nfields < WIDTH_MAX ? c->nfields : WIDTH_MAX;
}

const char *
csv_field(const struct csv *c, size_t i)
{
	return c->row.s + c->at.v[i];
}

int64_t
csv_line(const struct csv *c)
{
	return c->start;
}

int64_t
csv_done(const struct csv *c)
{
	return c->done - (int64_t)c->nraw - (c->in == c->raw ? (int64_t)(c->n - c->pos) : 0);
}

int64_t
csv_total(const struct csv *c)
{
	return c->total;
}

const char *
csv_hash(const struct csv *c)
{
	return c->hash;
}
