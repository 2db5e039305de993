SELECT id, department_id, kind, at, ruling, ruled, event
FROM feedback
WHERE issue_id = :issue AND gone = @never
ORDER BY id;
