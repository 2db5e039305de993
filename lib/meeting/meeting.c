/*
 * meeting.c: meetings of stations (R45, R46), numbered STATION-YEAR-M001: held, scheduled,
 * called off.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* --- looking one up --- */

int
meeting_load(struct hl *hl, int64_t id, struct meeting *m)
{
	sqlite3_stmt *st = sql_bind(hl, sql_meeting_load, BIND(":id", id));
	int rc;

	*m = (struct meeting){ .id = id };
	if (!sql_next(hl, st, &rc))
		return rc != HL_OK ? rc : HL_EFAIL;
	m->station = sqlite3_column_int64(st, 0);
	m->at = sqlite3_column_int64(st, 1);
	snprintf(m->number, sizeof(m->number), "%s", sql_column(st, 2));
	snprintf(m->code, sizeof(m->code), "%s", sql_column(st, 3));
	snprintf(m->kind, sizeof(m->kind), "%s", sql_column(st, 4));
	snprintf(m->state, sizeof(m->state), "%s", sql_column(st, 5));
	m->chair = hl_keep(hl, sql_copy(st, 6));
	m->occasion = sqlite3_column_int(st, 7) != 0;
	m->plan = sqlite3_column_int(st, 8) != 0;
	sqlite3_reset(st);
	return HL_OK;
}

/* The meeting that argument "meeting" names. */
static int
meeting_operand(struct hl *hl, struct hl_args *args, struct meeting *m)
{
	int64_t id;
	int rc;

	if ((rc = meeting_find(hl, hl_args_get(args, "meeting"), &id)) != HL_OK ||
	    (rc = meeting_load(hl, id, m)) != HL_OK)
		return rc;
	hl_args_set(args, "meeting", m->number);
	return HL_OK;
}

int
meeting_named(struct hl *hl, struct hl_args *args, const char *refusal, struct meeting *m)
{
	int rc = meeting_operand(hl, args, m);

	return rc != HL_OK || strcmp(m->state, "cancelled") != 0
		   ? rc
		   : hl_fail(hl, HL_EREFUSED, refusal, m->number, m->state);
}

int
meeting_fact(struct hl *hl, struct hl_args *args, const char *refusal, struct meeting *m)
{
	char t[32];
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK || (rc = meeting_operand(hl, args, m)) != HL_OK)
		return rc;
	if (strcmp(m->state, "held") != 0)
		return hl_fail(hl, HL_EREFUSED, refusal, m->number, m->state);
	return hl->at >= m->at
		   ? HL_OK
		   : hl_fail(hl, HL_EREFUSED,
			 _("meeting %s was held at %s: what is recorded of it cannot be earlier"),
			 m->number, hl_time_short(m->at, t));
}

/* The same, of a meeting that is still to come. */
static int
meeting_scheduled(struct hl *hl, struct hl_args *args, const char *refusal, struct meeting *m)
{
	int rc = meeting_operand(hl, args, m);

	return rc != HL_OK || strcmp(m->state, "scheduled") == 0
		   ? rc
		   : hl_fail(hl, HL_EREFUSED, refusal, m->number, m->state);
}

int
meeting_revised(struct hl *hl, int64_t id, bool moved)
{
	return sql_run(hl,
	    "UPDATE meeting SET sequence = sequence + :moved, revised = :event WHERE id = :id",
	    BIND(":id", id), BIND(":event", hl->ev->seq), BIND(":moved", moved));
}

/* --- holding one --- */

/* --station and --kind of a meeting that was not scheduled, or a check against the one that was. */
static int
take_station_kind(struct hl *hl, struct hl_args *args, struct meeting *m)
{
	const char *station = hl_args_get(args, "station"), *kind, *code;
	int64_t id = m->station;
	int rc;

	if ((rc = arg_word(hl, args, "kind", "meeting", &kind)) != HL_OK)
		return rc;
	if (m->id == 0 && (station == NULL || kind == NULL))
		return hl_fail(hl, HL_EUSAGE, _("a meeting that was not scheduled needs %s"),
		    station == NULL ? "--station" : "--kind");
	if (station != NULL && (rc = station_find(hl, station, &id)) != HL_OK)
		return rc;
	if (m->id != 0 && (id != m->station || (kind != NULL && strcmp(kind, m->kind) != 0)))
		return hl_fail(hl, HL_EREFUSED, _("meeting %s was scheduled by %s as %s"),
		    m->number, m->code, m->kind);
	if (kind != NULL)
		snprintf(m->kind, sizeof(m->kind), "%s", kind);
	m->station = id;
	if ((code = station_code(hl, id)) == NULL)
		return HL_EFAIL;
	snprintf(m->code, sizeof(m->code), "%s", code);
	if (station != NULL)
		hl_args_set(args, "station", m->code);
	return HL_OK;
}

