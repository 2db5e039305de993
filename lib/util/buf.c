/* buf.c: memory that never fails, growing text and arrays, the arguments of a command. */
#include <string.h>

#include "util/util.h"

void *
xrealloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		abort();
	return p;
}

void *
xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		abort();
	return p;
}

char *
xstrdup(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(xrealloc(NULL, n), s, n);
}

char *
xvfmt(const char *fmt, va_list ap)
{
	char *s;

	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	return s;
}

char *
xfmt(const char *fmt, ...)
{
	char *s;
	va_list ap;

	va_start(ap, fmt);
	s = xvfmt(fmt, ap);
	va_end(ap);
	return s;
}

/* Room for value n of an array of values of that size, which is zeroed. */
void *
vec_room(void *v, size_t n, size_t *cap, size_t size)
{
	if (n == *cap) {
		*cap = n > 0 ? n * 2 : 8;
		if (*cap > SIZE_MAX / size)
			abort();
		v = xrealloc(v, *cap * size);
	}
	memset((char *)v + n * size, 0, size);
	return v;
}

int
by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void *
find_id(int64_t id, void *v, size_t n, size_t size)
{
	return n > 0 ? bsearch(&id, v, n, size, by_id) : NULL;
}

/* --- growing text ----------------------------------------------------------------------- */

/* Room for n more bytes and the NUL. */
static void
buf_room(struct buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;

	if (n > SIZE_MAX / 4 - b->n)
		abort();
	if (b->s && b->n + n < b->cap)
		return;
	while (cap <= b->n + n)
		cap *= 2;
	b->s = xrealloc(b->s, cap);
	b->cap = cap;
}

void
buf_add(struct buf *b, const char *s, size_t n)
{
	buf_room(b, n);
	if (n)
		memcpy(b->s + b->n, s, n);
	b->n += n;
	b->s[b->n] = '\0';
}

void
buf_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_chr(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;
	int n;

	buf_room(b, 64);
	va_start(ap, fmt);
	n = vsnprintf(b->s + b->n, b->cap - b->n, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	if ((size_t)n >= b->cap - b->n) {
		buf_room(b, (size_t)n);
		va_start(ap, fmt);
		n = vsnprintf(b->s + b->n, b->cap - b->n, fmt, ap);
		va_end(ap);
	}
	b->n += (size_t)n;
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->s)
		b->s[0] = '\0';
}

void
buf_free(struct buf *b)
{
	free(b->s);
	*b = (struct buf){ 0 };
}

/* --- arguments -------------------------------------------------------------------------- */

static struct hl_arg *
args_slot(const struct hl_args *args, const char *name)
{
	size_t i;

	for (i = 0; i < args->n; i++)
		if (strcmp(args->a[i].name, name) == 0)
			return &args->a[i];
	return NULL;
}

const struct hl_arg *
hl_args_find(const struct hl_args *args, const char *name)
{
	return args_slot(args, name);
}

const char *
hl_args_get(const struct hl_args *args, const char *name)
{
	const struct hl_arg *a = args_slot(args, name);

	return a && a->n ? a->v[0] : NULL;
}

static void
arg_push(struct hl_arg *a, const char *value)
{
	/* full exactly when n is a power of two: no capacity to keep */
	if ((a->n & (a->n - 1)) == 0)
		a->v = xrealloc(a->v, (a->n ? a->n * 2 : 1) * sizeof(*a->v));
	a->v[a->n++] = xstrdup(value);
}

static void
arg_free_values(struct hl_arg *a)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		free(a->v[i]);
	free(a->v);
	a->v = NULL;
	a->n = 0;
}

static struct hl_arg *
args_new(struct hl_args *args, const char *name)
{
	struct hl_arg *a;

	args->a = vec_room(args->a, args->n, &args->cap, sizeof(*args->a));
	a = &args->a[args->n++];
	a->name = xstrdup(name);
	return a;
}

void
hl_args_add(struct hl_args *args, const char *name, const char *value)
{
	struct hl_arg *a = args_slot(args, name);

	arg_push(a ? a : args_new(args, name), value);
}

void
hl_args_set(struct hl_args *args, const char *name, const char *value)
{
	struct hl_arg *a = args_slot(args, name), old;

	if (!a) {
		if (value)
			hl_args_add(args, name, value);
		return;
	}
	old = *a; /* freed last: value may be one of them */
	if (value) {
		*a = (struct hl_arg){ .name = old.name };
		arg_push(a, value);
	} else {
		size_t i = (size_t)(a - args->a);

		memmove(a, a + 1, (args->n - i - 1) * sizeof(*a));
		args->n--;
	}
	arg_free_values(&old);
	if (!value)
		free(old.name);
}

void
hl_args_copy(struct hl_args *to, const struct hl_args *from)
{
	size_t i, k;

	if (to == from)
		return;
	hl_args_clear(to);
	for (i = 0; i < from->n; i++) {
		struct hl_arg *a = args_new(to, from->a[i].name);

		for (k = 0; k < from->a[i].n; k++)
			arg_push(a, from->a[i].v[k]);
	}
}

void
hl_args_clear(struct hl_args *args)
{
	size_t i;

	for (i = 0; i < args->n; i++) {
		free(args->a[i].name);
		arg_free_values(&args->a[i]);
	}
	free(args->a);
	*args = (struct hl_args){ 0 };
}
