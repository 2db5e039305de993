SELECT m.id
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE s.code = :code AND m.year = :year AND m.serial = :serial;
