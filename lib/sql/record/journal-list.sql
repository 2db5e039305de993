-- walks event: no index by when it was recorded; a listing for people
-- The events recorded from :since to :until. Of an issue are also those that recorded a meeting which
-- dealt with it.
SELECT e.seq AS event, e.at AS at, e.recorded_at AS recorded_at, e.actor AS actor,
  e.program AS program, e.command AS command,
  @issue_number_of(e.issue_id) AS issue,
  e.args AS args, e.decided AS decided, e.reason AS reason, e.voided AS voided
FROM event e
WHERE e.recorded_at BETWEEN :since AND :until
  AND (:issue IS NULL
       OR e.issue_id = :issue
       OR e.seq IN (SELECT m.event
                    FROM meeting_issue x
                    JOIN meeting m ON m.id = x.meeting_id
                    WHERE x.issue_id = :issue))
  AND (:actor IS NULL OR e.actor = :actor)
  AND (:program IS NULL OR e.program = :program OR e.program = 'hl-' || :program)
  AND (:command IS NULL OR e.command = :command)
ORDER BY e.seq;
