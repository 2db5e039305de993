/*
 * chart.c: annex 2, whose picture the document lacks: the structure of part 2, drawn from what
 * is registered, at T (hl_now).
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

/* --- what stands below what --- */

struct part {
	const char *of, *is; /* kinds of node: of the parent, of the rows */
	enum chart_kind kind; /* of the group, or of the rows without one */
	const char *title; /* gettext id: the rows stand below a group of this name */
	/* of :parent, gives id, text, note; a note that begins with @ is a word to translate */
	const char *sql;
	bool office; /* :office of the statement, if it asks */
};

static const struct part parts[] = {
	{ "district", "person", CHART_BAND, N_("leading group"), sql_station_chart_leading, false },
	{ "district", "person", CHART_BAND, N_("office of the leading group"),
	    sql_station_chart_leading, true },
	{ "district", "department", CHART_WORK, N_("district departments"),
	    sql_station_chart_departments },
	{ "district", "street", CHART_COLUMN, NULL, sql_station_chart_streets },
	{ "street", "station", CHART_ITEM, NULL, sql_station_chart_stations },
	{ "station", "person", CHART_ITEM, NULL, sql_station_chart_posts },
	{ "station", "count", CHART_ITEM, NULL, sql_station_chart_member_count },
	{ "station", "department", CHART_ITEM, NULL, sql_station_chart_stationed },
	{ "station", "squad", CHART_ITEM, NULL, sql_station_chart_squads },
	{ "station", "grid", CHART_ITEM, NULL, sql_station_chart_grids },
	{ "grid", "grid", CHART_ITEM, NULL, sql_station_chart_cells },
	{ "home", "department", CHART_WORK, N_("departments stationed there"),
	    sql_station_chart_stationed },
	{ "home", "person", CHART_COLUMN, N_("head and deputy"), sql_station_chart_posts },
	{ "home", "person", CHART_COLUMN, N_("members"), sql_station_chart_members },
	{ "home", "squad", CHART_COLUMN, N_("squads"), sql_station_chart_squads },
	{ "home", "grid", CHART_COLUMN, N_("grids and cells"), sql_station_chart_grids },
	{ "home", "party", CHART_COLUMN, N_("party line"), sql_station_chart_party },
	{ "party", "party", CHART_ITEM, NULL, sql_station_chart_party_below },
};

/* Notes that begin with @ are words to translate. */
static const struct {
	const char *code, *text;
} words[] = {
	{ "head", N_("head") },
	{ "deputy", N_("deputy head") },
	{ "members", N_("member(s)") },
	{ "leading-leader", N_("group leader") },
	{ "leading-deputy", N_("deputy leader") },
	{ "leading-member", N_("member") },
	{ "leading-director", N_("office director") },
	{ "leading-office-deputy", N_("deputy office director") },
};

static const char *
note_of(const char *note)
{
	size_t i;

	for (i = 0; note != NULL && *note == '@' && i < LEN(words); i++)
		if (strcmp(words[i].code, note + 1) == 0)
			return _(words[i].text);
	return note;
}

/* --- the tree --- */

static size_t
add(struct chart *c, size_t parent, enum chart_kind kind, const char *text, const char *note)
{
	size_t depth = c->n == 0 ? 0 : c->v[parent].depth + 1;

	*vec_add(c) = (struct chart_node){ .text = xstrdup(text),
		.note = note != NULL ? xstrdup(note) : NULL,
		.kind = kind,
		.parent = parent,
		.depth = depth };
	return c->n - 1;
}

static void
chart_free(struct chart *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		free(c->v[i].text);
		free(c->v[i].note);
	}
	free(c->v);
}

size_t
chart_end(const struct chart *c, size_t i)
{
	size_t k = i + 1;

	while (k < c->n && c->v[k].depth > c->v[i].depth)
		k++;
	return k;
}

static int grow(
    struct hl *hl, struct chart *c, size_t node, const char *kind, const char *id, const char *day);

/* The group of the part, which parts of the same title share; the node itself without one. */
static size_t
group_of(struct chart *c, size_t node, const struct part *p)
{
	size_t i;

	if (p->title == NULL)
		return node;
	for (i = c->n; i-- > node + 1;)
		if (c->v[i].parent == node)
			return strcmp(c->v[i].text, _(p->title)) == 0
				   ? i
				   : add(c, node, p->kind, _(p->title), NULL);
	return add(c, node, p->kind, _(p->title), NULL);
}

