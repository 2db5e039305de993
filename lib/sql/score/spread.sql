-- The entries of settled pages as rows: of :side 0 or 1, to be listed or compared
INSERT INTO temp.settled_entry (side, department_id, at, rule, issue_id, points, evidence)
VALUES (:side, :department, :at, :rule, :issue, :points, :evidence);
