INSERT INTO credit (year, department_id, rule, at, known, revoked, issue_id, event)
VALUES (:year, :department, :rule, :at, :known, :revoked, :issue, :event);
