/*
 * chart.c: annex 2, whose picture the document lacks: the structure of part 2, drawn from what
 * is registered, at T (hl_now).
 */
#include <stdlib.h>
#include <string.h>

#include "station/station.h"

/*
 * --- what stands below what: statements of ?1 the parent's id, ?2 T, ?3 the day of T give id,
 * text, note (@: a word to translate) ---
 */

#define ON_DAY(t) \
	t ".gone = " NEVER " AND " t ".\"from\" <= ?3 AND ifnull(" t ".\"to\", '9999') >= ?3"
#define POST(role) \
	"SELECT NULL, p.name, '@" role "' FROM post p WHERE p.station_id = ?1 AND p.role = '" role \
	"'" \
	" AND p.since <= ?2 AND p.until > ?2 ORDER BY p.since, p.id"
#define MEMBER "m.station_id = ?1 AND m.gone = " NEVER " AND m.since <= ?2 AND m.until > ?2"
#define STATION "s.gone = " NEVER " AND ifnull(s.founded, '') <= ?3"
#define PRINCIPAL \
	"(SELECT p.name FROM principal p WHERE p.department_id = d.id AND p.since <= ?2 AND " \
	"p.until > ?2" \
	" ORDER BY p.since DESC, p.id DESC LIMIT 1)"
#define ACTIVE \
	"d.gone = " NEVER \
	" AND ifnull(d.active_from, '') <= ?3 AND ifnull(d.active_to, '9999') >= ?3" \
	" AND NOT EXISTS (SELECT 1 FROM succession x WHERE x.department_id = d.id AND x.at <= ?2 " \
	"AND x.gone = " NEVER ")"
#define STATIONED \
	"SELECT NULL, d.name, ifnull(r.person, " PRINCIPAL \
	") FROM department d LEFT JOIN director r ON r.department_id = d.id" \
	" AND r.station_id = ?1 AND " ON_DAY( \
	    "r") " WHERE (d.stationed_id = ?1 OR r.event IS NOT NULL) AND " ACTIVE \
		 " ORDER BY d.code"
#define LEADING(roles) \
	"SELECT NULL, l.person, '@leading-' || l.role FROM leading l WHERE l.role IN (" roles \
	") AND " ON_DAY( \
	    "l") " ORDER BY CASE l.role WHEN 'leader' THEN 1 WHEN 'deputy' THEN 2 WHEN " \
		 "'director' THEN 3 WHEN 'office-deputy' THEN 4 ELSE 5 END, l.event"

#define SQUADS \
	"SELECT NULL, q.name, q.leader FROM squad q WHERE q.station_id = ?1 AND " ON_DAY( \
	    "q") " ORDER BY q.event"
#define GRIDS \
	"SELECT g.code, g.name, g.leader FROM grid g WHERE g.station_id = ?1 AND g.parent IS " \
	"NULL AND " ON_DAY("g") " ORDER BY g.code"
#define CELLS \
	"SELECT g.code, g.name, g.leader FROM grid g WHERE g.parent = ?1 AND " ON_DAY( \
	    "g") " ORDER BY g.code"

struct part {
	const char *of, *is; /* kinds of node: of the parent, of the rows */
	enum chart_kind kind; /* of the group, or of the rows without one */
	const char *title; /* gettext id: the rows stand below a group of this name */
	const char *sql;
};

static const struct part parts[] = {
	{ "district", "person", CHART_BAND, N_("leading group"),
	    LEADING("'leader', 'deputy', 'member'") },
	{ "district", "person", CHART_BAND, N_("office of the leading group"),
	    LEADING("'director', 'office-deputy'") },
	{ "district", "department", CHART_WORK, N_("district departments"),
	    "SELECT NULL, d.name, " PRINCIPAL
	    " FROM department d WHERE d.level = 'district' AND " ACTIVE " ORDER BY d.code" },
	{ "district", "street", CHART_COLUMN, NULL,
	    "SELECT s.street, s.street, NULL FROM station s WHERE " STATION
	    " GROUP BY s.street ORDER BY min(s.code)" },
	{ "street", "station", CHART_ITEM, NULL,
	    "SELECT s.id, s.community, s.code FROM station s WHERE s.street = ?1 AND " STATION
	    " ORDER BY s.code" },
	{ "station", "person", CHART_ITEM, NULL, POST("head") },
	{ "station", "person", CHART_ITEM, NULL, POST("deputy") },
	{ "station", "count", CHART_ITEM, NULL,
	    "SELECT NULL, count(*), '@members' FROM member m WHERE " MEMBER
	    " HAVING count(*) > 0" },
	{ "station", "department", CHART_ITEM, NULL, STATIONED },
	{ "station", "squad", CHART_ITEM, NULL, SQUADS },
	{ "station", "grid", CHART_ITEM, NULL, GRIDS },
	{ "grid", "grid", CHART_ITEM, NULL, CELLS },
	{ "home", "department", CHART_WORK, N_("departments stationed there"), STATIONED },
	{ "home", "person", CHART_COLUMN, N_("head and deputy"), POST("head") },
	{ "home", "person", CHART_COLUMN, N_("head and deputy"), POST("deputy") },
	{ "home", "person", CHART_COLUMN, N_("members"),
	    "SELECT NULL, m.name, m.category FROM member m WHERE " MEMBER
	    " ORDER BY m.category, m.since, m.event" },
	{ "home", "squad", CHART_COLUMN, N_("squads"), SQUADS },
	{ "home", "grid", CHART_COLUMN, N_("grids and cells"), GRIDS },
	{ "home", "party", CHART_COLUMN, N_("party line"),
	    "SELECT p.code, p.name, p.secretary FROM party p WHERE p.station_id = ?1 AND " ON_DAY(
		"p") " AND NOT EXISTS (SELECT 1 FROM party u"
		     " WHERE u.code = p.parent AND " ON_DAY("u") ") ORDER BY p.code" },
	{ "party", "party", CHART_ITEM, NULL,
	    "SELECT p.code, p.name, p.secretary FROM party p WHERE p.parent = ?1 AND " ON_DAY(
		"p") " ORDER BY p.code" },
};

