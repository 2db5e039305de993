/* format.c: the formats a listing can have. A format is three functions and a row of formats[]. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

void
cell_text(struct buf *t, const struct hl_val *v, enum look look)
{
	char buf[48] = "";

	switch (v->type) {
	case HL_NULL:
		break;
	case HL_TEXT:
	case HL_DAY:
		buf_str(t, v->s);
		return;
	case HL_INT:
		snprintf(buf, sizeof(buf), "%" PRId64, v->i);
		break;
	case HL_POINTS:
		hl_points_format(v->i, buf);
		break;
	case HL_MONEY:
		hl_money_format(v->i, buf);
		break;
	case HL_TIME:
		if (look == LOOK_MACHINE)
			hl_time_iso(v->i, buf);
		else if (look == LOOK_EXCEL)
			hl_time_long(v->i, buf);
		else
			hl_time_short(v->i, buf);
		break;
	case HL_BOOL:
		strcpy(buf, v->i ? "yes" : "");
		break;
	case HL_REAL:
		snprintf(buf, sizeof(buf), look == LOOK_MACHINE ? "%.15g" : "%.2f", v->r);
		break;
	}
	buf_str(t, buf);
}

static bool
is_text(const struct hl_val *v)
{
	return v->type == HL_TEXT;
}

static bool
right(enum hl_type type)
{
	return type == HL_INT || type == HL_POINTS || type == HL_REAL || type == HL_MONEY;
}

/* A cell in o->t, encoded by enc if it is text. */
static const char *
cell(struct out *o, const struct hl_val *v, void (*enc)(struct buf *, const char *), enum look look)
{
	o->t.n = 0;
	buf_str(&o->t, "");
	if (is_text(v))
		enc(&o->t, v->s);
	else
		cell_text(&o->t, v, look);
	return o->t.s;
}

static const char *
heading(struct out *o, size_t i, void (*enc)(struct buf *, const char *))
{
	o->t.n = 0;
	buf_str(&o->t, "");
	enc(&o->t, *o->col[i]->heading ? _(o->col[i]->heading) : "");
	return o->t.s;
}

static void
pad(FILE *f, int n)
{
	while (n-- > 0)
		putc_unlocked(' ', f);
}

/* --- table ------------------------------------------------------------------------------- */

static void
padded(struct out *o, size_t i, bool to_right, bool last)
{
	int fill = o->width[i] - enc_width(o->t.s, o->t.n);

	if (to_right)
		pad(o->f, fill);
	fwrite_unlocked(o->t.s, 1, o->t.n, o->f);
	if (!to_right && !last)
		pad(o->f, fill);
}

static void
table_begin(struct out *o)
{
	size_t i;

	if (!o->header)
		return;
	if (o->color)
		fputs("\033[1m", o->f);
	for (i = 0; i < o->n; i++) {
		heading(o, i, enc_tty);
		fputs(i ? "  " : "", o->f);
		padded(o, i, right(o->col[i]->type), i + 1 == o->n);
	}
	if (o->color)
		fputs("\033[0m", o->f);
	putc('\n', o->f);
}

static void
table_row(struct out *o, const struct hl_val *v)
{
	size_t last = o->n;
	size_t i;

	/* no blanks at the end of a line */
	while (last > 1 && v[o->sel[last - 1]].type == HL_NULL)
		last--;
	for (i = 0; i < last; i++) {
		const struct hl_val *x = &v[o->sel[i]];

		cell(o, x, enc_tty, LOOK_PEOPLE);
		fputs(i ? "  " : "", o->f);
		padded(o, i, right(o->col[i]->type), i + 1 == last);
	}
	putc('\n', o->f);
}

/* --- csv, tsv, ids ------------------------------------------------------------------------- */

static void
end_record(struct out *o)
{
	if (o->excel)
		putc_unlocked('\r', o->f);
	putc_unlocked(o->eol, o->f);
}

static void
names(struct out *o, char separator)
{
	size_t i;

	if (!o->header)
		return;
	for (i = 0; i < o->n; i++) {
		if (i)
			putc(separator, o->f);
		fputs(o->col[i]->name, o->f);
	}
	end_record(o);
}

static void
csv_begin(struct out *o)
{
	if (o->excel)
		fputs("\xef\xbb\xbf", o->f);
	names(o, ',');
}

static void
csv_row(struct out *o, const struct hl_val *v)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (i)
			putc_unlocked(',', o->f);
		cell(o, &v[o->sel[i]], o->excel ? enc_guard : enc_csv,
		    o->excel ? LOOK_EXCEL : LOOK_MACHINE);
		if (o->n == 1 && !o->t.n) /* else a blank line */
			buf_str(&o->t, "\"\"");
		fwrite_unlocked(o->t.s, 1, o->t.n, o->f);
	}
	end_record(o);
}

static void
tsv_begin(struct out *o)
{
	names(o, '\t');
}

static void
tsv_row(struct out *o, const struct hl_val *v)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		if (i)
			putc_unlocked('\t', o->f);
		cell(o, &v[o->sel[i]], enc_tsv, LOOK_MACHINE);
		fwrite_unlocked(o->t.s, 1, o->t.n, o->f);
	}
	end_record(o);
}

static void
ids_row(struct out *o, const struct hl_val *v)
{
	cell(o, &v[o->sel[0]], enc_tty, LOOK_MACHINE);
	fwrite_unlocked(o->t.s, 1, o->t.n, o->f);
	end_record(o);
}