/* What a kind of meeting must state (R45). */
static const struct {
	const char *kind, *arg, *message;
} needs[] = {
	{ "special", "event",
	    N_("a special meeting needs the event it is about (R45): give --event") },
	{ "special", "plan", N_("a special meeting needs a plan (R45): give --plan") },
	{ "coordination", "issues",
	    N_("a coordination meeting needs the issues it is about (R45): give --issues") },
};

/* Whether it was stated when the meeting was scheduled. */
static bool
stated(const struct meeting *m, const char *arg)
{
	return strcmp(arg, "event") == 0 ? m->occasion : strcmp(arg, "plan") == 0 && m->plan;
}

static int
check_needs(struct hl *hl, const struct hl_args *args, const struct meeting *m)
{
	for (size_t i = 0; i < LEN(needs); i++)
		if (strcmp(m->kind, needs[i].kind) == 0 &&
		    hl_args_get(args, needs[i].arg) == NULL && !stated(m, needs[i].arg))
			return hl_fail(hl, HL_EREFUSED, "%s", _(needs[i].message));
	return HL_OK;
}

/* Refuses a chair, naming who was head and deputy that day. */
static int
refuse_chair(struct hl *hl, const struct meeting *m, int64_t at)
{
	int64_t day = time_day(at);
	char *who = NULL, iso[16];

	if (sql_text(hl, &who, sql_meeting_posts, BIND(":station", m->station),
		BIND(":start", time_at(day, 0)), BIND(":end", time_at(day + 1, 0))) < 0)
		return HL_EFAIL;
	day_iso(day, iso);
	if (who != NULL)
		hl_fail(hl, HL_EREFUSED,
		    _("'%s' cannot chair (R46): head and deputy of %s on %s: %s"), m->chair,
		    m->code, iso, who);
	else
		hl_fail(hl, HL_EREFUSED,
		    _("'%s' cannot chair (R46): %s had neither head nor deputy on %s"), m->chair,
		    m->code, iso);
	free(who);
	return HL_EREFUSED;
}

int
meeting_take_chair(struct hl *hl, struct hl_args *args, struct meeting *m, int64_t at)
{
	const char *chair = hl_args_get(args, "chair");

	if (chair != NULL) {
		m->chair = hl_keep(hl, text_name(chair));
		hl_args_set(args, "chair", m->chair);
	}
	if (m->chair == NULL)
		return hl_fail(hl, HL_EUSAGE, _("a meeting needs --chair"));
	if (!station_post_on(hl, m->station, m->chair, at, &m->post))
		return refuse_chair(hl, m, at);
	return HL_OK;
}

/* What the event being written states of a meeting. */
#define MEETING_STATED(args, m) \
	BIND(":chair", (m)->chair), BIND(":post", (m)->post), BIND(":event", hl->ev->seq), \
	    BIND(":occasion", hl_args_get(args, "event")), BIND_ARG(args, "agenda"), \
	    BIND_ARG(args, "way"), BIND_ARG(args, "method"), BIND_ARG(args, "guarantee"), \
	    BIND_ARG(args, "plan"), BIND_ARG(args, "place"), BIND_ARG(args, "duration")

/*
 * Stores a new meeting under the next number of its station and year; numbers of voided ones are
 * not reused.
 */
static int
meeting_insert(
    struct hl *hl, const struct hl_args *args, struct meeting *m, const char *state, int64_t at)
{
	int64_t serial, year = time_year(at);
	int rc;

