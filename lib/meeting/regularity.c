/* regularity.c: whether the meetings due by the quarter and by the month were held (R49). */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* a station's cells: quarters, then months */
enum { QUARTERS = 4, MONTHS = 12, CELLS = QUARTERS + MONTHS };
enum { NOTHING, ANNOUNCED, HELD };

struct grid {
	struct hl *hl;
	int64_t t, year, stations; /* stations: one more than the highest row id */
	int64_t starts[MONTHS + 1]; /* of the months, and of the next year */
	/* by the station's row id: what is best known of its cells */
	unsigned char (*best)[CELLS];
	int64_t (*meeting)[CELLS]; /* row ids, only for rows that name it */
};

static int
read_year(struct hl *hl, const struct hl_args *args, int64_t *n)
{
	const char *year = hl_args_get(args, "year");

	if (year == NULL || !text_int(year, n) || *n < 1970 || *n > 9998)
		return hl_fail(
		    hl, HL_EUSAGE, _("year: no such year: \"%s\""), year != NULL ? year : "");
	return HL_OK;
}

static void
set_year(struct hl *hl, int64_t year, struct grid *g)
{
	int m;

	g->year = year;
	for (m = 0; m < MONTHS; m++)
		g->starts[m] = time_at(day_of((int)g->year, m + 1, 1), 0);
	g->starts[MONTHS] = time_at(day_of((int)g->year + 1, 1, 1), 0);
	g->hl = hl;
	g->t = hl->now;
}

/* --- one pass over the meetings of the year, in order of time: the first of a kind stays --- */

static void
enter(struct grid *g, int64_t station, int cell, unsigned char what, int64_t meeting)
{
	if (what <= g->best[station][cell])
		return;
	g->best[station][cell] = what;
	if (g->meeting != NULL)
		g->meeting[station][cell] = meeting;
}

static int
collect(struct hl *hl, struct grid *g)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_meeting_regular, BIND(":start", g->starts[0]), BIND(":end", g->starts[MONTHS]));
	int64_t id, station, at;
	int rc, kind, m = 0;

	while (sql_next(hl, st, &rc)) {
		id = sqlite3_column_int64(st, 0);
		station = sqlite3_column_int64(st, 1);
		at = sqlite3_column_int64(st, 2);
		kind = sqlite3_column_int(st, 3); /* 1 joint, 3 dispatch; 1 more: held */
		while (at >= g->starts[m + 1])
			m++;
		if (kind % 2 == 0 && at > g->t)
			continue;
		if (kind <= 2)
			enter(g, station, m / 3, kind % 2 == 0 ? HELD : ANNOUNCED, id);
		if (kind > 2 || hl->cfg->joint_serves)
			enter(g, station, QUARTERS + m, kind % 2 == 0 ? HELD : ANNOUNCED, id);
	}
	return rc;
}

/* --- what a cell is --- */

/* A station owes meetings from the month (the quarter) on in which it was founded. */
static bool
owes(const struct grid *g, const char *founded, int cell)
{
	int64_t year = founded != NULL ? strtoll(founded, NULL, 10) : 0;
	int month = founded != NULL && year == g->year ? atoi(founded + 5) : 1;

	return year <= g->year &&
	       (cell < QUARTERS ? (month - 1) / 3 <= cell : month - 1 <= cell - QUARTERS);
}

static const char *
status(const struct grid *g, int64_t station, const char *founded, int cell)
{
	unsigned char best = g->best[station][cell];
	int64_t end = g->starts[cell < QUARTERS ? (cell + 1) * 3 : cell - QUARTERS + 1];

	if (best == HELD)
		return "held";
	if (!owes(g, founded, cell))
		return NULL;
	return end <= g->t ? "missing" : best == ANNOUNCED ? "planned" : "pending";
}

/* Counts a period that is over if its meeting was owed or held. */
static void
count_cell(const struct grid *g, int64_t station, const char *founded, int cell, struct regular *r)
{
	int64_t end = g->starts[cell < QUARTERS ? (cell + 1) * 3 : cell - QUARTERS + 1];
	const char *s = end <= g->t ? status(g, station, founded, cell) : NULL;

	r->owed += s != NULL;
	r->held += s != NULL && strcmp(s, "held") == 0;
}

/* regular_status(station's id, founded, cell) */
static void
fn_status(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	struct grid *g = sqlite3_user_data(ctx);
	const char *s = status(g, sqlite3_value_int64(v[0]), (const char *)sqlite3_value_text(v[1]),
	    sqlite3_value_int(v[2]));

	(void)n;
	if (s == NULL)
		return;
	g->hl->attention = g->hl->attention || strcmp(s, "missing") == 0;
	sqlite3_result_text(ctx, s, -1, SQLITE_STATIC);
}

