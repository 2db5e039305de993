/*
 * station.h: private to lib: stations, departments, members, what serves and is owed there
 * (R1-R7, R27-R32, R39).
 */
#ifndef HL_STATION_H
#define HL_STATION_H

#include "register/register.h"
#include "sql/station.h"

/* posts.c: those named (a JSON array), and nobody else, hold the role from at on. */
int station_set_posts(struct hl *hl, int64_t station, const char *role, const char *names,
    int64_t at, struct change *c);
/* R1, R2: gives the post to whom argument "head" or "deputy" (role) names, if it is there. */
int station_give_post(struct hl *hl, struct hl_args *args, int64_t station, const char *role,
    int64_t at, struct change *c);
int station_check_vacancy(struct hl *hl, int64_t station, const char *code); /* R1 */

/* The next free code: S001, D001 ... */
int station_next_code(struct hl *hl, char code[17]);
int department_next_code(struct hl *hl, char code[17]);
/* The name of the principal at t (R39); malloc'd, NULL for none. */
int department_principal_on(struct hl *hl, int64_t department, int64_t t, char **name);
/*
 * Refuses to void what depends on: the first count of the statement's row that is not 0, by its
 * word. refusal: event, word, count.
 */
int station_check_rests(
    struct hl *hl, sqlite3_stmt *st, const char *const *words, const char *refusal, int64_t event);
/* HL_EREFUSED when the department has ended. */
int department_check_stands(struct hl *hl, int64_t id);
/*
 * grid.c. Warns when the station has grids at that time and the text is neither code nor name of
 * one (R8).
 */
int grid_check(struct hl *hl, int64_t station, const char *grid, int64_t at);
int visit_find(struct hl *hl, const struct hl_args *args, int64_t *event); /* argument "event" */
/* R30: the visit that argument "visit" names, which must be of that station; 0: none. */
int visit_take(struct hl *hl, struct hl_args *args, int64_t station, int64_t *visit);
/* chart.h: the structure as a tree, and the ways it is drawn. */

/*
 * BAND and COLUMN are what the root consists of: bands lie across, columns side by side below
 * them. WORK is the band whistles go to and feedback comes from.
 */
enum chart_kind { CHART_ROOT, CHART_BAND, CHART_WORK, CHART_COLUMN, CHART_ITEM };

struct chart_node {
	char *text, *note; /* note: what or who, may be NULL */
	enum chart_kind kind;
	size_t parent, depth; /* the root is its own parent */
};

struct chart { /* depth first: a node's descendants follow it */
	struct chart_node *v;
	size_t n, cap;
};

size_t chart_end(const struct chart *c, size_t i); /* past its last descendant */
size_t chart_width(const char *s); /* columns on a terminal: a hanzi has two */
void chart_xml(struct buf *b, const char *s); /* escaped */

void chart_tree(const struct chart *c, struct buf *b);
void chart_dot(const struct chart *c, struct buf *b);
void chart_mermaid(const struct chart *c, struct buf *b);
void chart_svg(const struct chart *c, struct buf *b);

#endif
