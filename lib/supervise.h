/*
 * supervise.h: SQL of what is to be attended to at a moment (R15, R17, R18, R24): ?1 is T, ?11 supervision.note_days and ?12
 * issue.untabled_days in seconds. It is the record as it stands, with what happened after T left out.
 */
#ifndef HL_SUPERVISE_H
#define HL_SUPERVISE_H

#include "hl-int.h"

/* Issue i is not at its end at T: what last ended or reopened it. Most have changed nothing since and need not be looked into. */
#define NOT_ENDED \
	"ifnull((SELECT e.command FROM event e WHERE e.issue_id = i.id AND e.command IN ('close', 'reopen', 'cancel', 'duplicate', 'split')" \
	" AND e.voided IS NULL AND e.at <= ?1 ORDER BY e.at DESC, e.seq DESC LIMIT 1), 'reopen') = 'reopen'"
/* Common table live(id): the issues live at T. */
#define LIVE \
	"live(id) AS (SELECT i.id FROM issue i INDEXED BY issue_state WHERE i.state IN ('open', 'dispatched', 'resolved') AND i.raised <= ?1" \
	" AND i.gone = " NEVER " AND (i.last <= ?1 OR " NOT_ENDED ")" \
	" UNION ALL SELECT i.id FROM issue i INDEXED BY issue_state WHERE i.state IN ('cancelled', 'duplicate') AND i.raised <= ?1" \
	" AND i.last > ?1 AND i.gone = " NEVER " AND " NOT_ENDED \
	" UNION ALL SELECT i.id FROM issue i INDEXED BY issue_closed WHERE i.closed > ?1 AND i.raised <= ?1 AND i.gone = " NEVER \
	" AND " NOT_ENDED ")"
/* Common table was(id, list, open): their list then (NULL: none yet), and whether nobody had them in hand (R9). */
#define WAS \
	"was(id, list, open) AS MATERIALIZED (SELECT l.id, l.list, l.list IS NULL OR (l.list <> 'local' AND NOT EXISTS (SELECT 1 FROM assignment a" \
	" WHERE a.issue_id = l.id AND a.since <= ?1 AND a.until > ?1 AND a.known <= ?1 AND a.gone > ?1 AND (a.role IN ('sole', 'lead')" \
	" OR (a.role = 'assist' AND l.list <> 'transfer')))) FROM (SELECT i.id, CASE WHEN i.dispatched <= ?1 THEN ifnull((SELECT v.was" \
	" FROM move v WHERE v.issue_id = i.id AND v.at > ?1 ORDER BY v.at, v.event LIMIT 1), i.list) END AS list FROM live" \
	" JOIN issue i ON i.id = live.id) l)"

/*
 * R15: joint and transfer issues in hand: the last note of the head, the last report up, and since when there was no note: since then, since it
 * came to such a list, or since it was reopened.
 */
#define WATCHED \
	"watched AS (SELECT id, list, noted, reported, max(began, reopened, ifnull(noted, 0)) AS since FROM (SELECT i.id, w.list," \
	" (SELECT max(n.at) FROM note n WHERE n.issue_id = i.id AND n.kind = 'note' AND n.at <= ?1 AND n.gone = " NEVER ") AS noted," \
	" (SELECT max(n.at) FROM note n WHERE n.issue_id = i.id AND n.kind = 'report' AND n.at <= ?1 AND n.gone = " NEVER ") AS reported," \
	" ifnull((SELECT max(v.at) FROM move v WHERE v.issue_id = i.id AND v.at <= ?1 AND v.list IN ('joint', 'transfer')" \
	" AND ifnull(v.was, '') NOT IN ('joint', 'transfer')), i.dispatched) AS began," \
	" ifnull((SELECT max(e.at) FROM event e WHERE e.issue_id = i.id AND e.command = 'reopen' AND e.voided IS NULL AND e.at <= ?1), 0)" \
	" AS reopened FROM was w JOIN issue i ON i.id = w.id WHERE w.list IN ('joint', 'transfer') AND NOT w.open))"
#define UNNOTED "x.since < ?1 - ?11"
#define UNREPORTED "(x.list = 'transfer' AND x.reported IS NULL)"

/* R18: what a dispatch meeting must deal with and none has, why and since when; missed: those held since, meeting: the first of them. */
#define UNTABLED \
	"untabled AS (SELECT t.*, (SELECT count(*) FROM meeting m WHERE m.station_id = t.station_id AND m.kind = 'dispatch'" \
	" AND m.state = 'held' AND m.gone = " NEVER " AND m.at <= ?1 AND m.at >= t.since) AS missed," \
	" (SELECT m.id FROM meeting m WHERE m.station_id = t.station_id AND m.kind = 'dispatch' AND m.state = 'held' AND m.gone = " NEVER \
	" AND m.at <= ?1 AND m.at >= t.since ORDER BY m.at, m.id LIMIT 1) AS meeting" \
	" FROM (SELECT i.id, i.station_id, min(ifnull(i.unable, " NEVER "), iif(w.open OR w.list = 'local', i.raised + ?12, " NEVER ")) AS since," \
	" CASE WHEN i.unable <= ?1 THEN 'unable' WHEN w.open THEN 'open' ELSE 'local' END AS ground FROM was w JOIN issue i ON i.id = w.id" \
	" WHERE i.unable <= ?1 OR ((w.open OR w.list = 'local') AND i.raised + ?12 < ?1)) t" \
	" WHERE NOT EXISTS (SELECT 1 FROM meeting_issue x JOIN meeting m ON m.id = x.meeting_id WHERE x.issue_id = t.id" \
	" AND m.kind = 'dispatch' AND m.state = 'held' AND m.gone = " NEVER " AND m.at <= ?1))"

/* R17: the completion limit as it was at T. */
#define LIMITED \
	"limited(id, close_by) AS (SELECT i.id, ifnull((SELECT v.was_by FROM move v WHERE v.issue_id = i.id AND v.at > ?1" \
	" ORDER BY v.at, v.event LIMIT 1), i.close_by) FROM live JOIN issue i ON i.id = live.id WHERE i.close_by IS NOT NULL)"

/*
 * R24: a deadline is overdue at T while it stands: unmet, not void, its department on the issue, the issue not at its end. ended is where
 * all that stops. Due before until, which may be later than T. Named index: without it the planner may walk every deadline there ever was.
 */
#define STANDING(range, until) \
	"SELECT id FROM deadline INDEXED BY deadline_standing WHERE ended > due AND " range " AND due < " until " AND opened <= ?1" \
	" AND known <= ?1 AND gone > ?1"

#endif
