-- The numbers of the issues a meeting deals with.
SELECT @issue_number(s, i)
FROM meeting_issue x
JOIN issue i ON i.id = x.issue_id
JOIN station s ON s.id = i.station_id
WHERE x.meeting_id = :id
ORDER BY i.year, i.serial;
