SELECT @meeting_number(s, m)
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.id = :id;
