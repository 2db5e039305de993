/*
 * deadline.c: what is overdue, what is newly missed, how a due is counted, what a new calendar
 * moves (R20-R26).
 */
#include "issue/issue.h"

/* "1d", "12h", "2wd" from T: dues before until are past or soon; that far off exactly is soon. */
int
deadline_within(struct hl *hl, const struct hl_args *args, int64_t *until)
{
	const char *within = hl_args_get(args, "within");
	struct hl_calendar *cal;
	struct buf plus = { 0 };
	int rc;

	*until = hl->now;
	if (within == NULL)
		return HL_OK;
	if ((cal = hl_calendar(hl)) == NULL)
		return HL_ECONFIG;
	buf_fmt(&plus, "+%s", within[0] == '+' ? within + 1 : within);
	rc = hl_time_parse(plus.s, hl->now, cal, HL_BARE_END, until, NULL);
	buf_free(&plus);
	++*until;
	return rc == 0 ? HL_OK
		       : hl_fail(hl, HL_EUSAGE, _("--within: '%s' is no span like 1d, 12h or 2wd"),
			     within);
}

static int
issue_overdue(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station, department, until;
	int rc;

	if ((rc = arg_station(hl, args, "station", &station)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &department)) != HL_OK ||
	    (rc = deadline_within(hl, args, &until)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_issue_overdue, BIND(":t", hl->now), BIND(":until", until),
	    BIND_ID(":station", station), BIND_ID(":department", department),
	    BIND(":kind", hl_args_get(args, "kind")));
}

/* --since of flag: it lies before T. */
static int
flag_since(struct hl *hl, struct hl_args *args, int64_t *since)
{
	const char *from = hl_args_get(args, "since");
	char text[40];
	int rc;

	*since = 0;
	if ((rc = issue_time_arg(hl, args, "since", HL_BARE_START, since)) != HL_OK ||
	    *since <= hl->at)
		return rc;
	return hl_fail(
	    hl, HL_EREFUSED, _("--since: %s lies after %s"), from, hl_time_short(hl->at, text));
}

/*
 * R24: every deadline missed at T that no run has told of yet, answered late or not at all; those
 * due before --since are marked, not printed. The answer is read after all of them are marked,
 * and may be as long as a first run over an imported year.
 */
static int
issue_flag(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t t = hl->at, since, n;
	sqlite3_stmt *ids;
	char text[40];
	int rc;

	if (t > hl->real)
		return hl_fail(hl, HL_EREFUSED, _("%s lies in the future"), hl_time_short(t, text));
	if ((rc = flag_since(hl, args, &since)) != HL_OK ||
	    (rc = sql_rows(hl, rows, sql_issue_missed, BIND_ID(":id", 0), BIND(":t", t))) != HL_OK)
		return rc;
	ids = sql_bind(hl, sql_issue_unflagged, BIND(":t", t), BIND(":since", since));
	if (ids == NULL || sql_int(hl, &n, sql_issue_unflagged_count, BIND(":t", t)) != 1)
		return HL_EFAIL;
	rows_each(*rows, ":id", ids);
	hl->attention = (*rows)->each.n > 0;
	hl->ev->skip = n == 0;
	decide_int(hl, "flagged", n);
	return sql_run(hl, sql_issue_mark_flagged, BIND(":t", t), BIND(":event", hl->ev->seq));
}

/* --- due --- */

struct explain {
	struct hl_rows *rows;
	int64_t due;
};

static void
explain_step(void *ctx, const struct due_step *step)
{
	struct explain *e = ctx;
	bool last = time_day(e->due) == step->day;
	char iso[16];

	rows_put(e->rows, CELL(day_iso(step->day, iso)), CELL(cal_weekday(step->day)),
	    CELL(step->n), CELL(step->what), CELL(step->name), CELL(last ? e->due : HL_NEVER));
}

static int
issue_due(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const struct hl_config *cfg = hl->cfg;
	const char *from = hl_args_get(args, "from"), *kind = hl_args_get(args, "kind");
	const struct hl_clock *clock;
	struct explain e;
	bool uncovered;
	int64_t t;
	int k, rc;

	if (from == NULL ||
	    hl_time_parse(from, hl->now, hl_calendar(hl), HL_BARE_START, &t, NULL) != 0)
		return hl_fail(
		    hl, HL_EUSAGE, _("--from: no such time '%s'"), from != NULL ? from : "");
	if ((k = m_kind_of(kind != NULL ? kind : "dispatch")) < 0)
		return hl_fail(
		    hl, HL_EUSAGE, _("--kind: '%s' is none of %s"), kind, hl_words(hl, "deadline"));
	cfg = hl_config_at(hl->base, t);
	if (k == K_PROGRESS && cfg->progress.days == 0)
		return hl_fail(
		    hl, HL_EREFUSED, _("progress deadlines are off: set progress.every"));
	if ((rc = m_due(hl, (enum m_kind)k, t, &e.due, &uncovered)) != HL_OK)
		return rc;
	if (hl_args_get(args, "explain") == NULL) {
		*rows = rows_new("due");
		rows_put(*rows, CELL(e.due));
		return HL_OK;
	}
	*rows = e.rows = rows_new("day,weekday,n,what,name,due");
	clock = m_clock(cfg, (enum m_kind)k);
	cal_due(hl_calendar(hl), clock, t, &uncovered, explain_step, &e);
	return HL_OK;
}

