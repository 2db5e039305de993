/*
 * proposal.c: what the next dispatch meeting of a station is to work through (R48): its issues
 * and decisions that ask for it, and why.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

enum { TOPIC, GROUND, NUMBER, REF, TITLE, EVENT = 10, ISSUE }; /* columns of the answer */

#define PROPOSAL(t, station) \
	BIND(":t", t), BIND(":station", station), BIND(":note_days", hl->cfg->note_days), \
	    BIND(":untabled_after", hl->cfg->untabled_days * 86400)

static int
meeting_agenda(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	int64_t station, t = hl->now;
	int rc;

	if ((rc = station_find(hl, hl_args_get(args, "station"), &station)) != HL_OK ||
	    (rc = arg_time(hl, args, "on", HL_BARE_MORNING, &t)) != HL_OK)
		return rc;
	return sql_rows(hl, rows, sql_meeting_proposal, PROPOSAL(t, station));
}

/* --- onto a meeting --- */

struct found {
	const char *topic;
	int64_t issue; /* 0: a decision that is about none */
	const char *text; /* kept */
};

struct all {
	struct found *v;
	size_t n, cap;
};

/* An issue with several grounds is one item, under the head of the first. */
static void
keep(struct hl *hl, struct all *all, const char *topic, int64_t issue, const char *text)
{
	size_t i;

	for (i = 0; i < all->n; i++)
		if (issue != 0 && all->v[i].issue == issue)
			return;
	*vec_add(all) = (struct found){ strcmp(topic, "consult") == 0 ? "consult" : "difficulty",
		issue, issue == 0 ? hl_keep(hl, xstrdup(text)) : NULL };
}

/* Reads everything first: tabling an issue changes what is proposed. */
static int
collect(struct hl *hl, const struct meeting *m, struct all *all)
{
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_proposal, PROPOSAL(hl->at, m->station));
	int rc;

	while (sql_next(hl, st, &rc))
		keep(hl, all, sql_column(st, TOPIC), sqlite3_column_int64(st, ISSUE),
		    sql_column(st, TITLE));
	return rc;
}

static int
put(struct hl *hl, const struct meeting *m, const struct found *f, int64_t *n)
{
	int64_t seen;
	int rc;

	if (sql_int(hl, &seen, sql_meeting_proposed, BIND(":meeting", m->id),
		BIND_ID(":issue", f->issue), BIND(":text", f->text)) < 0)
		return HL_EFAIL;
	if (seen > 0)
		return HL_OK;
	++*n;
	if (f->issue != 0 && (rc = agenda_table(hl, m, f->issue)) != HL_OK)
		return rc;
	return agenda_insert(hl, m, f->topic, f->issue, f->text);
}

static int
meeting_item_propose(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *const refusal = _("cannot add to the agenda of %s: it is %s");
	struct meeting m;
	struct all all = { 0 };
	int64_t n = 0;
	size_t i;
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = meeting_named(hl, args, refusal, &m)) != HL_OK)
		return rc;
	if (strcmp(m.state, "scheduled") != 0)
		return hl_fail(hl, HL_EREFUSED, refusal, m.number, m.state);
	if (strcmp(m.kind, "dispatch") != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("%s is a %s meeting: what is proposed is for a dispatch meeting (R48)"),
		    m.number, m.kind);
	rc = collect(hl, &m, &all);
	for (i = 0; i < all.n && rc == HL_OK; i++)
		rc = put(hl, &m, &all.v[i], &n);
	vec_free(&all);
	if (rc != HL_OK || (hl->ev->skip = n == 0) ||
	    (rc = meeting_revised(hl, m.id, false)) != HL_OK)
		return rc;
	decide_int(hl, "items", n);
	return event_answer(hl, rows);
}

/* --- the acts --- */

static const struct hl_param agenda_params[] = {
	{ "station", HL_P_STATION, HL_OPERAND | HL_NEED, NULL,
	    N_("station, by code or community") },
	{ "on", HL_P_AT, 0, NULL, N_("as it will be then; now unless given") },
	{ 0 },
};

static const struct hl_param item_list_params[] = {
	PARAM_MEETING,
	{ 0 },
};

const struct hl_act meeting_proposal_acts[] = {
	{ "hl-meeting", "agenda", agenda_params,
	    N_("propose what the next dispatch meeting is to work through"),
	    "hl-meeting agenda HTBC", HL_READ, 0, meeting_agenda },
	{ "hl-meeting", "item propose", item_list_params,
	    N_("put what agenda proposes on a dispatch meeting to come"),
	    "hl-meeting item propose HTBC-2098-M001", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    meeting_item_propose, .undo = item_undo },
	{ 0 },
};