	if (sql_int(hl, &serial,
		"SELECT ifnull(max(serial), 0) + 1 FROM meeting"
		" WHERE station_id = :station AND year = :year",
		BIND(":station", m->station), BIND(":year", year)) < 0)
		return HL_EFAIL;
	rc = sql_run(hl, sql_meeting_insert, BIND(":station", m->station), BIND(":year", year),
	    BIND(":serial", serial), BIND(":kind", m->kind), BIND(":state", state), BIND(":at", at),
	    BIND_ARG(args, "reminder"), MEETING_STATED(args, m));
	if (rc != HL_OK)
		return rc;
	m->id = db_id(hl);
	m->at = at;
	snprintf(m->number, sizeof(m->number), "%s-%lld-M%03lld", m->code, (long long)year,
	    (long long)serial);
	decide_str(hl, "number", m->number);
	return HL_OK;
}

/* Records in the event what the meeting was before, so that meeting_undo() can restore it. */
static int
decide_before(struct hl *hl, const struct meeting *m)
{
	char *before = NULL;

	if (sql_text(hl, &before, sql_meeting_before, BIND(":id", m->id)) < 0)
		return HL_EFAIL;
	decide_str(hl, "number", m->number);
	decide_raw(hl, "before", before);
	free(before);
	return HL_OK;
}

static int
meeting_happens(struct hl *hl, const struct hl_args *args, struct meeting *m)
{
	int rc;

	if ((rc = decide_before(hl, m)) != HL_OK ||
	    (rc = meeting_revised(hl, m->id, true)) != HL_OK)
		return rc;
	m->at = hl->at;
	return sql_run(
	    hl, sql_meeting_hold, BIND(":id", m->id), BIND(":at", m->at), MEETING_STATED(args, m));
}

int
meeting_check_minutes(struct hl *hl, const struct hl_args *args)
{
	static const struct {
		const char *name;
		int64_t min, max;
	} spans[] = { { "duration", 1, 1440 }, { "reminder", 0, 40320 } };
	const char *value;
	int64_t n;
	size_t i;

	for (i = 0; i < LEN(spans); i++)
		if ((value = hl_args_get(args, spans[i].name)) != NULL &&
		    (!text_int(value, &n) || n < spans[i].min || n > spans[i].max))
			return hl_fail(hl, HL_EUSAGE, _("%s: %s is not %lld to %lld minutes"),
			    spans[i].name, value, (long long)spans[i].min, (long long)spans[i].max);
	return HL_OK;
}

/* --- what it was about --- */

/*
 * Named when the meeting is held, it stays even if the item that put it on the agenda is taken
 * back.
 */
static int
take_issue(struct hl *hl, const struct meeting *m, const char *what, int64_t *id, char **number)
{
	int64_t named;
	int rc = agenda_issue(hl, m, what, id, number);

	if (rc != HL_OK)
		return rc;
	if (sql_int(hl, &named,
		"SELECT count(*) FROM meeting_issue"
		" WHERE meeting_id = :meeting AND issue_id = :issue AND item = 0",
		BIND(":meeting", m->id), BIND(":issue", *id)) < 0)
		return HL_EFAIL;
	if (named != 0)
		return hl_fail(hl, HL_EREFUSED, _("issue %s is given twice"), *number);
	return sql_run(hl, sql_meeting_name_issue, BIND(":meeting", m->id), BIND(":issue", *id));
}

/* ["HTBC-2026-0001","CGJ","2026-03-09T23:59:59+08:00"] a deadline, for the journal. */
static void
note_dues(struct buf *b, const char *number, struct hl_rows *dues)
{
	struct hl_val v[3];
	char iso[32];

	while (hl_rows_next(dues, v) > 0) {
		buf_str(b, b->n > 1 ? ",[" : "[");
		json_str(b, number);
		buf_chr(b, ',');
		json_str(b, v[0].s);
		buf_fmt(b, ",\"%s\"]", hl_time_iso(v[2].i, iso));
	}
}

/* R21: after a coordination meeting the departments on its issues owe feedback. */
static int
coordinate(struct hl *hl, const int64_t *ids, char *const *numbers, size_t n)
{
	struct buf b = { 0 };
	size_t i;
	int rc = HL_OK;

	buf_chr(&b, '[');
	for (i = 0; i < n && rc == HL_OK; i++) {
		struct hl_rows *dues = rows_new("department,kind,due");

		if ((rc = issue_coordinate(hl, ids[i], hl->at, dues)) == HL_OK)
			note_dues(&b, numbers[i], dues);
		hl_rows_free(dues);
	}
	buf_chr(&b, ']');
	decide_raw(hl, "dues", b.s);
	buf_free(&b);
	return rc;
}