/* --- json ------------------------------------------------------------------------------------ */

static void
json_value(struct out *o, const struct hl_val *v)
{
	o->t.n = 0;
	switch (v->type) {
	case HL_NULL:
		buf_str(&o->t, "null");
		break;
	case HL_BOOL:
		buf_str(&o->t, v->i ? "true" : "false");
		break;
	case HL_INT:
	case HL_POINTS:
	case HL_REAL:
	case HL_MONEY:
		cell_text(&o->t, v, LOOK_MACHINE);
		break;
	case HL_TEXT:
		json_show(&o->t, v->s);
		break;
	case HL_DAY:
	case HL_TIME:
		buf_str(&o->t, "\"");
		cell_text(&o->t, v, LOOK_MACHINE);
		buf_str(&o->t, "\"");
		break;
	}
	fwrite_unlocked(o->t.s, 1, o->t.n, o->f);
}

static void
json_object(struct out *o, const struct hl_val *v)
{
	size_t i;

	if (o->line)
		fprintf(o->f, "{\"line\":%" PRId64, o->line);
	for (i = 0; i < o->n; i++) {
		fputs(i || o->line ? ",\"" : "{\"", o->f);
		fputs(o->col[i]->name, o->f);
		fputs("\":", o->f);
		json_value(o, &v[o->sel[i]]);
	}
	putc_unlocked('}', o->f);
}

static void
json_begin(struct out *o)
{
	putc('[', o->f);
}

static void
json_row(struct out *o, const struct hl_val *v)
{
	fputs(o->rows ? ",\n" : "\n", o->f);
	json_object(o, v);
}

static void
json_end(struct out *o)
{
	fputs(o->rows ? "\n]\n" : "]\n", o->f);
}

static void
jsonl_row(struct out *o, const struct hl_val *v)
{
	json_object(o, v);
	putc_unlocked(o->eol, o->f);
}

/* --- md, html --- */

static void
md_begin(struct out *o)
{
	size_t i;
	int k;

	for (i = 0; i < o->n; i++) {
		heading(o, i, enc_md);
		fputs(i ? " | " : "| ", o->f);
		padded(o, i, right(o->col[i]->type), false);
	}
	fputs(" |\n", o->f);
	for (i = 0; i < o->n; i++) {
		bool number = right(o->col[i]->type);

		fputs(i ? " | " : "| ", o->f);
		for (k = number ? 1 : 0; k < o->width[i]; k++)
			putc('-', o->f);
		fputs(number ? ":" : "", o->f);
	}
	fputs(" |\n", o->f);
}

static void
md_row(struct out *o, const struct hl_val *v)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		cell(o, &v[o->sel[i]], enc_md, LOOK_PEOPLE);
		fputs(i ? " | " : "| ", o->f);
		padded(o, i, right(o->col[i]->type), false);
	}
	fputs(" |\n", o->f);
}

static void
html_begin(struct out *o)
{
	size_t i;

	o->t.n = 0;
	enc_html(&o->t, o->title);
	fprintf(o->f,
	    "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta "
	    "charset=\"utf-8\">\n<title>%s</title>\n"
	    "<style>\ntable { border-collapse: collapse }\nth, td { border: 1px solid #999; "
	    "padding: .2em .5em; "
	    "text-align: left }\n.n { text-align: right }\n</style>\n</head>\n<body>\n<table>\n",
	    lang_html(), o->t.s);
	if (o->header) {
		fputs("<thead><tr>", o->f);
		for (i = 0; i < o->n; i++)
			fprintf(o->f, "<th%s>%s</th>", right(o->col[i]->type) ? " class=\"n\"" : "",
			    heading(o, i, enc_html));
		fputs("</tr></thead>\n", o->f);
	}
	fputs("<tbody>\n", o->f);
}

static void
html_row(struct out *o, const struct hl_val *v)
{
	size_t i;

	fputs("<tr>", o->f);
	for (i = 0; i < o->n; i++)
		fprintf(o->f, "<td%s>%s</td>", right(o->col[i]->type) ? " class=\"n\"" : "",
		    cell(o, &v[o->sel[i]], enc_html, LOOK_PEOPLE));
	fputs("</tr>\n", o->f);
}

static void
html_end(struct out *o)
{
	fputs("</tbody>\n</table>\n</body>\n</html>\n", o->f);
}

const struct format formats[] = {
	{ "table", ".txt", FMT_WIDTH | FMT_LINES, table_begin, table_row, NULL },
	{ "csv", ".csv", FMT_NUL | FMT_EMPTY | FMT_LINES, csv_begin, csv_row, NULL },
	{ "tsv", ".tsv", FMT_NUL | FMT_EMPTY | FMT_LINES, tsv_begin, tsv_row, NULL },
	{ "json", ".json", FMT_EMPTY, json_begin, json_row, json_end },
	{ "jsonl", ".jsonl", FMT_NUL | FMT_LINES, NULL, jsonl_row, NULL },
	{ "md", ".md", FMT_WIDTH, md_begin, md_row, NULL },
	{ "html", ".html", FMT_EMPTY, html_begin, html_row, html_end },
	{ "ids", NULL, FMT_NUL | FMT_LINES, NULL, ids_row, NULL },
	{ 0 },
};
