INSERT INTO meeting_item (meeting_id, topic, issue_id, text, event)
VALUES (:meeting, :topic, :issue, :text, :event);
