/* message.c: what a command has to say: why it failed, warnings. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

int
hl_fail(struct hl *hl, int code, const char *fmt, ...)
{
	char text[sizeof(hl->err)];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap); /* fmt's arguments may be hl->err itself */
	va_end(ap);
	memcpy(hl->err, text, sizeof(text));
	return code;
}

void
hl_warn(struct hl *hl, const char *fmt, ...)
{
	struct buf b = { 0 };
	char text[512];
	va_list ap;
	size_t i;

	if (hl->hushed)
		return; /* it was said the first time */
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	for (i = 0; i < hl->nnotes; i++)
		if (strcmp(hl->notes[i], text) == 0)
			return;
	if (hl->nnotes == LEN(hl->notes))
		return; /* more of the same would hide the first ones */
	buf_str(&b, text);
	hl->notes[hl->nnotes++] = b.s;
}

const char *
hl_note_next(struct hl *hl)
{
	return hl->note < hl->nnotes ? hl->notes[hl->note++] : NULL;
}

const char *
hl_error(const struct hl *hl)
{
	return hl->err;
}
