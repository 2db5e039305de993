/*
 * chart-svg.c: the structure as a picture: the root, bands across below it, columns side by
 * side, each with its boxes.
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

enum {
	MARGIN = 24,
	GAP = 16,
	DROP = 24,
	COLUMN = 196,
	PAD = 8,
	LINE = 20,
	UNIT = 7,
	INDENT = 12,
	ACROSS = 7,
	ARROWS = 56
};

struct page {
	struct buf b;
	int width, y;
};

void
chart_xml(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		switch (*s) {
		case '&':
			buf_str(b, "&amp;");
			break;
		case '<':
			buf_str(b, "&lt;");
			break;
		case '>':
			buf_str(b, "&gt;");
			break;
		case '"':
			buf_str(b, "&quot;");
			break;
		default:
			buf_chr(b, *s);
		}
}

static void
rule(struct page *p, int x1, int y1, int x2, int y2)
{
	buf_fmt(&p->b, "<path d=\"M%d %dL%d %d\"/>\n", x1, y1, x2, y2);
}

static void
box(struct page *p, const char *class, int x, int y, int w, int h)
{
	buf_fmt(&p->b,
	    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>\n", class,
	    x, y, w, h);
}

static void
text(struct page *p, const char *class, int x, int y, const char *s, size_t n)
{
	char *part = strndup(s, n);

	buf_fmt(&p->b, "<text class=\"%s\" x=\"%d\" y=\"%d\">", class, x, y);
	chart_xml(&p->b, part != NULL ? part : "");
	buf_str(&p->b, "</text>\n");
	free(part);
}

/* How many bytes of s fit into that many columns; at least one character. */
static size_t
fits(const char *s, size_t columns)
{
	size_t n = 0, w = 0;
	int step;

	while (s[n] != '\0') {
		step = text_step(s + n, strlen(s + n));
		step = step > 0 ? step : 1;
		w += step >= 3 ? 2 : 1;
		if (n > 0 && w > columns)
			break;
		n += (size_t)step;
	}
	return n;
}

/* Draws text and note of a node in lines from y on, within width w; returns the y below. */
static int
lines(struct page *p, const struct chart_node *node, const char *class, int x, int y, int w)
{
	struct buf all = { 0 };
	size_t columns = (size_t)(w / UNIT), n;
	const char *s;

	buf_str(&all, node->text);
	if (node->note != NULL)
		buf_fmt(&all, "  %s", node->note);
	for (s = all.s; *s != '\0'; s += n) {
		n = fits(s, columns > 2 ? columns : 2);
		text(p, class, x, y + LINE - 6, s, n);
		y += LINE;
	}
	buf_free(&all);
	return y;
}

/* Draws a node and all its descendants in one box; returns the y below it. */
static int
boxed(struct page *p, const struct chart *c, size_t i, int x, int y, int w)
{
	struct page inside = { { 0 }, w, 0 };
	size_t k, end = chart_end(c, i);
	int at = y + PAD / 2, in;

	for (k = i; k < end; k++) {
		in = (int)(c->v[k].depth - c->v[i].depth) * INDENT;
		at = lines(&inside, &c->v[k], k == i ? "name" : "more", x + PAD + in, at,
		    w - 2 * PAD - in);
	}
	box(p, "item", x, y, w, at + PAD / 2 - y);
	buf_str(&p->b, inside.b.s);
	buf_free(&inside.b);
	return at + PAD / 2;
}

/* Draws a band: its name, then its children from left to right. */
static void
band(struct page *p, const struct chart *c, size_t i)
{
	int x = MARGIN + PAD, y = p->y + LINE + PAD, low = y, bottom,
	    right = p->width - MARGIN - PAD;
	struct page inside = { { 0 }, p->width, 0 };
	size_t k, end = chart_end(c, i);

	text(&inside, "title", MARGIN + PAD, p->y + LINE - 2, c->v[i].text, strlen(c->v[i].text));
	for (k = i + 1; k < end; k = chart_end(c, k)) {
		if (x + COLUMN > right) {
			x = MARGIN + PAD;
			y = low + PAD;
		}
		bottom = boxed(&inside, c, k, x, y, COLUMN - PAD);
		low = bottom > low ? bottom : low;
		x += COLUMN;
	}
	rule(p, p->width / 2, p->y - DROP, p->width / 2, p->y);
	box(p, "band", MARGIN, p->y, p->width - 2 * MARGIN, low + PAD - p->y);
	buf_str(&p->b, inside.b.s);
	buf_free(&inside.b);
	p->y = low + PAD + DROP;
}

/* Arrows between the departments and the stations: whistles up, feedback down. */
static void
arrows(struct page *p)
{
	int x[2] = { p->width / 3, p->width * 2 / 3 }, i, top = p->y - DROP;

	for (i = 0; i < 2; i++) {
		buf_fmt(&p->b,
		    "<path class=\"arrow\" d=\"M%d %dL%d %d\" marker-end=\"url(#tip)\"/>\n", x[i],
		    i == 0 ? top + ARROWS - 4 : top + 4, x[i], i == 0 ? top + 4 : top + ARROWS - 4);
		text(p, "title", x[i] + PAD, top + ARROWS / 2 + 4,
		    i == 0 ? _("whistle") : _("feedback"),
		    strlen(i == 0 ? _("whistle") : _("feedback")));
	}
	rule(p, p->width / 2, top, p->width / 2, top + ARROWS);
	p->y = top + ARROWS + DROP;
}

