/*
 * commend.c: commendations 表彰 (R39): proposed by the office, then awarded or dismissed. None
 * arises by itself. commend-list.c lists, shows and imports them.
 */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"

/* --- propose --- */

struct subject {
	int64_t department, station;
	const char *code;
};

static int
take_subject(struct hl *hl, struct hl_args *args, struct subject *s)
{
	int rc;

	if ((rc = arg_department(hl, args, "department", &s->department)) != HL_OK ||
	    (rc = arg_station(hl, args, "station", &s->station)) != HL_OK)
		return rc;
	if ((s->department != 0) == (s->station != 0))
		return hl_fail(hl, HL_EUSAGE,
		    _("a commendation is for one department or one station: give --department or "
		      "--station"));
	s->code = hl_args_get(args, s->department != 0 ? "department" : "station");
	return HL_OK;
}

/* Ground top: the department must have a bonus of that year, which is over (R36). */
static int
check_top(struct hl *hl, const struct score_year *y, const struct subject *s)
{
	struct score_table table;
	bool top = false;
	size_t i;
	int rc;

	if (s->department == 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot commend '%s': ground top is for departments (R36)"), s->code);
	if (y->t < y->end)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot commend '%s': places are provisional until %lld is over (R36)"),
		    s->code, (long long)y->year);
	rc = score_rank(hl, y, &table);
	for (i = 0; i < table.n; i++)
		if (table.v[i].id == s->department && table.v[i].mark != NULL &&
		    strcmp(table.v[i].mark, "top") == 0)
			top = true;
	score_free(&table);
	if (rc == HL_OK && !top)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot commend '%s': it is not among the top places of %lld (R36)"), s->code,
		    (long long)y->year);
	return rc;
}

/*
 * One at a time of a ground: *event is the one that is neither awarded nor dismissed, or that
 * was awarded.
 */
static int
check_open(struct hl *hl, const struct score_year *y, const struct subject *s, const char *ground)
{
	int64_t event;

	if (sql_int(hl, &event, sql_score_commend_open, BIND(":year", y->year),
		BIND(":ground", ground), BIND_ID(":department", s->department),
		BIND_ID(":station", s->station)) < 0)
		return HL_EFAIL;
	if (event != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("cannot commend '%s': it is proposed already on this ground, event %lld"),
		    s->code, (long long)event);
	return HL_OK;
}

