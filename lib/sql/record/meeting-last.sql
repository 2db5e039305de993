-- The number of the last meeting of that :year at the station of that :code.
SELECT @meeting_number(s, m)
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE s.code = :code COLLATE NOCASE AND m.year = :year
ORDER BY m.serial DESC
LIMIT 1;