/* regular_missing(station's id, founded, first cell, cell after the last): how many */
static void
fn_missing(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct grid *g = sqlite3_user_data(ctx);
	const char *founded = (const char *)sqlite3_value_text(v[1]), *s;
	int i, count = 0;

	(void)n;
	for (i = sqlite3_value_int(v[2]); i < sqlite3_value_int(v[3]); i++)
		count += (s = status(g, sqlite3_value_int64(v[0]), founded, i)) != NULL &&
			 strcmp(s, "missing") == 0;
	sqlite3_result_int(ctx, count);
}

/* regular_meeting(station's id, cell): the row id of the meeting that made it so */
static void
fn_meeting(sqlite3_context *ctx, int n, sqlite3_value **v)
{
	const struct grid *g = sqlite3_user_data(ctx);

	(void)n;
	sqlite3_result_int64(ctx, g->meeting[sqlite3_value_int64(v[0])][sqlite3_value_int(v[1])]);
}

/* --- the listings --- */

static const struct {
	const char *kind, *sql; /* kind NULL: both */
} grids[] = {
	{ NULL, sql_meeting_regularity },
	{ "joint", sql_meeting_regularity_joint },
	{ "dispatch", sql_meeting_regularity_dispatch },
};

static int
make_grid(struct hl *hl, int64_t year, bool named, struct grid **out)
{
	struct grid *g = hl_keep(hl, xcalloc(1, sizeof(*g)));

	set_year(hl, year, g);
	if (sql_int(hl, &g->stations, "SELECT ifnull(max(id), 0) + 1 FROM station") < 0)
		return HL_EFAIL;
	g->best = hl_keep(hl, xcalloc((size_t)g->stations, sizeof(*g->best)));
	if (named)
		g->meeting = hl_keep(hl, xcalloc((size_t)g->stations, sizeof(*g->meeting)));
	*out = g;
	return collect(hl, g);
}

int
regularity_each(struct hl *hl, int64_t year, regularity_fn *fn, void *ctx)
{
	struct grid *g;
	struct regular r;
	sqlite3_stmt *st;
	const char *founded;
	int64_t station;
	int i, rc;

	if ((rc = make_grid(hl, year, false, &g)) != HL_OK)
		return rc;
	st = sql_bind(hl, "SELECT id, founded FROM station WHERE gone > :t", BIND(":t", hl->now));
	while (sql_next(hl, st, &rc)) {
		station = sqlite3_column_int64(st, 0);
		founded = sql_column(st, 1);
		r = (struct regular){ 0, 0 };
		for (i = 0; i < CELLS; i++)
			count_cell(g, station, founded, i, &r);
		fn(ctx, station, &r);
	}
	return rc;
}

static int
meeting_regularity(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *kind, *state;
	struct grid *g;
	int64_t station, year;
	bool wide;
	size_t i = 0;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = arg_word(hl, args, "kind", "meeting", &kind)) != HL_OK ||
	    (rc = arg_word(hl, args, "status", "regularity", &state)) != HL_OK)
		return rc;
	while (kind != NULL && (grids[i].kind == NULL || strcmp(grids[i].kind, kind) != 0))
		if (++i == LEN(grids))
			return hl_fail(hl, HL_EUSAGE,
			    _("no meeting of kind '%s' is due regularly: joint and dispatch are "
			      "(R49)"),
			    kind);
	wide = hl_args_get(args, "long") == NULL && state == NULL;
	if ((rc = read_year(hl, args, &year)) != HL_OK ||
	    (rc = make_grid(hl, year, !wide, &g)) != HL_OK)
		return rc;
	sqlite3_create_function(hl->db, "regular_status", 3, SQLITE_UTF8, g, fn_status, NULL, NULL);
	sqlite3_create_function(
	    hl->db, "regular_missing", 4, SQLITE_UTF8, g, fn_missing, NULL, NULL);
	sqlite3_create_function(
	    hl->db, "regular_meeting", 2, SQLITE_UTF8, g, fn_meeting, NULL, NULL);
	return wide ? sql_rows(hl, rows, grids[i].sql, BIND_ID(":station", station))
		    : sql_rows(hl, rows, sql_meeting_regularity_rows, BIND_ID(":station", station),
			  BIND(":kind", kind), BIND(":status", state), BIND(":year", g->year));
}

/* --- the acts --- */

static const struct hl_param regularity_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "station", HL_P_STATION, 0, NULL, N_("only this station") },
	{ "kind", HL_P_WORD, 0, "meeting",
	    N_("only joint meetings by the quarter, or dispatch meetings by the month") },
	{ "long", HL_P_FLAG, 0, NULL, N_("a row for each station and period instead of the grids"),
	    .letter = 'l' },
	{ "status", HL_P_WORD, 0, "regularity", N_("only the periods in this state, a row each") },
	{ 0 },
};

const struct hl_act meeting_regularity_acts[] = {
	{ "hl-meeting", "regularity", regularity_params,
	    N_("tell by the quarter and the month which meetings were held and which are missing"),
	    "hl-meeting regularity --year 2026", HL_READ, HL_ACT_ASKED, meeting_regularity },
	{ 0 },
};
