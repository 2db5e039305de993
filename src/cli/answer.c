/* answer.c: the rows of an answer, kept until they may be printed. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli.h"

enum { ANSWER_MEMORY = 2 << 20 }; /* bytes kept before a file is used */

struct answer {
	struct hl_column *col;
	size_t ncol, hidden;
	struct buf mem; /* what is not in the file yet */
	int fd;
	size_t filed, rows;
	const unsigned char *all; /* once ended */
	size_t total, pos;
	size_t *order, next; /* places of rows, sorted */
};

/* --- temporary files ------------------------------------------------------------------------ */

static int
temp_fd(void)
{
	const char *dir = getenv("TMPDIR");
	char *path = xfmt("%s/hl-XXXXXX", dir && *dir ? dir : "/tmp");
	int fd = mkostemp(path, O_CLOEXEC);

	if (fd >= 0)
		unlink(path);
	free(path);
	return fd;
}

FILE *
temp_file(void)
{
	int fd = temp_fd();
	FILE *f;

	if (fd < 0)
		return NULL;
	f = fdopen(fd, "w+");
	if (!f)
		close(fd);
	return f;
}

/* --- rows ----------------------------------------------------------------------------------- */

struct answer *
answer_new(void)
{
	struct answer *s = xcalloc(1, sizeof(*s));

	s->fd = -1;
	return s;
}

void
answer_free(struct answer *s)
{
	size_t i;

	if (!s)
		return;
	if (s->fd >= 0) {
		if (s->all)
			munmap((void *)(uintptr_t)s->all, s->total);
		close(s->fd);
	}
	for (i = 0; i < s->ncol; i++) {
		free((void *)(uintptr_t)s->col[i].name);
		free((void *)(uintptr_t)s->col[i].heading);
	}
	free(s->col);
	buf_free(&s->mem);
	free(s->order);
	free(s);
}

int
answer_columns(struct answer *s, const struct hl_column *const *cols, size_t n)
{
	size_t i;

	if (s->ncol) {
		bool same = n == s->ncol;

		for (i = 0; same && i < n; i++)
			same = strcmp(cols[i]->name, s->col[i].name) == 0;
		return same ? 0 : -1;
	}
	s->col = xrealloc(NULL, n * sizeof(*s->col));
	for (i = 0; i < n; i++) {
		s->col[i] = *cols[i];
		s->col[i].name = xstrdup(cols[i]->name);
		s->col[i].heading = xstrdup(cols[i]->heading ? cols[i]->heading : cols[i]->name);
	}
	s->ncol = n;
	return 0;
}

size_t
answer_width(const struct answer *s)
{
	return s->ncol;
}

void
answer_hide(struct answer *s, size_t n)
{
	s->hidden = n;
}

size_t
answer_shown(const struct answer *s)
{
	return s->ncol - s->hidden;
}

const struct hl_column *
answer_column(const struct answer *s, size_t i)
{
	return &s->col[i];
}

size_t
answer_rows(const struct answer *s)
{
	return s->rows;
}

static int
write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return -1;
		p += k;
		n -= (size_t)k;
	}
	return 0;
}

static int
spill(struct answer *s)
{
	if (s->fd < 0)
		s->fd = temp_fd();
	if (s->fd < 0 || write_all(s->fd, s->mem.s, s->mem.n))
		return -1;
	s->filed += s->mem.n;
	buf_clear(&s->mem);
	return 0;
}

int
answer_add(struct answer *s, const struct hl_val *v)
{
	size_t i;

	for (i = 0; i < s->ncol; i++) {
		unsigned char type = (unsigned char)v[i].type;
		uint32_t len;

		if ((type == HL_TEXT || type == HL_DAY) && !v[i].s)
			type = HL_NULL;
		buf_add(&s->mem, (char *)&type, 1);
		if (type == HL_TEXT || type == HL_DAY) {
			len = (uint32_t)strlen(v[i].s);
			buf_add(&s->mem, (char *)&len, sizeof(len));
			buf_add(&s->mem, v[i].s, len + (size_t)1);
		} else if (type == HL_REAL) {
			buf_add(&s->mem, (char *)&v[i].r, sizeof(v[i].r));
		} else if (type != HL_NULL) {
			buf_add(&s->mem, (char *)&v[i].i, sizeof(v[i].i));
		}
	}
	s->rows++;
	return s->mem.n > ANSWER_MEMORY ? spill(s) : 0;
}

int
answer_end(struct answer *s)
{
	void *map;

	if (s->fd < 0) {
		s->all = (unsigned char *)s->mem.s;
		s->total = s->mem.n;
		return 0;
	}
	if (s->mem.n && spill(s))
		return -1;
	map = mmap(NULL, s->filed, PROT_READ, MAP_PRIVATE, s->fd, 0);
	if (map == MAP_FAILED)
		return -1;
	s->all = map;
	s->total = s->filed;
	return 0;
}

