-- The meeting of that station, kind and time, and whether it was held.
SELECT @meeting_number(s, m), m.state = 'held'
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.station_id = :station AND m.kind = :kind AND m.at = :at AND m.gone = @never
  AND m.state <> 'cancelled'
LIMIT 1;
