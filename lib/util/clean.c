/* input.c: what the terminal may ask of the library's reading of text. */
#include <stdlib.h>

#include "util/util.h"

char *
hl_clean(const char *s, enum hl_text kind, const char **why)
{
	size_t n;

	*why = text_bad(s, kind == HL_TEXT_PROSE);
	if (*why)
		return NULL;
	text_trim(s, &n);
	if (n == 0) /* blanks say nothing, in prose too */
		return xstrdup("");
	if (kind == HL_TEXT_NAME)
		return text_name(s);
	return kind == HL_TEXT_CODE ? text_fold(s) : xstrdup(s);
}
