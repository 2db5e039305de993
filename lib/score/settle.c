/*
 * settle.c: a year is settled as of its cut-off (R40). What was settled is a copy of every
 * entry, of the rank, of the talks and of the rules used; it is never changed, and cannot be
 * taken back: what was wrong is re-issued as a new version.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

#define AUTHORS "区委组织部,区直工委"

/* --- the versions --- */

int
settlement_find(struct hl *hl, int64_t year, int64_t version, struct settlement *s)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_score_settlement, BIND(":year", year), BIND_ID(":version", version));
	int rc;

	*s = (struct settlement){ 0 };
	if (st == NULL)
		return HL_EFAIL;
	if ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		s->event = sqlite3_column_int64(st, 0);
		s->version = sqlite3_column_int64(st, 1);
		s->as_of = sqlite3_column_int64(st, 2);
		s->at = sqlite3_column_int64(st, 3);
		snprintf(s->sha256, sizeof(s->sha256), "%s", sql_column(st, 4));
		s->policy = hl_keep(hl, xstrdup(sql_string(st, 5)));
	}
	sqlite3_reset(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

static int
settle_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t year = 0;

	(void)act;
	if (sql_int(hl, &year, "SELECT year FROM settlement WHERE event = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	return hl_fail(hl, HL_EREFUSED,
	    _("event %lld settled %lld: a settlement is never taken back; issue a new version with "
	      "'settle --reissue'"),
	    (long long)event, (long long)year);
}

/* --- may it be settled? --- */

struct wanted {
	struct score_year y;
	struct settlement former;
	bool reissue, forced;
};

/* Appeals about misses of the year that nobody has ruled on. */
static int
check_appeals(struct hl *hl, const struct score_year *y)
{
	sqlite3_stmt *st = sql_bind(
	    hl, sql_score_open_appeals, BIND(":start", y->start), BIND(":end", y->end));
	int64_t n = 0;
	int rc = HL_OK;

	if (st == NULL)
		return HL_EFAIL;
	if (sqlite3_step(st) != SQLITE_ROW)
		rc = hl_fail_db(hl);
	else if ((n = sqlite3_column_int64(st, 0)) > 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("cannot settle %lld: %lld open appeals about its misses, the first on %s; "
		      "rule on them, or give --force and --reason"),
		    (long long)y->year, (long long)n, sql_column(st, 1));
	sqlite3_reset(st);
	return rc;
}

static int
check_version(struct hl *hl, const struct wanted *w)
{
	long long year = w->y.year;

	if (w->reissue && w->former.event == 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("cannot re-issue %lld: it is not settled yet"), year);
	if (!w->reissue && w->former.event != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("%lld is settled already, version %lld: give --reissue and --reason"), year,
		    (long long)w->former.version);
	if (w->reissue && hl->reason == NULL)
		return hl_fail(hl, HL_EREFUSED, _("cannot re-issue %lld: give --reason"), year);
	if (w->reissue && w->y.t < w->former.as_of)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot re-issue %lld as of an earlier moment than version %lld"), year,
		    (long long)w->former.version);
	return HL_OK;
}

/* What the office may not do unless it says so. */
static int
check_ripe(struct hl *hl, const struct wanted *w)
{
	char text[32];

	if (w->forced && hl->reason == NULL)
		return hl_fail(hl, HL_EREFUSED, _("cannot settle %lld: --force needs a --reason"),
		    (long long)w->y.year);
	if (w->forced)
		return HL_OK;
	if (w->y.t < w->y.cutoff)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot settle %lld before its cut-off, %s: give --force and --reason"),
		    (long long)w->y.year, hl_time_long(w->y.cutoff, text));
	return check_appeals(hl, &w->y);
}

/* The moment the year is looked at from: its cut-off, or the present where that has not come. */
static int
read_wanted(struct hl *hl, struct hl_args *args, struct wanted *w)
{
	int64_t t;
	char text[32];
	int rc;

	*w = (struct wanted){ .reissue = hl_args_get(args, "reissue") != NULL,
		.forced = hl_args_get(args, "force") != NULL };
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = score_year(hl, args, hl->at, &w->y)) != HL_OK)
		return rc;
	t = w->y.cutoff < hl->at ? w->y.cutoff : hl->at;
	if ((rc = arg_time(hl, args, "as-of", HL_BARE_END, &t)) != HL_OK)
		return rc;
	if (t > hl->at)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot settle %lld as of %s: that has not come yet"), (long long)w->y.year,
		    hl_time_long(t, text));
	w->y.t = t;
	hl_args_set(args, "as-of", hl_time_iso(t, text));
	if ((rc = settlement_find(hl, w->y.year, 0, &w->former)) != HL_OK ||
	    (rc = check_version(hl, w)) != HL_OK)
		return rc;
	return hl->replay ? HL_OK : check_ripe(hl, w);
}

