/*
 * agenda.c: what meetings deal with: items under the fixed heads of the policy (四.1), which may
 * point at issues (R48).
 */
#include <stdlib.h>
#include <string.h>

#include "meeting/meeting.h"

/* The heads of each kind, in their order; anything may stand under the last, "other". */
static const struct {
	const char *kind, *topic;
} heads[] = {
	{ "joint", "study" },
	{ "joint", "review" },
	{ "joint", "quarter" },
	{ "dispatch", "consult" },
	{ "dispatch", "difficulty" },
	{ "dispatch", "liaison" },
	{ "special", "emergency" },
	{ "coordination", "onsite" },
	{ NULL, "other" },
};

static bool
head_of(size_t i, const char *kind)
{
	return heads[i].kind == NULL || strcmp(heads[i].kind, kind) == 0;
}

static const char *
first_head(const char *kind)
{
	size_t i = 0;

	while (!head_of(i, kind))
		i++;
	return heads[i].topic;
}

/* --topic, which must be a head of this kind of meeting; by default its first. */
static int
take_topic(struct hl *hl, struct hl_args *args, const struct meeting *m)
{
	const char *value = hl_args_get(args, "topic"),
		   *topic = value != NULL ? hl_word(hl, "topic", value) : first_head(m->kind);
	struct buf b = { 0 };
	size_t i;
	int rc;

	if (topic == NULL)
		return HL_EUSAGE;
	for (i = 0; i < LEN(heads); i++) {
		if (!head_of(i, m->kind))
			continue;
		if (strcmp(heads[i].topic, topic) == 0) {
			hl_args_set(args, "topic", topic);
			buf_free(&b);
			return HL_OK;
		}
		buf_fmt(&b, "%s%s", b.n > 0 ? ", " : "", heads[i].topic);
	}
	rc = hl_fail(hl, HL_EREFUSED, _("%s is no head of a %s meeting: its heads are %s"), topic,
	    m->kind, b.s);
	buf_free(&b);
	return rc;
}

/* --- issues on an agenda --- */

int
agenda_issue(struct hl *hl, const struct meeting *m, const char *what, int64_t *id, char **number)
{
	char day[32];
	int64_t station, raised;
	int rc = issue_find(hl, what, id);

	if (rc != HL_OK || (rc = issue_number(hl, *id, number)) != HL_OK)
		return rc;
	if (sql_int(hl, &station, "SELECT station_id FROM issue WHERE id = :id", BIND(":id", *id)) <
		0 ||
	    sql_int(hl, &raised, "SELECT raised FROM issue WHERE id = :id", BIND(":id", *id)) < 0)
		return HL_EFAIL;
	if (station != m->station)
		return hl_fail(hl, HL_EREFUSED,
		    _("issue %s is not one of station %s, whose meeting this is"), *number,
		    m->code);
	if (raised > m->at)
		return hl_fail(hl, HL_EREFUSED, _("issue %s was raised after the meeting, on %s"),
		    *number, hl_time_short(raised, day));
	return HL_OK;
}

int
agenda_table(struct hl *hl, const struct meeting *m, int64_t issue)
{
	return sql_run(hl,
	    "INSERT OR IGNORE INTO meeting_issue (meeting_id, issue_id, item)"
	    " VALUES (:meeting, :issue, :event)",
	    BIND(":meeting", m->id), BIND(":issue", issue), BIND(":event", hl->ev->seq));
}

int
agenda_untable(struct hl *hl, int64_t meeting, int64_t event, bool held)
{
	int rc = sql_run(hl, sql_meeting_untable, BIND(":meeting", meeting), BIND(":event", event),
	    BIND(":held", held));

	return rc != HL_OK
		   ? rc
		   : sql_run(hl,
			 "DELETE FROM meeting_issue WHERE meeting_id = :meeting AND item = -1",
			 BIND(":meeting", meeting));
}

int
agenda_to_issues(struct hl *hl, struct hl_args *args, const struct meeting *m)
{
	sqlite3_stmt *st;
	int rc;

	if (strcmp(m->kind, "coordination") != 0 || hl_args_get(args, "issues") != NULL)
		return HL_OK;
	st = sql_bind(hl, sql_meeting_issues, BIND(":id", m->id));
	while (sql_next(hl, st, &rc))
		hl_args_add(args, "issues", sql_column(st, 0));
	return rc;
}

/* --- items --- */

int
agenda_insert(
    struct hl *hl, const struct meeting *m, const char *topic, int64_t issue, const char *text)
{
	return sql_run(hl, sql_meeting_item_insert, BIND(":meeting", m->id), BIND(":topic", topic),
	    BIND_ID(":issue", issue), BIND(":text", text), BIND(":event", hl->ev->seq));
}

/* Puts one issue on the agenda; *value becomes its number. */
static int
take_issue(
    struct hl *hl, const struct meeting *m, const char *topic, char **value, const char *text)
{
	char *number = NULL;
	int64_t id, seen;
	int rc = agenda_issue(hl, m, *value, &id, &number);

