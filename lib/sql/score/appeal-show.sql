@appeals
WHERE a.event = :event;
