/*
 * stations.c: stations are appraised too (R43): what became of the issues they
 * registered in the year, how soon residents were answered, meetings, visits, the resident
 * survey; with station.weights a score and a place.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

enum { MILLION = 1000000 };

struct share {
	int64_t part, whole; /* whole 0: there is no such figure */
};

struct figures {
	int64_t id, registered, whistles, closed, once, median, score, place;
	struct ids lags; /* seconds from raising to the first reply */
	char *code, *name;
	struct sample sample;
	struct share shares[WEIGHT_COUNT];
};

struct figures_table {
	struct figures *v;
	size_t n, cap;
};

static void
table_free(struct figures_table *t)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		vec_free(&t->v[i].lags);
		free(t->v[i].code);
		free(t->v[i].name);
	}
	free(t->v);
}

static int
load_stations(struct hl *hl, struct figures_table *t)
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT id, code, community FROM station WHERE gone > :t ORDER BY id",
	    BIND(":t", hl->now));
	struct figures *f;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		f = vec_add(t);
		f->id = sqlite3_column_int64(st, 0);
		f->median = -1;
		f->code = xstrdup(sql_string(st, 1));
		f->name = xstrdup(sql_string(st, 2));
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* --- the issues of the year, one pass --- */

static int
collect_issues(struct hl *hl, int64_t year, struct figures_table *t)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_score_station_issues, BIND(":t", hl->now), BIND(":year", year));
	struct figures *f = NULL;
	int64_t id;
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		id = sqlite3_column_int64(st, 0);
		if (f == NULL || f->id != id)
			f = vec_find(t, id);
		if (f == NULL)
			continue;
		f->registered++;
		f->whistles += sqlite3_column_int64(st, 1);
		f->closed += sqlite3_column_int64(st, 2);
		f->once += sqlite3_column_int64(st, 3);
		if (sqlite3_column_type(st, 4) != SQLITE_NULL)
			*vec_add(&f->lags) = sqlite3_column_int64(st, 4);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* The middle one, or the mean of the two in the middle. */
static void
set_median(struct figures *f)
{
	if (f->lags.n == 0)
		return;
	vec_sort(&f->lags, by_id);
	f->median = (f->lags.v[(f->lags.n - 1) / 2] + f->lags.v[f->lags.n / 2]) / 2;
}

/* --- the resident survey, visits, meetings --- */

static void
take_survey(struct figures *f, sqlite3_stmt *st)
{
	f->sample = (struct sample){ sqlite3_column_int64(st, 1), sqlite3_column_int64(st, 2),
		sqlite3_column_int64(st, 3), sqlite3_column_int64(st, 4) };
}

static void
take_visits(struct figures *f, sqlite3_stmt *st)
{
	f->shares[WEIGHT_VISITS].part = sqlite3_column_int64(st, 1);
}

static const struct {
	const char *sql;
	void (*take)(struct figures *, sqlite3_stmt *);
} sources[] = {
	{ sql_score_station_surveys, take_survey },
	{ sql_score_station_visits, take_visits },
};

static int
collect_sources(struct hl *hl, const struct score_year *y, struct figures_table *t)
{
	struct figures *f;
	sqlite3_stmt *st;
	size_t i;
	int rc;

	for (i = 0; i < LEN(sources); i++) {
		if ((st = sql_bind(hl, sources[i].sql, SCORE_YEAR(hl, y))) == NULL)
			return HL_EFAIL;
		while ((rc = sqlite3_step(st)) == SQLITE_ROW)
			if ((f = vec_find(t, sqlite3_column_int64(st, 0))) != NULL)
				sources[i].take(f, st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE)
			return hl_fail_db(hl);
	}
	return HL_OK;
}

static void
add_meetings(void *ctx, int64_t station, const struct regular *r)
{
	struct figures *f = vec_find((struct figures_table *)ctx, station);

	if (f != NULL)
		f->shares[WEIGHT_MEETINGS] = (struct share){ r->held, r->owed };
}

/* --- score and place --- */

static int64_t
most(const struct figures_table *t, enum weight w)
{
	int64_t best = 0;
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->v[i].shares[w].part > best)
			best = t->v[i].shares[w].part;
	return best;
}

/*
 * Counts are a share of the largest one, a lag is as much as the shortest one is of it, the rest
 * are shares by themselves.
 */
static void
set_shares(const struct hl_config *cfg, struct figures_table *t)
{
	static const enum weight counts[] = { WEIGHT_REGISTERED, WEIGHT_VISITS };
	int64_t shortest = HL_NEVER;
	struct figures *f;
	size_t i, k;

	for (i = 0; i < t->n; i++) {
		f = &t->v[i];
		f->shares[WEIGHT_REGISTERED].part = f->registered;
		f->shares[WEIGHT_CLOSED] = (struct share){ f->closed, f->registered };
		f->shares[WEIGHT_ONCE] = (struct share){ f->once, f->closed };
		if (f->sample.answered >= cfg->survey_min) {
			f->shares[WEIGHT_AWARENESS] = (struct share){ f->sample.aware,
				f->sample.answered };
			f->shares[WEIGHT_SATISFACTION] = (struct share){ f->sample.satisfied,
				f->sample.answered };
		}
		if (f->median >= 0 && f->median < shortest)
			shortest = f->median;
	}
	for (i = 0; i < t->n; i++) {
		f = &t->v[i];
		for (k = 0; k < LEN(counts); k++)
			f->shares[counts[k]].whole = most(t, counts[k]);
		if (f->median >= 0) /* a second more: of no lag at all the share is 1 */
			f->shares[WEIGHT_REPLY] = (struct share){ shortest + 1, f->median + 1 };
	}
}