static int
grow_part(struct hl *hl, struct chart *c, size_t node, const struct part *p, const char *id,
    const char *day)
{
	struct hl_rows *rows = rows_new("id,text,note");
	struct hl_val v[3];
	size_t at;
	/* all of them first: the statement may be wanted again below */
	int rc = rows_fill(hl, rows,
	    sql_bind(hl, p->sql, BIND_ANY(":parent", id), BIND_ANY(":t", hl->now),
		BIND_ANY(":day", day), BIND_ANY(":office", p->office)));

	while (rc == HL_OK && hl_rows_next(rows, v) > 0) {
		at = group_of(c, node, p);
		at = add(c, at, p->title != NULL ? CHART_ITEM : p->kind, v[1].s, note_of(v[2].s));
		rc = grow(hl, c, at, p->is, v[0].type == HL_NULL ? "" : v[0].s, day);
	}
	hl_rows_free(rows);
	return rc;
}

static int
grow(struct hl *hl, struct chart *c, size_t node, const char *kind, const char *id, const char *day)
{
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < LEN(parts) && rc == HL_OK; i++)
		if (strcmp(parts[i].of, kind) == 0)
			rc = grow_part(hl, c, node, &parts[i], id, day);
	return rc;
}

static int
build(struct hl *hl, struct chart *c, int64_t station)
{
	char *title = NULL, *place = NULL, day[16], id[24];
	bool district = station == 0;

	if (!district &&
	    sql_text(hl, &place, "SELECT street || community FROM station WHERE id = :id",
		BIND(":id", station)) != 1)
		return HL_EFAIL;
	title = district ? xfmt(_("%s: Red Leader work stations"), hl->cfg->district_name)
			 : xfmt(_("%s: Red Leader work station"), place);
	add(c, 0, CHART_ROOT, title, NULL);
	free(title);
	free(place);
	snprintf(id, sizeof(id), "%lld", (long long)station);
	return grow(hl, c, 0, district ? "district" : "home", id, day_iso(time_day(hl->now), day));
}

/* --- the command --- */

static const struct {
	const char *name, *ending, *other; /* of files */
	void (*fn)(const struct chart *, struct buf *);
} ways[] = {
	{ "tree", ".txt", ".txt", chart_tree },
	{ "dot", ".dot", ".gv", chart_dot },
	{ "mermaid", ".mmd", ".mermaid", chart_mermaid },
	{ "svg", ".svg", ".svg", chart_svg },
};

/* The way that is asked for, or that the ending of the file says; else the first. */
static size_t
way_of(const char *as, const char *output)
{
	const char *ending = output != NULL ? strrchr(output, '.') : NULL;
	size_t i;

	for (i = 0; i < LEN(ways); i++)
		if (as != NULL ? strcmp(ways[i].name, as) == 0
			       : ending != NULL && (strcmp(ways[i].ending, ending) == 0 ||
						       strcmp(ways[i].other, ending) == 0))
			return i;
	return 0;
}

static int
station_chart(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *as;
	struct chart c = { 0 };
	struct buf b = { 0 };
	char *line, *save = NULL;
	int64_t station;
	int rc;

	if ((rc = arg_word(hl, args, "as", "chart", &as)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if ((rc = build(hl, &c, station)) == HL_OK) {
		ways[way_of(as, hl_args_get(args, "output"))].fn(&c, &b);
		*rows = rows_new("line");
		for (line = strtok_r(b.s, "\n", &save); line != NULL;
		     line = strtok_r(NULL, "\n", &save))
			rows_put(*rows, CELL(line));
	}
	buf_free(&b);
	chart_free(&c);
	return rc;
}

/* --- the acts --- */

static const struct hl_param chart_params[] = {
	{ "station", HL_P_STATION, 0, NULL,
	    N_("the structure of this station; the district's without it") },
	{ "as", HL_P_WORD, 0, "chart",
	    N_("way to draw (default: by the ending of --output, else tree)") },
	{ 0 },
};

const struct hl_act chart_acts[] = {
	{ "hl-station", "chart", chart_params,
	    N_("draw the structure of the district, or of a station"),
	    "hl-station chart --output structure.svg", HL_READ, HL_ACT_RAW | HL_ACT_OUTPUT,
	    station_chart },
	{ 0 },
};
