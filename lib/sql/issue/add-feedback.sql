INSERT INTO feedback (issue_id, department_id, kind, at, text, ruling, ruled, event)
VALUES (:issue, :department, :kind, :at, :text, :ruling, :ruled, :event);