static int
commend_propose(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *ground = hl_args_get(args, "ground"), *text = hl_args_get(args, "text");
	struct subject s = { 0 };
	struct score_year y;
	int rc;

	if ((rc = score_year(hl, args, hl->at, &y)) != HL_OK ||
	    (rc = event_check_at(hl, 'f')) != HL_OK || (rc = take_subject(hl, args, &s)) != HL_OK)
		return rc;
	if ((ground = hl_word(hl, "commendation", ground != NULL ? ground : "other")) == NULL)
		return HL_EUSAGE;
	if (text == NULL)
		return hl_fail(hl, HL_EUSAGE, _("--text is missing"));
	hl_args_set(args, "ground", ground);
	if (strcmp(ground, "top") == 0 && (rc = check_top(hl, &y, &s)) != HL_OK)
		return rc;
	if ((rc = check_open(hl, &y, &s, ground)) != HL_OK ||
	    (rc = sql_run(hl, sql_score_commend_propose, BIND(":event", hl->ev->seq),
		 BIND_ID(":department", s.department), BIND_ID(":station", s.station),
		 BIND(":year", y.year), BIND(":ground", ground), BIND(":at", hl->at),
		 BIND(":text", text))) != HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}

/* --- award, dismiss --- */

static int
check_proposed(struct hl *hl, int64_t event)
{
	sqlite3_stmt *st = sql_bind(hl, sql_score_commend_status, BIND(":event", event));
	const char *status;
	char text[32];
	int64_t at;
	int rc = HL_OK;

	if (!sql_next(hl, st, &rc))
		return rc != HL_OK
			   ? rc
			   : hl_fail(hl, HL_ENOENT, _("no commendation was proposed by event %lld"),
				 (long long)event);
	at = sqlite3_column_int64(st, 0);
	status = sql_column(st, 1);
	if (status != NULL)
		rc = hl_fail(hl, HL_EREFUSED,
		    strcmp(status, "awarded") == 0 ? _("commendation %lld is awarded already")
						   : _("commendation %lld is dismissed already"),
		    (long long)event);
	else if (hl->at < at)
		rc = hl_fail(hl, HL_EREFUSED, _("commendation %lld was proposed at %s, after that"),
		    (long long)event, hl_time_short(at, text));
	sqlite3_reset(st);
	return rc;
}

static int
end(struct hl *hl, struct hl_args *args, struct hl_rows **rows, const char *status)
{
	int64_t event;
	int rc;

	if ((rc = arg_event(hl, args, &event)) != HL_OK ||
	    (rc = event_check_at(hl, 'f')) != HL_OK || (rc = check_proposed(hl, event)) != HL_OK ||
	    (rc = sql_run(hl, sql_score_commend_end, BIND(":event", hl->ev->seq),
		 BIND(":commendation", event), BIND(":status", status), BIND(":at", hl->at),
		 BIND(":by", hl_args_get(args, "by")),
		 BIND(":text",
		     strcmp(status, "dismissed") == 0 ? hl->reason : hl_args_get(args, "text")))) !=
		HL_OK)
		return rc;
	*rows = rows_new("event");
	rows_put(*rows, CELL(hl->ev->seq));
	return HL_OK;
}

static int
commend_award(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	return end(hl, args, rows, "awarded");
}

static int
commend_dismiss(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	if (hl->reason == NULL)
		return hl_fail(hl, HL_EUSAGE, _("cannot dismiss a commendation: give --reason"));
	return end(hl, args, rows, "dismissed");
}

/* --- void --- */

static int
undo_outcome(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return sql_run(hl, "UPDATE commendation_end SET gone = :now WHERE event = :event",
	    BIND(":event", event), BIND(":now", hl->at));
}

static int
undo_propose(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t other;

	(void)act;
	if (sql_int(hl, &other,
		"SELECT event FROM commendation_end WHERE commendation = :event AND gone > :now",
		BIND(":event", event), BIND(":now", hl->at)) < 0)
		return HL_EFAIL;
	if (other != 0)
		return hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
		    (long long)other);
	return sql_run(hl, "UPDATE commendation SET gone = :now WHERE event = :event",
	    BIND(":event", event), BIND(":now", hl->at));
}

/* --- the acts --- */

static const struct hl_param commend_params[] = {
	{ "department", HL_P_DEPARTMENT, 0, NULL, N_("department that is commended") },
	{ "station", HL_P_STATION, 0, NULL, N_("station that is commended") },
	{ "year", HL_P_INT, HL_NEED, "YEAR", N_("the year it is about") },
	{ "ground", HL_P_WORD, 0, "commendation",
	    N_("ground (default other); top: a bonus of the year") },
	{ "text", HL_P_PROSE, HL_NEED, NULL, N_("for what") },
	{ 0 },
};

static const struct hl_param award_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the event that proposed it") },
	{ "by", HL_P_NAME, HL_NEED, NULL, N_("who awards it") },
	{ "text", HL_P_PROSE, 0, NULL, N_("note") },
	{ 0 },
};

static const struct hl_param commend_dismiss_params[] = {
	{ "event", HL_P_INT, HL_OPERAND | HL_NEED, "EVENT", N_("the event that proposed it") },
	{ 0 },
};

const struct hl_act commend_acts[] = {
	{ "hl-score", "commend propose", commend_params,
	    N_("propose a commendation of a department or station (R39)"),
	    "hl-score commend propose --station HTBC --year 2026 --text 工作积极,实绩突出",
	    HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING, commend_propose, .undo = undo_propose },
	{ "hl-score", "commend award", award_params, N_("record that a commendation was awarded"),
	    "hl-score commend award 21 --by 区委组织部", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    commend_award, .undo = undo_outcome },
	{ "hl-score", "commend dismiss", commend_dismiss_params,
	    N_("record that a commendation is not awarded, and why"),
	    "hl-score commend dismiss 21 --reason 重复", HL_WRITE, HL_ACT_PLAIN | HL_ACT_EVENING,
	    commend_dismiss, .undo = undo_outcome },
	{ 0 },
};