/* --- storing --- */

static int
store_row(struct hl *hl, const struct score_row *r, size_t n)
{
	static const char sql[] = "INSERT INTO settled_rule (settlement, department_id, rule, n)"
				  " VALUES (:settlement, :department, :rule, :n)";
	size_t i;
	int rc;

	rc = sql_run(hl, sql_score_settle_rank, BIND(":settlement", hl->ev->seq), BIND(":n", n),
	    BIND_ID(":place", r->apart ? 0 : r->place), BIND(":department", r->id),
	    BIND(":name", r->name), BIND(":total", r->total), BIND(":no_load", r->no_load),
	    BIND(":mark", r->mark));
	for (i = 0; i < score_nrules && rc == HL_OK; i++)
		if (r->n[i] != 0)
			rc = sql_run(hl, sql, BIND(":settlement", hl->ev->seq),
			    BIND(":department", r->id), BIND(":rule", score_rules[i].name),
			    BIND(":n", r->n[i]));
	return rc;
}

static int
store_rank(struct hl *hl, const struct snapshot *s)
{
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < s->table.n && rc == HL_OK; i++)
		rc = store_row(hl, &s->table.v[i], i + 1);
	return rc;
}

static int
store_talks(struct hl *hl, const struct snapshot *s)
{
	const struct settled_talk *t;
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < s->talks.n && rc == HL_OK; i++) {
		t = &s->talks.v[i];
		rc = sql_run(hl, sql_score_settle_talk, BIND(":settlement", hl->ev->seq),
		    BIND(":n", i + 1), BIND(":department", t->department),
		    BIND(":principal", t->text[0]), BIND(":ground", t->text[1]),
		    BIND(":first", t->text[2]), BIND(":last", t->text[3]),
		    BIND(":first_ref", t->text[4]), BIND(":last_ref", t->text[5]),
		    BIND_ID(":length", t->length), BIND(":status", t->text[6]));
	}
	return rc;
}

static int
store_pages(struct hl *hl, const struct snapshot *s)
{
	static const char sql[] = "INSERT INTO settled_page (settlement, department_id, entries, "
				  "data) VALUES (:settlement, :department, :entries, :data)";
	sqlite3_stmt *st;
	size_t i;
	int rc;

	for (i = 0; i < s->pages.n; i++) {
		const struct page *p = &s->pages.v[i];

		if (p->entries == 0)
			continue;
		if ((st = sql_bind(hl, sql, BIND(":settlement", hl->ev->seq),
			 BIND(":department", p->department), BIND(":entries", p->entries),
			 BIND(":data", (const char *)NULL))) == NULL)
			return HL_EFAIL;
		sqlite3_bind_blob64(st, sqlite3_bind_parameter_index(st, ":data"), p->data.s,
		    p->data.n, SQLITE_STATIC);
		rc = sqlite3_step(st);
		sqlite3_reset(st);
		if (rc != SQLITE_DONE)
			return hl_fail_db(hl);
	}
	return HL_OK;
}

/*
 * The policy first: what was settled is what these rules make of the facts as of that moment
 * (R41).
 */
static char *
head_of(int64_t year, int64_t as_of, const char *policy)
{
	struct buf b = { 0 };

	buf_fmt(&b, "%lld %lld\n%s", (long long)year, (long long)as_of, policy);
	return b.s;
}

static int
store(struct hl *hl, struct hl_args *args, const struct wanted *w, const struct snapshot *s,
    char hex[65])
{
	const struct hl_arg *by = hl_args_find(args, "by");
	char *policy = hl_config_policy(hl->cfg), *head = head_of(w->y.year, w->y.t, policy);
	struct buf authors = { 0 };
	size_t i;
	int rc;

	snapshot_hash(s, head, hex);
	for (i = 0; by != NULL && i < by->n; i++)
		buf_fmt(&authors, "%s%s", i > 0 ? "," : "", by->v[i]);
	if (authors.n == 0)
		buf_str(&authors, AUTHORS);
	rc = sql_run(hl, sql_score_settle, BIND(":event", hl->ev->seq), BIND(":year", w->y.year),
	    BIND(":version", w->former.version + 1), BIND(":at", hl->at), BIND(":as_of", w->y.t),
	    BIND(":authors", authors.s), BIND(":reason", hl->reason), BIND(":policy", policy),
	    BIND(":entries", s->pages.entries), BIND(":sha256", hex));
	free(head);
	free(policy);
	buf_free(&authors);
	if (rc != HL_OK || (rc = store_rank(hl, s)) != HL_OK ||
	    (rc = store_talks(hl, s)) != HL_OK || (rc = store_pages(hl, s)) != HL_OK)
		return rc;
	guard_forget(hl);
	decide_int(hl, "version", w->former.version + 1);
	decide_str(hl, "sha256", hex);
	return HL_OK;
}