	if (rc == HL_OK && strcmp(m->kind, "coordination") == 0 && strcmp(m->state, "held") == 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("meeting %s was held: the issues of a coordination meeting are named when it "
		      "is held (R21)"),
		    m->number);
	if (rc == HL_OK && sql_int(hl, &seen, sql_meeting_item_of, BIND(":meeting", m->id),
			       BIND(":issue", id)) < 0)
		rc = HL_EFAIL;
	if (rc == HL_OK && seen != 0)
		rc = hl_fail(hl, HL_EREFUSED,
		    _("issue %s is on the agenda of %s already, by event %lld"), number, m->number,
		    (long long)seen);
	if (rc == HL_OK && (rc = agenda_table(hl, m, id)) == HL_OK)
		rc = agenda_insert(hl, m, topic, id, text);
	if (rc != HL_OK) {
		free(number);
		return rc;
	}
	free(*value);
	*value = number;
	return HL_OK;
}

int
agenda_take_issues(struct hl *hl, struct hl_args *args, const struct meeting *m)
{
	const struct hl_arg *a = hl_args_find(args, "issues");
	size_t k;
	int rc = HL_OK;

	for (k = 0; a != NULL && k < a->n && rc == HL_OK; k++)
		rc = take_issue(hl, m, first_head(m->kind), &a->v[k], NULL);
	return rc;
}

static int
meeting_item_add(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	const char *text = hl_args_get(args, "text");
	const struct hl_arg *issue = hl_args_find(args, "issue");
	struct meeting m = { 0 };
	int rc;

	if (issue == NULL && text == NULL)
		return hl_fail(hl, HL_EUSAGE, _("an item needs --issue or --text"));
	if ((rc = event_check_at(hl, 'r')) != HL_OK ||
	    (rc = meeting_named(hl, args, _("cannot add to the agenda of %s: it is %s"), &m)) !=
		HL_OK ||
	    (rc = take_topic(hl, args, &m)) != HL_OK)
		return rc;
	rc = issue != NULL ? take_issue(hl, &m, hl_args_get(args, "topic"), &issue->v[0], text)
			   : agenda_insert(hl, &m, hl_args_get(args, "topic"), 0, text);
	if (rc != HL_OK || (rc = meeting_revised(hl, m.id, false)) != HL_OK)
		return rc;
	return event_answer(hl, rows);
}

/*
 * By heads, then in the order they were added; issues tabled without an item come under the
 * first head.
 */
int
agenda_rows(struct hl *hl, const struct meeting *m, struct hl_rows *rows)
{
	sqlite3_stmt *st;
	int64_t n = 0;
	size_t i;
	int rc = HL_OK;

	for (i = 0; i < LEN(heads) && rc == HL_OK; i++) {
		if (!head_of(i, m->kind))
			continue;
		st = sql_bind(hl, sql_meeting_items, BIND(":meeting", m->id),
		    BIND(":first", first_head(m->kind)), BIND(":topic", heads[i].topic));
		while (sql_next(hl, st, &rc))
			rows_put(rows, CELL_ID(sqlite3_column_int64(st, 0)), CELL(++n),
			    CELL(heads[i].topic), CELL(sql_column(st, 1)), CELL(sql_column(st, 2)),
			    CELL(sql_column(st, 3)), CELL(sql_column(st, 4)));
	}
	return rc;
}

static int
meeting_item_list(struct hl *hl, struct hl_args *args, struct hl_rows **rows)
{
	struct meeting m = { 0 };
	int64_t id;
	int rc = meeting_find(hl, hl_args_get(args, "meeting"), &id);

	if (rc != HL_OK || (rc = meeting_load(hl, id, &m)) != HL_OK)
		return rc;
	*rows = rows_new(AGENDA_COLUMNS);
	return agenda_rows(hl, &m, *rows);
}

/* --- void (R51) --- */

int
item_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t meeting;
	int rc;

	(void)act;
	if (sql_int(hl, &meeting, "SELECT meeting_id FROM meeting_item WHERE event = :event",
		BIND(":event", event)) < 0 ||
	    sql_run(hl, sql_meeting_item_undo, BIND(":event", event), BIND(":at", hl->at)) != HL_OK)
		return HL_EFAIL;
	return (rc = meeting_revised(hl, meeting, false)) != HL_OK
		   ? rc
		   : agenda_untable(hl, meeting, event, false);
}

/* --- the acts --- */

static const struct hl_param item_add_params[] = {
	PARAM_MEETING,
	{ "topic", HL_P_WORD, HL_NEED, "topic",
	    N_("head of the agenda it stands under: one of the meeting's kind, or other") },
	{ "issue", HL_P_ISSUE, 0, NULL, N_("issue of the station it is about") },
	{ "text", HL_P_PROSE, 0, NULL, N_("what it is about, beside the issue or instead") },
	{ 0 },
};

static const struct hl_param item_list_params[] = {
	PARAM_MEETING,
	{ 0 },
};

const struct hl_act meeting_agenda_acts[] = {
	{ "hl-meeting", "item add", item_add_params, N_("put an item on the agenda of a meeting"),
	    "hl-meeting item add HTBC-2026-M001 --topic other --text 防汛准备", HL_WRITE,
	    HL_ACT_PLAIN | HL_ACT_EVENING, meeting_item_add, .undo = item_undo },
	{ "hl-meeting", "item list", item_list_params,
	    N_("list the agenda of a meeting by its heads"), "hl-meeting item list HTBC-2026-M001",
	    HL_READ, 0, meeting_item_list },
	{ 0 },
};
