UPDATE feedback
SET gone = :now
WHERE issue_id = (SELECT issue_id FROM event WHERE seq = :event) AND event = :event;
