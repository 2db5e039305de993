/* chart-text.c: the structure as a tree in text, for Graphviz and for Mermaid. */
#include <string.h>

#include "station/station.h"

size_t
chart_width(const char *s)
{
	size_t n = 0;
	int step;

	for (; *s != '\0'; s += step) {
		step = text_step(s, strlen(s));
		step = step > 0 ? step : 1;
		n += step >= 3 ? 2 : 1; /* what is a letter of two bytes is not wide */
	}
	return n;
}

/* --- text --- */

static bool
last_child(const struct chart *c, size_t i)
{
	size_t end = chart_end(c, i);

	return end == c->n || c->v[end].depth < c->v[i].depth;
}

/* The width of the widest sibling, so that their notes line up. */
static size_t
column_of(const struct chart *c, size_t i)
{
	size_t k, w, most = 0, end = chart_end(c, c->v[i].parent);

	for (k = c->v[i].parent + 1; k < end; k++)
		if (c->v[k].parent == c->v[i].parent && (w = chart_width(c->v[k].text)) > most)
			most = w;
	return most;
}

static void
branch(const struct chart *c, size_t i, struct buf *b)
{
	if (c->v[i].depth > 1) {
		size_t up = c->v[i].parent;
		struct buf left = { 0 };
		const char *piece;

		for (; c->v[up].depth > 0; up = c->v[up].parent) {
			struct buf more = { 0 };

			piece = last_child(c, up) ? "    " : "│   ";
			buf_fmt(&more, "%s%s", piece, left.s != NULL ? left.s : "");
			buf_free(&left);
			left = more;
		}
		buf_str(b, left.s);
		buf_free(&left);
	}
	buf_str(b, last_child(c, i) ? "└── " : "├── ");
}

void
chart_tree(const struct chart *c, struct buf *b)
{
	size_t i, pad;

	for (i = 0; i < c->n; i++) {
		if (i > 0)
			branch(c, i, b);
		buf_str(b, c->v[i].text);
		if (c->v[i].note != NULL) {
			for (pad = chart_width(c->v[i].text); pad < column_of(c, i) + 2; pad++)
				buf_chr(b, ' ');
			buf_str(b, c->v[i].note);
		}
		if (c->v[i].kind == CHART_WORK)
			buf_fmt(b, "  %s ↑ %s ↓", _("whistle"), _("feedback"));
		buf_chr(b, '\n');
	}
}

/* --- Graphviz --- */

static void
quote_dot(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '"' || *s == '\\')
			buf_chr(b, '\\');
		buf_chr(b, *s);
	}
}

void
chart_dot(const struct chart *c, struct buf *b)
{
	size_t i, work = 0;

	buf_str(b, "digraph structure {\n\trankdir=LR;\n\tnode [shape=box, fontname=\"Noto Sans "
		   "CJK SC\"];\n"
		   "\tedge [fontname=\"Noto Sans CJK SC\", arrowhead=none];\n");
	for (i = 0; i < c->n; i++) {
		buf_fmt(b, "\tn%zu [label=\"", i);
		quote_dot(b, c->v[i].text);
		if (c->v[i].note != NULL) {
			buf_str(b, "\\n");
			quote_dot(b, c->v[i].note);
		}
		buf_str(b, c->v[i].kind == CHART_ITEM ? "\"];\n" : "\", style=bold];\n");
		if (i > 0)
			buf_fmt(b, "\tn%zu -> n%zu;\n", c->v[i].parent, i);
		if (c->v[i].kind == CHART_WORK)
			work = i;
	}
	for (i = 0; work != 0 && i < c->n; i++)
		if (c->v[i].kind == CHART_COLUMN) {
			buf_fmt(b,
			    "\tn%zu -> n%zu [label=\"%s\", style=dashed, arrowhead=normal, "
			    "constraint=false];\n",
			    i, work, _("whistle"));
			buf_fmt(b,
			    "\tn%zu -> n%zu [label=\"%s\", style=dotted, arrowhead=normal, "
			    "constraint=false];\n",
			    work, i, _("feedback"));
		}
	buf_str(b, "}\n");
}

/* --- Mermaid --- */

static void
quote_mermaid(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if (strchr("\"#&<>\\`;", *s) != NULL)
			buf_fmt(b, "#%d;", *s);
		else
			buf_chr(b, *s);
}

void
chart_mermaid(const struct chart *c, struct buf *b)
{
	size_t i, work = 0;

	buf_str(b, "flowchart LR\n");
	for (i = 0; i < c->n; i++) {
		buf_fmt(b, "\tn%zu[\"", i);
		quote_mermaid(b, c->v[i].text);
		if (c->v[i].note != NULL) {
			buf_str(b, "<br/>");
			quote_mermaid(b, c->v[i].note);
		}
		buf_str(b, "\"]\n");
		if (i > 0)
			buf_fmt(b, "\tn%zu --- n%zu\n", c->v[i].parent, i);
		if (c->v[i].kind == CHART_WORK)
			work = i;
	}
	for (i = 0; work != 0 && i < c->n; i++)
		if (c->v[i].kind == CHART_COLUMN)
			buf_fmt(b, "\tn%zu -. %s .-> n%zu\n\tn%zu -. %s .-> n%zu\n", i,
			    _("whistle"), work, work, _("feedback"), i);
}
