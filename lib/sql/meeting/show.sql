-- What a meeting was: a row of show each.
SELECT @meeting_number(s, m) AS number,
  s.code || ' ' || s.community AS station,
  m.kind, m.state, m.at,
  CAST(m.duration AS TEXT) AS duration,
  m.place,
  CAST(m.reminder AS TEXT) AS reminder,
  m.chair || ifnull(' (' || m.chair_post || ')', '') AS chair,
  m.agenda, m.occasion AS event, m.plan, m.way, m.method, m.guarantee
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.id = :id;
