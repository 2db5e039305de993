-- What unflagged finds is told of: all versions of such a deadline are one deadline.
UPDATE deadline
SET flagged = :event
WHERE id IN (
  SELECT version.id
  FROM deadline d INDEXED BY deadline_unflagged
  CROSS JOIN deadline version ON version.issue_id = d.issue_id
    AND version.department_id = d.department_id AND version.kind = d.kind
    AND version.event = d.event AND version.opened = d.opened
  WHERE @missed(d, :t) AND d.flagged IS NULL);