/* What a note that begins with @ says. */
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

/* A group's rows stand together though several statements give them. */
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
	sqlite3_stmt *st = db_bind(hl, p->sql, "s", id);
	struct hl_val v[3];
	size_t at;
	int rc = HL_OK;

	if (st == NULL ||
	    (sqlite3_bind_parameter_count(st) > 1 &&
		(sqlite3_bind_int64(st, 2, hl->now) != SQLITE_OK)) ||
	    (sqlite3_bind_parameter_count(st) > 2 &&
		sqlite3_bind_text(st, 3, day, -1, SQLITE_STATIC) != SQLITE_OK)) {
		hl_rows_free(rows);
		return HL_EFAIL;
	}
	while ((rc = sqlite3_step(st)) ==
	       SQLITE_ROW) /* all of them first: the statement may be wanted again below */
		rows_add(rows, "sss", sqlite3_column_text(st, 0), sqlite3_column_text(st, 1),
		    sqlite3_column_text(st, 2));
	sqlite3_reset(st);
	rc = rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
	while (rc == HL_OK && hl_rows_next(rows, v) > 0) {
		at = group_of(c, node, p);
		at = add(c, at, p->title != NULL ? CHART_ITEM : p->kind, v[1].s,
		    v[2].type == HL_NULL ? NULL : note_of(v[2].s));
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
build(struct hl *hl, struct chart *c, const char *station)
{
	char *text = NULL, day[16], id[24] = "";
	struct buf title = { 0 };
	int64_t row;
	int rc;

	day_iso(time_day(hl->now), day);
	if (station == NULL) {
		buf_fmt(&title, _("%s: Red Leader work stations"), hl->cfg->district_name);
		add(c, 0, CHART_ROOT, title.s, NULL);
		buf_free(&title);
		return grow(hl, c, 0, "district", id, day);
	}
	if ((rc = station_find(hl, station, &row)) != HL_OK)
		return rc;
	if (db_text(hl, &text, "SELECT street || community FROM station WHERE id = ?1", "i", row) !=
	    1)
		return HL_EFAIL;
	buf_fmt(&title, _("%s: Red Leader work station"), text);
	free(text);
	add(c, 0, CHART_ROOT, title.s, NULL);
	buf_free(&title);
	snprintf(id, sizeof(id), "%lld", (long long)row);
	return grow(hl, c, 0, "home", id, day);
}

/* --- the command --- */

static const struct {
	const char *name;
	void (*fn)(const struct chart *, struct buf *);
} ways[] = {
	{ "tree", chart_tree },
	{ "dot", chart_dot },
	{ "mermaid", chart_mermaid },
	{ "svg", chart_svg },
};

static int
station_chart(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *as = hl_args_get(args, "as");
	struct chart c = { 0 };
	struct buf b = { 0 };
	char *line, *save = NULL;
	size_t i;
	int rc;

	if (as == NULL)
		as = "tree";
	else if ((as = hl_word(hl, "chart", as)) == NULL)
		return HL_EUSAGE;
	if ((rc = build(hl, &c, hl_args_get(args, "station"))) == HL_OK) {
		for (i = 0; strcmp(ways[i].name, as) != 0; i++)
			;
		ways[i].fn(&c, &b);
		*rows = rows_new("line");
		for (line = strtok_r(b.s, "\n", &save); line != NULL;
		     line = strtok_r(NULL, "\n", &save))
			rows_add(*rows, "s", line);
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
