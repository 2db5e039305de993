-- The number of the meeting an event was about, and what became of that since by which event.
SELECT e.decided ->> '$.number',
  (SELECT m.state || ' by event ' || m.event
   FROM meeting m
   JOIN station s ON s.id = m.station_id
   WHERE @meeting_number(s, m) = e.decided ->> '$.number')
FROM event e
WHERE e.seq = :event;
