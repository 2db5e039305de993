SELECT id, department_id, rule, at, known, revoked, event
FROM credit
WHERE issue_id = :issue AND revoked = @never
ORDER BY id;
