INSERT INTO move (issue_id, at, event, n, was, list, was_by, close_by)
VALUES (:issue, :at, :event, :n, :was, :list, :was_by, :close_by);
