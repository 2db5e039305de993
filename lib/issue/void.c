/*
 * void.c: an issue without one of its facts (R51): the rows that hold what the event said end,
 * and what is computed of the issue is worked out anew.
 */
#include <string.h>

#include "issue/issue.h"

int
issue_unused(struct hl *hl, int64_t event, int64_t issue)
{
	int64_t other;

	if (sql_int(hl, &other, sql_record_unused_event, BIND(":issue", issue),
		BIND(":event", event), BIND(":voiding", hl->ev->seq)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("event %lld rests on it; void that first"),
		    (long long)other);
	if (sql_int(hl, &other, sql_record_unused_meeting, BIND(":issue", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("a meeting has dealt with it"));
	if (sql_int(hl, &other, sql_record_unused_duplicate, BIND(":issue", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED, _("another issue is marked as its duplicate"));
	return reg_rests(hl, RESTS_ISSUE, issue);
}

/* The event that registered the issue goes with it: only when nothing else rests on it. */
static int
undo_add(struct hl *hl, int64_t event, int64_t issue)
{
	int64_t whole, decision;
	int rc;

	if (sql_int(hl, &whole, "SELECT part_of FROM issue WHERE id = :id AND part_of IS NOT NULL",
		BIND(":id", issue)) == 1)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld registered a part: void the split instead"), (long long)event);
	if (sql_int(hl, &decision, "SELECT args ->> '$.decision' FROM event WHERE seq = :event",
		BIND(":event", event)) < 0)
		return HL_EFAIL;
	if (decision != 0)
		return hl_fail(hl, HL_EREFUSED,
		    _("event %lld registered the issue of a decision: void event %lld instead"),
		    (long long)event, (long long)decision);
	if ((rc = issue_unused(hl, event, issue)) != HL_OK ||
	    (rc = issue_refold(hl, issue)) != HL_OK)
		return rc;
	return sql_run(hl, "UPDATE issue SET gone = :at WHERE id = :id", BIND(":id", issue),
	    BIND(":at", hl->at));
}

/* Rows that hold what an event said, beside what is computed of it. */
static int
end_rows(struct hl *hl, int64_t event)
{
	static const char *const rows[] = { sql_record_void_feedback, sql_record_void_note,
		"UPDATE appeal SET gone = :now WHERE event = :event" };
	size_t i;

	for (i = 0; i < LEN(rows); i++)
		if (sql_run(hl, rows[i], BIND(":event", event), BIND(":now", hl->at)) != HL_OK)
			return HL_EFAIL;
	return sql_run(hl, sql_record_void_ruling, BIND(":event", event));
}

int
issue_undo(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return end_rows(hl, event) != HL_OK ? HL_EFAIL : issue_refold(hl, hl->ev->issue);
}

int
issue_undo_add(struct hl *hl, const struct hl_act *act, int64_t event)
{
	(void)act;
	return end_rows(hl, event) != HL_OK ? HL_EFAIL : undo_add(hl, event, hl->ev->issue);
}

/* The parts go with it, while nothing rests on them. */
int
issue_undo_split(struct hl *hl, const struct hl_act *act, int64_t event)
{
	int64_t issue = hl->ev->issue, part;
	int rc;

	(void)act;
	if (end_rows(hl, event) != HL_OK)
		return HL_EFAIL;
	while ((rc = sql_int(hl, &part, sql_issue_next_part, BIND(":issue", issue))) == 1) {
		if (sql_int(hl, &event, "SELECT event FROM issue WHERE id = :id",
			BIND(":id", part)) != 1)
			return HL_EFAIL;
		if ((rc = issue_unused(hl, event, part)) != HL_OK ||
		    (rc = sql_run(hl, "UPDATE event SET voided = :by WHERE seq = :event",
			 BIND(":event", event), BIND(":by", hl->ev->seq))) != HL_OK ||
		    (rc = sql_run(hl, "UPDATE issue SET gone = :at WHERE id = :id",
			 BIND(":id", part), BIND(":at", hl->at))) != HL_OK)
			return rc;
	}
	return rc < 0 ? HL_EFAIL : issue_refold(hl, issue);
}
