-- What the successor got by an event: a row for each assignment and what is owed on it.
SELECT @issue_number(s, i), d.code, p.code, a.role, o.kind, o.due
FROM succession x
JOIN department d ON d.id = x.department_id
JOIN department p ON p.id = x.into_id
JOIN assignment a ON a.department_id = x.department_id AND a.until_event = :event
JOIN issue i ON i.id = a.issue_id
JOIN station s ON s.id = i.station_id
LEFT JOIN deadline o ON o.issue_id = i.id AND o.department_id = x.into_id AND o.event = :event
WHERE x.event = :event AND a.gone = @never
ORDER BY d.code, s.code, i.year, i.serial, o.due;
