-- Every event of an issue: its own, meetings that dealt with it, flags of its misses, voidings.
WITH seqs AS (
  SELECT seq FROM event WHERE issue_id = :id
  UNION
  SELECT m.event
  FROM meeting_issue x
  JOIN meeting m ON m.id = x.meeting_id
  WHERE x.issue_id = :id
  UNION
  SELECT flagged FROM deadline WHERE issue_id = :id AND flagged IS NOT NULL
  UNION
  SELECT v.seq
  FROM event e
  JOIN event v ON v.seq = e.voided
  WHERE e.issue_id = :id)
SELECT seq AS event, at, recorded_at, actor, program, command, args, decided, reason, voided
FROM seqs
JOIN event USING (seq)
ORDER BY seq;
