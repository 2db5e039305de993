/* rows-pack.c: an answer as text and back, for --request-id. */
#include <stdlib.h>
#include <string.h>

#include "record/record.h"

static void
pack_value(struct buf *b, const struct hl_val *v)
{
	const char *p;

	if (v->type == HL_NULL)
		buf_str(b, "\\N");
	else if (v->type != HL_TEXT && v->type != HL_DAY)
		buf_fmt(b, "%lld", (long long)v->i);
	else
		for (p = v->s; *p != '\0'; p++) {
			if (*p == '\\' || *p == '\t' || *p == '\n')
				buf_chr(b, '\\');
			buf_chr(b, *p == '\t' ? 't' : *p == '\n' ? 'n' : *p);
		}
}

/* Columns on the first line, then a row a line, values by TAB. Only for rows in memory. */
void
rows_pack(const struct hl_rows *rows, struct buf *b)
{
	size_t i, r;

	buf_str(b, "");
	if (rows == NULL)
		return;
	for (i = 0; i < rows->n; i++)
		buf_fmt(b, "%s%s", i > 0 ? "," : "", rows->cols[i]->name);
	for (r = 0; r < rows->nrows; r++)
		for (i = 0; i < rows->n; i++) {
			buf_chr(b, i == 0 ? '\n' : '\t');
			pack_value(b, &rows->v[r * rows->n + i]);
		}
}

static const char *
unpack_value(const char *p, enum hl_type type, struct hl_val *v)
{
	struct buf b = { 0 };

	if (p[0] == '\\' && p[1] == 'N')
		return p + 2;
	for (; *p != '\0' && *p != '\t' && *p != '\n'; p++) {
		if (*p == '\\')
			p++;
		buf_chr(&b, p[-1] == '\\' && *p == 't'   ? '\t'
			    : p[-1] == '\\' && *p == 'n' ? '\n'
							 : *p);
	}
	v->type = type;
	if (type == HL_TEXT || type == HL_DAY) {
		v->s = b.s != NULL ? b.s : xstrdup("");
		return p;
	}
	v->i = strtoll(b.s != NULL ? b.s : "0", NULL, 10);
	buf_free(&b);
	return p;
}

struct hl_rows *
rows_unpack(const char *s)
{
	struct hl_rows *rows;
	const char *p = strchrnul(s, '\n');
	char *head;
	size_t i;

	if (*s == '\0')
		return NULL;
	head = strndup(s, (size_t)(p - s));
	rows = rows_new(head);
	free(head);
	while (*p == '\n') {
		struct hl_val *v = rows_more(rows);

		for (i = 0; i < rows->n; i++)
			p = unpack_value(p + 1, rows->cols[i]->type, &v[i]);
	}
	return rows;
}
