/* chart.h: the structure as a tree, and the ways it is drawn. */
#ifndef HL_CHART_H
#define HL_CHART_H

#include "hl-int.h"

/*
 * BAND and COLUMN are what the root consists of: bands lie across, columns side by side below them. WORK is the band whistles go
 * to and feedback comes from.
 */
enum chart_kind { CHART_ROOT, CHART_BAND, CHART_WORK, CHART_COLUMN, CHART_ITEM };

struct chart_node {
	char *text, *note;	/* note: what or who, may be NULL */
	enum chart_kind kind;
	size_t parent, depth;	/* the root is its own parent */
};

struct chart {			/* depth first: a node's descendants follow it */
	struct chart_node *v;
	size_t n, cap;
};

size_t chart_end(const struct chart *c, size_t i);	/* past its last descendant */
size_t chart_width(const char *s);			/* columns on a terminal: a hanzi has two */
void chart_xml(struct buf *b, const char *s);		/* escaped */

void chart_tree(const struct chart *c, struct buf *b);
void chart_dot(const struct chart *c, struct buf *b);
void chart_mermaid(const struct chart *c, struct buf *b);
void chart_svg(const struct chart *c, struct buf *b);

#endif
