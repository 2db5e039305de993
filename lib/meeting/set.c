/*
 * set.c: a meeting moved or corrected; what a calendar shows of it is then another
 * version of it.
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* The columns that can be set. moved: people plan by it. */
static const struct {
	const char *name, *was, *update;
	bool moved;
} texts[] = {
#define COLUMN(name, column, moved) \
	{ \
		name, "SELECT CAST(" column " AS TEXT) FROM meeting WHERE id = :id", \
		    "UPDATE meeting SET " column " = :value WHERE id = :id", moved \
	}
	COLUMN("place", "place", true),
	COLUMN("duration", "duration", true),
	COLUMN("reminder", "reminder", false),
	COLUMN("agenda", "agenda", false),
	COLUMN("way", "way", false),
	COLUMN("method", "method", false),
	COLUMN("guarantee", "guarantee", false),
	COLUMN("event", "occasion", false),
	COLUMN("plan", "plan", false),
#undef COLUMN
};

static int
update(struct hl *hl, int64_t id, size_t i, const char *value)
{
	return sql_run(hl, texts[i].update, BIND(":id", id), BIND(":value", value));
}

static int
set_text(struct hl *hl, const struct meeting *m, size_t i, const char *value, struct change *c,
    bool *moved)
{
	char *was = NULL;
	int rc = HL_OK;

	if (sql_text(hl, &was, texts[i].was, BIND(":id", m->id)) < 0)
		return HL_EFAIL;
	if (was == NULL || strcmp(was, value) != 0) {
		note_change(c, texts[i].name, was, value);
		*moved = *moved || texts[i].moved;
		rc = update(hl, m->id, i, value);
	}
	free(was);
	return rc;
}

/* The chair must be in post at the new time (R46). */
static int
set_chair(struct hl *hl, struct hl_args *args, struct meeting *m, int64_t at, struct change *c)
{
	const char *was = m->chair, *post;
	char *stored = NULL;
	int rc = meeting_take_chair(hl, args, m, at);

	if (rc != HL_OK)
		return rc;
	if (sql_text(hl, &stored, "SELECT chair_post FROM meeting WHERE id = :id",
		BIND(":id", m->id)) < 0)
		return HL_EFAIL;
	post = hl_keep(hl, stored);
	if (was != NULL && strcmp(was, m->chair) == 0 && post != NULL && strcmp(post, m->post) == 0)
		return HL_OK;
	note_change(c, "chair", was, m->chair);
	note_change(c, "chair_post", post, m->post);
	return sql_run(hl, "UPDATE meeting SET chair = :chair, chair_post = :post WHERE id = :id",
	    BIND(":id", m->id), BIND(":chair", m->chair), BIND(":post", m->post));
}

/* --on and --chair, for a meeting to come. */
static int
set_time(struct hl *hl, struct hl_args *args, struct meeting *m, struct change *c, bool *moved)
{
	char was[32], is[32];
	int64_t at = m->at;
	int rc;

	if (strcmp(m->state, "scheduled") != 0 &&
	    (hl_args_get(args, "on") != NULL || hl_args_get(args, "chair") != NULL))
		return hl_fail(hl, HL_EREFUSED,
		    _("meeting %s is %s: when it was and who chaired is changed by voiding its "
		      "holding and recording it anew"),
		    m->number, m->state);
	if ((rc = arg_time(hl, args, "on", HL_BARE_MORNING, &at)) != HL_OK)
		return rc;
	if (at != m->at && at < hl->at)
		return hl_fail(hl, HL_EREFUSED, _("cannot move meeting %s to %s: that is past"),
		    m->number, hl_time_short(at, is));
	if ((hl_args_get(args, "chair") != NULL || (m->chair != NULL && at != m->at)) &&
	    (rc = set_chair(hl, args, m, at, c)) != HL_OK)
		return rc;
	if (at == m->at)
		return HL_OK;
	note_change(c, "on", hl_time_iso(m->at, was), hl_time_iso(at, is));
	*moved = true;
	return sql_run(
	    hl, "UPDATE meeting SET at = :at WHERE id = :id", BIND(":id", m->id), BIND(":at", at));
}

