/* decide.c: what an event says besides its arguments: what was decided for it, what it changed. */
#include <string.h>

#include "record/record.h"

static void
decide_key(struct hl *hl, const char *key)
{
	if (hl->ev->decided.n > 0)
		buf_chr(&hl->ev->decided, ',');
	json_str(&hl->ev->decided, key);
	buf_chr(&hl->ev->decided, ':');
}

void
decide_str(struct hl *hl, const char *key, const char *value)
{
	if (hl->ev == NULL || value == NULL)
		return;
	decide_key(hl, key);
	json_str(&hl->ev->decided, value);
}

void
decide_int(struct hl *hl, const char *key, int64_t value)
{
	if (hl->ev == NULL)
		return;
	decide_key(hl, key);
	buf_fmt(&hl->ev->decided, "%lld", (long long)value);
}

void
decide_raw(struct hl *hl, const char *key, const char *json)
{
	if (hl->ev == NULL)
		return;
	decide_key(hl, key);
	buf_str(&hl->ev->decided, json);
}

static void
note_value(struct buf *b, const char *key, const char *value)
{
	if (b->n > 0)
		buf_chr(b, ',');
	json_str(b, key);
	buf_chr(b, ':');
	if (value != NULL)
		json_str(b, value);
	else
		buf_str(b, "null");
}

void
note_change(struct change *c, const char *key, const char *was, const char *is)
{
	note_value(&c->before, key, was);
	note_value(&c->after, key, is);
}

void
decide_change(struct hl *hl, struct change *c)
{
	struct buf b = { 0 };

	if (c->before.n == 0) {
		hl->ev->skip = true;
	} else {
		buf_fmt(&b, "{%s}", c->before.s);
		decide_raw(hl, "before", b.s);
		buf_clear(&b);
		buf_fmt(&b, "{%s}", c->after.s);
		decide_raw(hl, "after", b.s);
	}
	buf_free(&b);
	buf_free(&c->before);
	buf_free(&c->after);
}

void
decide_replayed(struct hl *hl, const struct hl_args *args)
{
	const char *decided = hl_args_get(args, "decided");
	size_t n = decided != NULL ? strlen(decided) : 0;

	if (n > 2 && decided[0] == '{' && decided[n - 1] == '}')
		buf_add(&hl->ev->decided, decided + 1, n - 2);
}
