SELECT m.station_id
FROM decision d
JOIN meeting m ON m.id = d.meeting_id
WHERE d.event = :event;
