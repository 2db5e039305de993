SELECT id, department_id, kind, opened, due, met, void, waived, ended, uncovered, flagged, event,
  known
FROM deadline
WHERE issue_id = :issue AND gone < @never
ORDER BY id;
