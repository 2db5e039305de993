SELECT 1
FROM meeting_issue x
JOIN meeting m ON m.id = x.meeting_id
WHERE x.issue_id = :issue AND m.gone = @never;
