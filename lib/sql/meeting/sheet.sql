SELECT @meeting_number(s, m) || ' ' || s.community,
  m.kind, m.at, m.duration, m.state, m.place, m.chair, m.chair_post,
  m.occasion, m.plan, m.way, m.method, m.guarantee, m.agenda
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.id = :id;
