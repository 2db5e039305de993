/* msg.c: what is said on standard error. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

int
cli_fail(struct cli *c, int code, const char *fmt, ...)
{
	char *s;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	va_end(ap);
	free(c->err);
	c->err = s;
	return code;
}

int
cli_fail_hl(struct cli *c, int code)
{
	const char *why = c->hl ? hl_error(c->hl) : NULL;

	return cli_fail(c, code, "%s", why && *why ? why : _("failed"));
}

bool
msg_json(const struct cli *c)
{
	const char *f = c->o[O_FORMAT];

	return f && (!strcmp(f, "json") || !strcmp(f, "jsonl"));
}

static void
say(const struct cli *c, const char *text)
{
	struct text t = { 0 };

	enc_tty(&t, text);
	fprintf(stderr, "%s: %s\n", c->prog->name, t.n ? t.s : "");
	enc_free(&t);
}

void
msg_error(struct cli *c, int code)
{
	struct text t = { 0 };

	progress_end(c);
	if (!c->err)
		return;
	if (!msg_json(c)) {
		say(c, c->err);
		return;
	}
	enc_json(&t, c->err);
	fprintf(stderr, "{\"error\":{\"code\":%d,\"message\":%s}}\n", code, t.s);
	enc_free(&t);
}

static void
keep(struct cli *c, char *s)
{
	c->notes = mem_grow(c->notes, (c->nnotes + 1) * sizeof(*c->notes));
	c->notes[c->nnotes++] = s;
}

void
msg_note(struct cli *c, const char *fmt, ...)
{
	char *s;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&s, fmt, ap) < 0)
		abort();
	va_end(ap);
	keep(c, s);
}

void
msg_take_notes(struct cli *c)
{
	const char *s;

	while (c->hl && (s = hl_note_next(c->hl)))
		keep(c, mem_dup(s));
}

void
msg_print_notes(struct cli *c)
{
	struct text t = { 0 };

	for (size_t i = 0; i < c->nnotes; i++) {
		if (!c->o[O_QUIET] && msg_json(c)) {
			t.n = 0;
			enc_json(&t, c->notes[i]);
			fprintf(stderr, "{\"note\":%s}\n", t.s);
		} else if (!c->o[O_QUIET]) {
			say(c, c->notes[i]);
		}
		free(c->notes[i]);
	}
	c->nnotes = 0;
	enc_free(&t);
}

void
near_try(struct near *n, const char *candidate)
{
	int d = hl_distance(n->word, candidate);
	size_t len = strlen(n->word), most = len < 5 ? 1 : len > 8 ? 3 : 2;

	/* an unfinished word is near, however much is missing */
	if (len >= 2 && !strncmp(n->word, candidate, len))
		d = 1;
	if (d <= (int)most && (!n->best || d < n->d)) {
		n->best = candidate;
		n->d = d;
	}
}
