-- Issues, station by station.
SELECT @list_columns
FROM station s
CROSS JOIN issue i ON i.station_id = s.id
WHERE @listed(i)
ORDER BY s.code, i.year, i.serial;
