SELECT m.station_id, m.at, @meeting_number(s, m), s.code, m.kind, m.state, m.chair,
  m.occasion IS NOT NULL, m.plan IS NOT NULL
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.id = :id;