static int
meeting_set(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m = { 0 };
	struct change c = { 0 };
	bool moved = false;
	const char *value;
	size_t i;
	int rc;

	(void)rows;
	if ((rc = event_check_at(hl, 'r')) == HL_OK &&
	    (rc = meeting_check_minutes(hl, args)) == HL_OK &&
	    (rc = meeting_named(hl, args, _("cannot change meeting %s: it is %s"), &m)) == HL_OK)
		rc = set_time(hl, args, &m, &c, &moved);
	for (i = 0; i < LEN(texts) && rc == HL_OK; i++)
		if ((value = hl_args_get(args, texts[i].name)) != NULL)
			rc = set_text(hl, &m, i, value, &c, &moved);
	if (rc == HL_OK && c.before.n > 0)
		rc = meeting_revised(hl, m.id, moved);
	decide_str(hl, "number", m.number);
	decide_change(hl, &c);
	return rc;
}

/* --- void (R51) --- */

/* Of the field the event changed: what was there before. */
static int
set_back(struct hl *hl, int64_t id, int64_t event)
{
	char *was = NULL;
	size_t i;
	int64_t named;
	int rc = HL_OK;

	for (i = 0; i < LEN(texts) && rc == HL_OK; i++) {
		if (sql_int(hl, &named,
			"SELECT json_type(decided, '$.before.' || :name) IS NOT NULL FROM event"
			" WHERE seq = :event",
			BIND(":event", event), BIND(":name", texts[i].name)) < 0 ||
		    sql_text(hl, &was,
			"SELECT decided ->> ('$.before.' || :name) FROM event WHERE seq = :event",
			BIND(":event", event), BIND(":name", texts[i].name)) < 0)
			return HL_EFAIL;
		if (named != 0)
			rc = update(hl, id, i, was);
		free(was);
	}
	return rc;
}

static int
set_back_time(struct hl *hl, int64_t id, int64_t event)
{
	char *on = NULL;
	int64_t at;
	int rc;

	if (sql_text(hl, &on, "SELECT decided ->> '$.before.on' FROM event WHERE seq = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (on != NULL) {
		rc = hl_time_parse(on, 0, NULL, HL_BARE_START, &at, NULL) == 0
			 ? sql_run(hl, "UPDATE meeting SET at = :at WHERE id = :id",
			       BIND(":id", id), BIND(":at", at))
			 : hl_fail(hl, HL_EFAIL, _("event %lld has no such time '%s'"),
			       (long long)event, on);
		free(on);
		if (rc != HL_OK)
			return rc;
	}
	return sql_run(hl, sql_meeting_set_back, BIND(":id", id), BIND(":event", event));
}

/* Refused while a later change, holding or cancellation of the meeting stands. */
static int
meeting_set_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	char *number = NULL;
	int64_t id;
	int rc;

	(void)act;
	if ((rc = event_check_rests(hl, sql_meeting_set_later, event)) != HL_OK)
		return rc;
	if (sql_text(hl, &number, "SELECT decided ->> '$.number' FROM event WHERE seq = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	rc = meeting_find(hl, number, &id);
	free(number);
	if (rc != HL_OK || (rc = set_back(hl, id, event)) != HL_OK ||
	    (rc = set_back_time(hl, id, event)) != HL_OK)
		return rc;
	return meeting_revised(hl, id, true);
}

/* --- the acts --- */

static const struct hl_param set_params[] = {
	PARAM_MEETING,
	{ "on", HL_P_AT, 0, NULL, N_("when it will be held instead") },
	{ "chair", HL_P_NAME, 0, NULL, N_("who will chair instead") },
	{ "place", HL_P_TEXT, 0, NULL, N_("where it will be held, or was") },
	{ "duration", HL_P_INT, 0, "MINUTES", N_("how long it takes") },
	{ "reminder", HL_P_INT, 0, "MINUTES", N_("how long before it a calendar reminds of it") },
	TEXTS,
	{ 0 },
};

const struct hl_act meeting_set_acts[] = {
	{ "hl-meeting", "set", set_params, N_("move a meeting to come, correct one"),
	    "hl-meeting set HTBC-2026-M001 --place 社区会议室", HL_WRITE, 0, meeting_set,
	    .undo = meeting_set_undo },
	{ 0 },
};
