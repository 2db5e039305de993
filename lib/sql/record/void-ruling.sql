UPDATE appeal
SET ruling = NULL, ruled = NULL, ruled_reason = NULL, ruled_event = NULL
WHERE issue_id = (SELECT issue_id FROM event WHERE seq = :event) AND ruled_event = :event;
