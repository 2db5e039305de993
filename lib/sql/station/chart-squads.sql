SELECT NULL, q.name, q.leader
FROM squad q
WHERE q.station_id = :parent AND @held_on(q, :day)
ORDER BY q.event;
