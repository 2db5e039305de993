UPDATE inspection
SET followup = :followup, followed = :at, followed_event = :by
WHERE event = :event;
