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
	s = xvfmt(fmt, ap);
	va_end(ap);
	free(c->err); /* last: it may be part of what is said now */
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

	return f && (strcmp(f, "json") == 0 || strcmp(f, "jsonl") == 0);
}

static void
say(const struct cli *c, const char *text)
{
	struct buf t = { 0 };

	enc_tty(&t, text);
	fprintf(stderr, "%s: %s\n", c->prog->name, t.n ? t.s : "");
	buf_free(&t);
}

void
msg_error(struct cli *c, int code)
{
	struct buf t = { 0 };

	progress_end(c);
	if (!c->err)
		return;
	if (!msg_json(c)) {
		say(c, c->err);
		return;
	}
	json_show(&t, c->err);
	fprintf(stderr, "{\"error\":{\"code\":%d,\"message\":%s}}\n", code, t.s);
	buf_free(&t);
}

void
msg_note(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	*vec_add(&c->notes) = xvfmt(fmt, ap);
	va_end(ap);
}

void
msg_take_notes(struct cli *c)
{
	const char *s;

	while (c->hl && (s = hl_note_next(c->hl)))
		*vec_add(&c->notes) = xstrdup(s);
}

void
msg_print_notes(struct cli *c)
{
	struct buf t = { 0 };
	size_t i;

	for (i = 0; i < c->notes.n; i++) {
		if (!c->o[O_QUIET] && msg_json(c)) {
			buf_clear(&t);
			json_show(&t, c->notes.v[i]);
			fprintf(stderr, "{\"note\":%s}\n", t.s);
		} else if (!c->o[O_QUIET]) {
			say(c, c->notes.v[i]);
		}
		free(c->notes.v[i]);
	}
	c->notes.n = 0;
	buf_free(&t);
}