static int
by_code(const void *a, const void *b)
{
	return strcmp(((const struct figures *)a)->code, ((const struct figures *)b)->code);
}

static int
by_score(const void *a, const void *b)
{
	const struct figures *p = a, *q = b;

	return p->score != q->score ? p->score < q->score ? 1 : -1 : strcmp(p->code, q->code);
}

/*
 * Each figure that is weighted is a share from 0 to 1, in millionths; the score is their weighted
 * mean in tenths of a point out of 100; -1 when none of them is there.
 */
static int64_t
station_score(const int64_t weights[WEIGHT_COUNT], const struct share shares[WEIGHT_COUNT])
{
	int64_t sum = 0, of = 0;
	size_t i;

	for (i = 0; i < WEIGHT_COUNT; i++) {
		if (weights[i] == 0 || shares[i].whole <= 0)
			continue; /* a figure that is not there is left out with its weight */
		sum += weights[i] *
		       ((2 * MILLION * shares[i].part + shares[i].whole) / (2 * shares[i].whole));
		of += weights[i];
	}
	return of == 0 ? -1 : (2 * 1000 * sum + of * MILLION) / (2 * of * MILLION);
}

static int
set_places(struct hl *hl, struct figures_table *t)
{
	int64_t weights[WEIGHT_COUNT];
	const char *bad;
	size_t i;

	if (!weights_read(&hl->cfg->station_weights, weights, &bad))
		return hl_fail(hl, HL_ECONFIG,
		    _("station.weights: '%s' is no NAME=WEIGHT, NAME one of %s, WEIGHT from 1 to "
		      "1000"),
		    bad, weights_names());
	if (hl->cfg->station_weights.n == 0) {
		vec_sort(t, by_code);
		return HL_OK;
	}
	set_shares(hl->cfg, t);
	for (i = 0; i < t->n; i++)
		t->v[i].score = station_score(weights, t->v[i].shares);
	vec_sort(t, by_score);
	for (i = 0; i < t->n && t->v[i].score >= 0; i++)
		t->v[i].place = i > 0 && t->v[i].score == t->v[i - 1].score ? t->v[i - 1].place
									    : (int64_t)i + 1;
	return HL_OK;
}

/* --- the listing --- */

/* A rate, or HL_NEVER: nothing. */
static int64_t
rate(int64_t part, int64_t whole, int64_t least)
{
	return whole < least || whole <= 0 ? HL_NEVER : PER_MILLE(part, whole);
}

static void
add_row(const struct hl_config *cfg, struct hl_rows *rows, const struct figures *f)
{
	const struct share *m = &f->shares[WEIGHT_MEETINGS];
	int64_t least = cfg->survey_min;

	rows_put(rows, CELL_ID(f->place), CELL(f->code), CELL(f->name), CELL(f->registered),
	    CELL(f->whistles), CELL(f->closed), CELL(rate(f->closed, f->registered, 1)),
	    CELL(f->once), CELL(rate(f->once, f->closed, 1)), CELL(f->lags.n),
	    CELL(f->median < 0 ? HL_NEVER : (f->median + 180) / 360), CELL(m->part), CELL(m->whole),
	    CELL(f->shares[WEIGHT_VISITS].part), CELL(f->sample.answered),
	    CELL(rate(f->sample.aware, f->sample.answered, least)),
	    CELL(rate(f->sample.satisfied, f->sample.answered, least)),
	    CELL(f->place > 0 ? f->score : HL_NEVER));
}

static int
score_stations(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct figures_table t = { 0 };
	struct score_year y;
	int64_t station;
	size_t i;
	int rc;

	if ((rc = score_year(hl, args, hl->now, &y)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &station)) != HL_OK)
		return rc;
	if ((rc = load_stations(hl, &t)) == HL_OK &&
	    (rc = collect_issues(hl, y.year, &t)) == HL_OK &&
	    (rc = collect_sources(hl, &y, &t)) == HL_OK &&
	    (rc = regularity_each(hl, y.year, add_meetings, &t)) == HL_OK) {
		for (i = 0; i < t.n; i++)
			set_median(&t.v[i]);
		rc = set_places(hl, &t);
	}
	if (rc == HL_OK) {
		*rows = rows_new("rank,station,community,registered,whistles,closed_off,closed_"
				 "rate,closed_once,once_rate,replied,"
				 "reply_hours,meetings,meetings_owed,visits,answered,awareness,"
				 "satisfaction,score");
		for (i = 0; i < t.n; i++)
			if (station == 0 || station == t.v[i].id)
				add_row(hl->cfg, *rows, &t.v[i]);
	}
	table_free(&t);
	return rc;
}

/* --- the acts --- */

static const struct hl_param stations_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "station", HL_P_STATION, 0, NULL, N_("only this station") },
	{ 0 },
};

const struct hl_act stations_acts[] = {
	{ "hl-score", "stations", stations_params, N_("list the appraisal of stations (R43)"),
	    "hl-score stations --year 2026", HL_READ, 0, score_stations },
	{ 0 },
};