static int
column(struct page *p, const struct chart *c, size_t i, int x, int y)
{
	size_t k, end = chart_end(c, i);

	box(p, "head", x, y, COLUMN, LINE + PAD);
	buf_fmt(
	    &p->b, "<text class=\"title middle\" x=\"%d\" y=\"%d\">", x + COLUMN / 2, y + LINE - 1);
	chart_xml(&p->b, c->v[i].text);
	buf_str(&p->b, "</text>\n");
	y += LINE + PAD;
	for (k = i + 1; k < end; k = chart_end(c, k)) {
		rule(p, x + COLUMN / 2, y, x + COLUMN / 2, y + GAP / 2);
		y = boxed(p, c, k, x, y + GAP / 2, COLUMN);
	}
	return y;
}

/* Draws the columns, ACROSS to a row, each row below a line. */
static void
columns(struct page *p, const struct chart *c)
{
	size_t i, n = 0;
	int x = MARGIN, low = p->y, bottom;

	for (i = 1; i < c->n; i = chart_end(c, i)) {
		if (c->v[i].kind != CHART_COLUMN)
			continue;
		if (n % ACROSS == 0 && n > 0) {
			p->y = low + 2 * DROP;
			x = MARGIN;
		}
		if (n % ACROSS == 0) {
			rule(p, p->width / 2, p->y - DROP, p->width / 2, p->y - DROP / 2);
			low = p->y;
		}
		rule(p, p->width / 2, p->y - DROP / 2, x + COLUMN / 2, p->y - DROP / 2);
		rule(p, x + COLUMN / 2, p->y - DROP / 2, x + COLUMN / 2, p->y);
		bottom = column(p, c, i, x, p->y);
		low = bottom > low ? bottom : low;
		x += COLUMN + GAP;
		n++;
	}
	p->y = low;
}

static int
width_of(const struct chart *c)
{
	size_t i, n = 0;

	for (i = 1; i < c->n; i = chart_end(c, i))
		n += c->v[i].kind == CHART_COLUMN;
	n = n > ACROSS ? ACROSS : n < 3 ? 3 : n;
	return 2 * MARGIN + (int)n * (COLUMN + GAP) - GAP;
}

void
chart_svg(const struct chart *c, struct buf *b)
{
	struct page p = { { 0 }, width_of(c), MARGIN };
	bool work = false;
	size_t i;

	box(&p, "root", MARGIN, p.y, p.width - 2 * MARGIN, 40);
	buf_fmt(&p.b, "<text class=\"root middle\" x=\"%d\" y=\"%d\">", p.width / 2, p.y + 27);
	chart_xml(&p.b, c->v[0].text);
	buf_str(&p.b, "</text>\n");
	p.y += 40 + DROP;
	for (i = 1; i < c->n; i = chart_end(c, i)) {
		if (c->v[i].kind == CHART_BAND || c->v[i].kind == CHART_WORK)
			band(&p, c, i);
		work = work || c->v[i].kind == CHART_WORK;
	}
	if (work)
		arrows(&p);
	columns(&p, c);
	buf_fmt(b,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
	    "width=\"%d\" height=\"%d\""
	    " viewBox=\"0 0 %d %d\">\n<title>",
	    p.width, p.y + MARGIN, p.width, p.y + MARGIN);
	chart_xml(b, c->v[0].text);
	buf_str(b, "</title>\n<style>\ntext { font: 14px 'Noto Sans CJK SC', 'Source Han Sans SC', "
		   "'Microsoft YaHei', SimHei, sans-serif; fill: #222; white-space: pre }\n"
		   ".root { font-size: 20px; font-weight: bold }\n.title { font-weight: bold "
		   "}\n.middle { text-anchor: middle }\n"
		   ".more { font-size: 13px; fill: #444 }\nrect { fill: #fff; stroke: #555 "
		   "}\nrect.root { fill: #fff; stroke: #a00; stroke-width: 2 }\n"
		   "rect.band { fill: #f7f7f7 }\nrect.head { fill: #eee; stroke: #a00 }\npath { "
		   "stroke: #777; fill: none }\n"
		   ".arrow { stroke: #a00; stroke-width: 2 }\n</style>\n"
		   "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" "
		   "markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
		   "<polygon points=\"0,0 8,4 0,8\" fill=\"#a00\"/></marker></defs>\n");
	buf_fmt(b, "<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\" style=\"stroke:none\"/>\n",
	    p.width, p.y + MARGIN);
	buf_str(b, p.b.s);
	buf_str(b, "</svg>\n");
	buf_free(&p.b);
}