/* The checksum of what is stored of the settlement of that event. */
static int
settlement_hash(struct hl *hl, int64_t event, char hex[65])
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT year, as_of, policy FROM settlement WHERE event = :event",
	    BIND(":event", event));
	struct snapshot s;
	char *head;
	int rc;

	if (st == NULL || sqlite3_step(st) != SQLITE_ROW)
		return HL_EFAIL;
	head = head_of(sqlite3_column_int64(st, 0), sqlite3_column_int64(st, 1), sql_column(st, 2));
	sqlite3_reset(st);
	if ((rc = snapshot_load(hl, event, &s)) == HL_OK)
		snapshot_hash(&s, head, hex);
	snapshot_free(&s);
	free(head);
	return rc;
}

int
settlement_verify(struct hl *hl, struct findings *f)
{
	sqlite3_stmt *st = sql_bind(hl,
	    "SELECT event, year || '-' || version, sha256 FROM settlement ORDER BY year, version");
	char hex[65];
	int rc;

	if (st == NULL)
		return HL_EFAIL;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
		if (settlement_hash(hl, sqlite3_column_int64(st, 0), hex) != HL_OK)
			return HL_EFAIL;
		if (strcmp(hex, sql_column(st, 2)) != 0)
			found(f, "settlement", sql_column(st, 1), "sha256", sql_column(st, 2), hex);
	}
	sqlite3_reset(st);
	return rc == SQLITE_DONE ? HL_OK : hl_fail_db(hl);
}

/* --- the command --- */

static int
settle_anew(struct hl *hl, struct hl_args *args, const struct wanted *w, const struct snapshot *s,
    struct hl_rows **rows)
{
	struct snapshot former;
	char was[65], is[65], hex[65];
	int rc;

	if ((rc = snapshot_load(hl, w->former.event, &former)) != HL_OK)
		goto out;
	snapshot_hash(&former, "", was);
	snapshot_hash(s, "", is);
	if (strcmp(was, is) == 0) {
		hl->ev->skip = true;
		hl_warn(hl, _("nothing has changed since version %lld of %lld"),
		    (long long)w->former.version, (long long)w->y.year);
		goto out;
	}
	*rows = snapshot_diff_rows();
	if ((rc = snapshot_diff(hl, &former, s, w->y.t, *rows)) == HL_OK)
		rc = store(hl, args, w, s, hex);
out:
	snapshot_free(&former);
	return rc;
}

static int
score_settle(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct snapshot s;
	struct wanted w;
	char hex[65];
	int rc;

	if ((rc = read_wanted(hl, args, &w)) != HL_OK)
		return rc;
	if ((rc = snapshot_take(hl, &w.y, &s)) == HL_OK) {
		if (w.reissue)
			rc = settle_anew(hl, args, &w, &s, rows);
		else if ((rc = store(hl, args, &w, &s, hex)) == HL_OK) {
			*rows = rows_new("year,version,as_of,entries,sha256");
			rows_put(*rows, CELL(w.y.year), CELL(1), CELL(w.y.t), CELL(s.pages.entries),
			    CELL(hex));
		}
	}
	snapshot_free(&s);
	return rc;
}

/* --- the acts --- */

static const struct hl_param settle_params[] = {
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year, as in 2026") },
	{ "as-of", HL_P_UNTIL, 0, NULL,
	    N_("the moment to look at it from (default: its cut-off)") },
	{ "reissue", HL_P_FLAG, 0, NULL,
	    N_("a new version of a year settled already; prints what differs") },
	{ "by", HL_P_NAME, HL_MULTI, NULL, N_("who settles it (default 区委组织部,区直工委)") },
	{ "force", HL_P_FLAG, 0, NULL,
	    N_("before the cut-off, or with open appeals; needs --reason") },
	{ 0 },
};

const struct hl_act settle_acts[] = {
	{ "hl-score", "settle", settle_params,
	    N_("settle a year as of its cut-off, or issue it anew (R40)"),
	    "hl-score settle --year 2024", HL_WRITE, HL_ACT_EVENING, score_settle,
	    .undo = settle_undo },
	{ 0 },
};