static int
take_issues(struct hl *hl, struct hl_args *args, const struct meeting *m)
{
	const struct hl_arg *a = hl_args_find(args, "issues");
	int64_t *ids;
	size_t k;
	int rc = HL_OK;

	if (a == NULL)
		return HL_OK;
	ids = xcalloc(a->n, sizeof(*ids));
	for (k = 0; k < a->n && rc == HL_OK; k++) {
		char *number = NULL;

		rc = take_issue(hl, m, a->v[k], &ids[k], &number);
		if (rc == HL_OK) {
			free(a->v[k]);
			a->v[k] = number;
		} else {
			free(number);
		}
	}
	if (rc == HL_OK && strcmp(m->kind, "coordination") == 0)
		rc = coordinate(hl, ids, a->v, a->n);
	free(ids);
	return rc;
}

static int
meeting_hold(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m = { 0 };
	int rc;

	if ((rc = event_check_at(hl, 'f')) != HL_OK)
		return rc;
	if (hl_args_get(args, "meeting") != NULL &&
	    ((rc = meeting_scheduled(hl, args, _("cannot hold meeting %s: it is %s"), &m)) !=
		    HL_OK ||
		(rc = agenda_to_issues(hl, args, &m)) != HL_OK))
		return rc;
	if ((rc = meeting_check_minutes(hl, args)) != HL_OK ||
	    (rc = take_station_kind(hl, args, &m)) != HL_OK ||
	    (rc = check_needs(hl, args, &m)) != HL_OK ||
	    (rc = meeting_take_chair(hl, args, &m, hl->at)) != HL_OK ||
	    (rc = m.id != 0 ? meeting_happens(hl, args, &m)
			    : meeting_insert(hl, args, &m, "held", hl->at)) != HL_OK ||
	    (rc = attendance_take(hl, args, &m)) != HL_OK ||
	    (rc = take_issues(hl, args, &m)) != HL_OK)
		return rc;
	return rows_one(rows, "number", m.number);
}

/* --- those to come --- */

static int
meeting_schedule(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *on = hl_args_get(args, "on");
	struct meeting m = { 0 };
	char iso[32];
	int64_t at;
	int rc;

	if ((rc = event_check_at(hl, 'r')) != HL_OK)
		return rc;
	if (on == NULL || hl_time_parse(on, hl->now, hl->cal, HL_BARE_MORNING, &at, NULL) != 0)
		return hl_fail(hl, HL_EUSAGE, _("on: no such time: \"%s\""), on != NULL ? on : "");
	if (at < hl->at)
		return hl_fail(hl, HL_EREFUSED,
		    _("%s is past: record a meeting that was held with 'hold'"),
		    hl_time_short(at, iso));
	hl_args_set(args, "on", hl_time_iso(at, iso));
	if ((rc = meeting_check_minutes(hl, args)) != HL_OK ||
	    (rc = take_station_kind(hl, args, &m)) != HL_OK ||
	    (hl_args_get(args, "chair") != NULL &&
		(rc = meeting_take_chair(hl, args, &m, at)) != HL_OK) ||
	    (rc = meeting_insert(hl, args, &m, "scheduled", at)) != HL_OK ||
	    (rc = attendance_take(hl, args, &m)) != HL_OK ||
	    (rc = agenda_take_issues(hl, args, &m)) != HL_OK)
		return rc;
	return rows_one(rows, "number", m.number);
}

static int
meeting_cancel(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'f')) != HL_OK ||
	    (rc = event_need_reason(hl, _("cancelling a meeting"))) != HL_OK ||
	    (rc = meeting_scheduled(hl, args, _("cannot cancel meeting %s: it is %s"), &m)) !=
		HL_OK ||
	    (rc = decide_before(hl, &m)) != HL_OK ||
	    (rc = meeting_revised(hl, m.id, true)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE meeting SET state = 'cancelled', event = :event WHERE id = :id",
	    BIND(":id", m.id), BIND(":event", hl->ev->seq));
}

