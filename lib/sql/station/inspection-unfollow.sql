UPDATE inspection
SET followup = NULL, followed = NULL, followed_event = NULL
WHERE followed_event = :event;