static size_t
row_at(const struct answer *s, size_t pos, struct hl_val *v)
{
	const unsigned char *p = s->all + pos;
	size_t i;

	for (i = 0; i < s->ncol; i++) {
		uint32_t len;

		v[i] = (struct hl_val){ .type = (enum hl_type) * p++ };
		if (v[i].type == HL_TEXT || v[i].type == HL_DAY) {
			memcpy(&len, p, sizeof(len));
			v[i].s = (const char *)p + sizeof(len);
			p += sizeof(len) + len + 1;
		} else if (v[i].type == HL_REAL) {
			memcpy(&v[i].r, p, sizeof(v[i].r));
			p += sizeof(v[i].r);
		} else if (v[i].type != HL_NULL) {
			memcpy(&v[i].i, p, sizeof(v[i].i));
			p += sizeof(v[i].i);
		}
	}
	return (size_t)(p - s->all);
}

void
answer_rewind(struct answer *s)
{
	s->pos = s->next = 0;
}

bool
answer_next(struct answer *s, struct hl_val *v)
{
	if (s->order) {
		if (s->next == s->rows)
			return false;
		row_at(s, s->order[s->next++], v);
		return true;
	}
	if (s->pos >= s->total)
		return false;
	s->pos = row_at(s, s->pos, v);
	return true;
}

struct sorting {
	const struct answer *s;
	const struct sort_key *keys;
	size_t n;
	struct hl_val *a, *b;
};

/*
 * As bytes, but serials after the same beginning as numbers: X-2026-10000 comes after
 * X-2026-9999.
 */
static int
compare_texts(const char *a, const char *b)
{
	size_t i = 0, x, y;

	while (a[i] && a[i] == b[i])
		i++;
	while (i && a[i - 1] >= '0' && a[i - 1] <= '9')
		i--;
	x = strspn(a + i, "0123456789");
	y = strspn(b + i, "0123456789");
	if (i && (a[i - 1] == '-' || a[i - 1] == 'M') && x >= 3 && y >= 3 && x != y && !a[i + x] &&
	    !b[i + y])
		return x < y ? -1 : 1;
	return strcmp(a, b);
}

static int
compare_values(const struct hl_val *a, const struct hl_val *b)
{
	bool text = a->type == HL_TEXT || a->type == HL_DAY;

	if (text && (b->type == HL_TEXT || b->type == HL_DAY))
		return compare_texts(a->s, b->s);
	if (a->type == HL_REAL || b->type == HL_REAL) {
		double x = a->type == HL_REAL ? a->r : (double)a->i,
		       y = b->type == HL_REAL ? b->r : (double)b->i;

		return (x > y) - (x < y);
	}
	return (a->i > b->i) - (a->i < b->i);
}

/* Nothing sorts last either way; equal rows keep their order. */
static int
compare(const void *pa, const void *pb, void *ctx)
{
	const struct sorting *q = ctx;
	size_t a = *(const size_t *)pa, b = *(const size_t *)pb;
	size_t i;

	row_at(q->s, a, q->a);
	row_at(q->s, b, q->b);
	for (i = 0; i < q->n; i++) {
		const struct hl_val *x = &q->a[q->keys[i].col], *y = &q->b[q->keys[i].col];
		int d;

		if (x->type == HL_NULL || y->type == HL_NULL)
			d = (x->type == HL_NULL) - (y->type == HL_NULL);
		else
			d = compare_values(x, y) * (q->keys[i].desc ? -1 : 1);
		if (d)
			return d;
	}
	return (a > b) - (a < b);
}

void
answer_sort(struct answer *s, const struct sort_key *keys, size_t n)
{
	struct sorting q = { s, keys, n, NULL, NULL };
	size_t pos = 0;
	size_t i;

	if (s->rows < 2)
		return;
	q.a = xrealloc(NULL, s->ncol * sizeof(*q.a));
	q.b = xrealloc(NULL, s->ncol * sizeof(*q.b));
	s->order = xrealloc(NULL, s->rows * sizeof(*s->order));
	for (i = 0; i < s->rows; i++) {
		s->order[i] = pos;
		pos = row_at(s, pos, q.a);
	}
	qsort_r(s->order, s->rows, sizeof(*s->order), compare, &q);
	free(q.a);
	free(q.b);
}

int
cli_rows(struct cli *c, struct hl_rows *rows)
{
	size_t n = rows ? hl_rows_width(rows) : 0, max = 0;
	const struct hl_column **col;
	struct hl_val *v;
	int rc;
	size_t i;

	if (!rows)
		return 0;
	if (!c->answer)
		c->answer = answer_new();
	if (c->o[O_LIMIT] && !c->o[O_SORT])
		max = strtoul(c->o[O_LIMIT], NULL, 10);
	col = xrealloc(NULL, n * sizeof(*col));
	v = xrealloc(NULL, n * sizeof(*v));
	for (i = 0; i < n; i++)
		col[i] = hl_rows_column(rows, i);
	rc = answer_columns(c->answer, col, n)
		 ? cli_fail(c, HL_EFAIL, _("answers of different shape"))
		 : 0;
	if (!rc)
		answer_hide(c->answer, n - hl_rows_shown(rows));
	while (!rc && (!max || c->answer->rows < max)) {
		int k = hl_rows_next(rows, v);

		if (k < 0)
			rc = cli_fail_hl(c, HL_EFAIL);
		if (k <= 0)
			break;
		if (answer_add(c->answer, v))
			rc = cli_fail(
			    c, HL_EFAIL, _("cannot write a temporary file: %s"), strerror(errno));
	}
	free(col);
	free(v);
	hl_rows_free(rows);
	return rc;
}