/* --- listings --- */

int
meeting_choose(struct hl *hl, struct hl_args *args, struct meeting_choice *c)
{
	const char *meeting = hl_args_get(args, "meeting");
	int rc;

	*c = (struct meeting_choice){ 0 };
	if ((rc = arg_station(hl, args, "station", &c->station)) != HL_OK ||
	    (rc = arg_department(hl, args, "department", &c->department)) != HL_OK ||
	    (rc = arg_word(hl, args, "kind", "meeting", &c->kind)) != HL_OK ||
	    (meeting != NULL && (rc = meeting_find(hl, meeting, &c->meeting)) != HL_OK))
		return rc;
	return period_read(hl, args, &c->p);
}

/* --- the acts --- */

static const struct hl_param hold_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND, NULL,
	    N_("the number of a scheduled meeting that is now held") },
	{ "station", HL_P_STATION, 0, NULL, N_("station, by code or community"),
	    "站点|红领工作站|社区" },
	{ "kind", HL_P_WORD, 0, "meeting", N_("kind of meeting"), "类型|会议类型" },
	{ "chair", HL_P_NAME, 0, NULL, N_("who chaired: head or deputy of that day"), "主持人" },
	{ "issues", HL_P_ISSUE, HL_MULTI, NULL, N_("issues it was about"), "问题|议题" },
	ATTENDING,
	TEXTS,
	{ "place", HL_P_TEXT, 0, NULL, N_("where it was held"), "地点|会议地点" },
	{ "duration", HL_P_INT, 0, "MINUTES", N_("how long it took"), "时长" },
	{ 0 },
};

static const struct hl_param schedule_params[] = {
	{ "station", HL_P_STATION, HL_NEED, NULL, N_("station, by code or community") },
	{ "kind", HL_P_WORD, HL_NEED, "meeting", N_("kind of meeting") },
	{ "on", HL_P_AT, HL_NEED, NULL, N_("when it will be held") },
	{ "chair", HL_P_NAME, 0, NULL, N_("who will chair: head or deputy of that day") },
	{ "place", HL_P_TEXT, 0, NULL, N_("where it will be held") },
	{ "duration", HL_P_INT, 0, "MINUTES", N_("how long it will take") },
	{ "reminder", HL_P_INT, 0, "MINUTES", N_("how long before it a calendar reminds of it") },
	{ "invited", HL_P_NAME, HL_MULTI, "WHO", N_("persons or departments invited") },
	{ "issues", HL_P_ISSUE, HL_MULTI, NULL, N_("issues on its agenda") },
	{ "agenda", HL_P_PROSE, 0, NULL, N_("agenda") },
	{ "event", HL_P_TEXT, 0, NULL, N_("the event a special meeting is about") },
	{ "plan", HL_P_PROSE, 0, NULL, N_("the plan of a special meeting") },
	{ 0 },
};

static const struct hl_param cancel_params[] = {
	{ "meeting", HL_P_MEETING, HL_OPERAND | HL_NEED, NULL,
	    N_("the number of a scheduled meeting") },
	{ 0 },
};

const struct hl_act meeting_acts[] = {
	{ "hl-meeting", "hold", hold_params, N_("record a meeting that was held"),
	    "hl-meeting hold --station HTBC --kind coordination --chair 王朝东 --issues "
	    "HTBC-2026-0001 --present CGJ",
	    HL_WRITE, HL_ACT_PLAIN, meeting_hold, .fact = issue_do_coordinate,
	    .undo = meeting_undo },
	{ "hl-meeting", "schedule", schedule_params, N_("announce a meeting to come"),
	    "hl-meeting schedule --station HTBC --kind dispatch --on '2026-04-01 14:30' --agenda "
	    "四清单",
	    HL_WRITE, HL_ACT_PLAIN, meeting_schedule, .undo = meeting_undo },
	{ "hl-meeting", "cancel", cancel_params, N_("call off a scheduled meeting"),
	    "hl-meeting cancel HTBC-2026-M002 --reason 防汛", HL_WRITE, HL_ACT_EVENING,
	    meeting_cancel, .undo = meeting_undo },
	{ 0 },
};
