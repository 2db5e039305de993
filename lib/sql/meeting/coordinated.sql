-- The issues of a coordination meeting that was held: it opened deadlines of them (R21).
SELECT x.issue_id
FROM meeting m
JOIN meeting_issue x ON x.meeting_id = m.id
WHERE m.id = :id AND m.kind = 'coordination' AND m.state = 'held'
ORDER BY x.issue_id;
