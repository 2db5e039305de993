@commendations
WHERE c.event = :event;
