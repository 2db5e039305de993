SELECT @issue_number(s, i), i.ref
FROM issue i
JOIN station s ON s.id = i.station_id
WHERE i.id = :id;
