SELECT event, department_id, filed, ruled, ruling = 'upheld'
FROM appeal
WHERE issue_id = :issue AND gone = @never
ORDER BY event;