/* --- a new calendar (R26) --- */

/* A new version of a deadline from the current event on: an earlier T sees the old one. */
static int
move_due(struct hl *hl, int64_t id, int64_t due, bool uncovered)
{
	int64_t at = hl->at;
	int rc = sql_run(hl, sql_issue_move_due, BIND(":id", id), BIND(":due", due),
	    BIND(":uncovered", uncovered), BIND(":at", at));

	return rc != HL_OK ? rc
			   : sql_run(hl,
				 "UPDATE deadline SET gone = :at, ended = min(ended, :at) "
				 "WHERE id = :id",
				 BIND(":at", at), BIND(":id", id));
}

struct recount {
	int64_t id, opened, due;
	int kind; /* enum m_kind, -1 damaged */
	bool uncovered;
	char number[48], department[20];
};

static int
recount_one(struct hl *hl, const struct recount *d, struct hl_rows *moved)
{
	bool uncovered = false;
	int64_t due;

	if (d->kind < 0)
		return db_damaged(hl, "deadline");
	if (m_due(hl, (enum m_kind)d->kind, d->opened, &due, &uncovered) != HL_OK)
		return HL_ECONFIG;
	if (due == d->due && uncovered == d->uncovered)
		return HL_OK;
	if (due == d->due)
		return sql_run(hl, "UPDATE deadline SET uncovered = :uncovered WHERE id = :id",
		    BIND(":uncovered", uncovered), BIND(":id", d->id));
	if (moved != NULL)
		rows_put(moved, CELL(d->number), CELL(d->department),
		    CELL(m_kind_name((enum m_kind)d->kind)), CELL(due), CELL(d->due));
	return move_due(hl, d->id, due, uncovered);
}

int
deadline_recount(struct hl *hl, struct hl_rows *moved)
{
	sqlite3_stmt *st = sql_bind(hl, sql_issue_recountable, BIND(":at", hl->at));
	VEC(struct recount) found = { 0 };
	struct recount *d;
	size_t i;
	int rc;

	while (sql_next(hl, st, &rc)) {
		d = vec_add(&found);
		*d = (struct recount){ .id = sqlite3_column_int64(st, 0),
			.kind = m_kind_of(sql_column(st, 1)),
			.opened = sqlite3_column_int64(st, 2),
			.due = sqlite3_column_int64(st, 3),
			.uncovered = sqlite3_column_int(st, 4) };
		snprintf(d->number, sizeof(d->number), "%s", sql_column(st, 5));
		snprintf(d->department, sizeof(d->department), "%s", sql_column(st, 6));
	}
	for (i = 0; i < found.n && rc == HL_OK; i++)
		rc = recount_one(hl, &found.v[i], moved);
	vec_free(&found);
	return rc;
}

/* --- the acts --- */

static const struct hl_param overdue_params[] = {
	{ "station", HL_P_STATION, 0, NULL, N_("only those of this station") },
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("only those of this department") },
	{ "kind", HL_P_WORD, 0, "deadline", N_("only deadlines of this kind") },
	{ "within", HL_P_CODE, 0, "SPAN", N_("also those due within 1d, 12h, 2wd") },
	{ 0 },
};

static const struct hl_param flag_params[] = {
	{ "since", HL_P_SINCE, 0, NULL,
	    N_("mark what was due before then as known, without printing it") },
	{ 0 },
};

static const struct hl_param due_params[] = {
	{ "from", HL_P_SINCE, HL_NEED, NULL, N_("when the clock starts") },
	{ "kind", HL_P_WORD, 0, "deadline", N_("kind of deadline (default: dispatch)") },
	{ "explain", HL_P_FLAG, 0, NULL, N_("day by day") },
	{ 0 },
};

const struct hl_act issue_deadline_acts[] = {
	{ "hl-issue", "overdue", overdue_params, N_("list deadlines past due and unmet"),
	    "hl-issue overdue --within 1d", HL_READ, 0, issue_overdue },
	{ "hl-issue", "flag", flag_params,
	    N_("the cron job: record newly missed deadlines and print them (exit 10 if any)"),
	    "hl-issue flag", HL_WRITE, HL_ACT_EVENING | HL_ACT_AS_OF, issue_flag },
	{ "hl-issue", "due", due_params, N_("work out a due time"),
	    "hl-issue due --from 2026-04-30 --kind dispatch --explain", HL_MAYBE, HL_ACT_PLAIN,
	    issue_due },
	{ 0 },
};
