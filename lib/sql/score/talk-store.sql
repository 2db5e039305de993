INSERT INTO talk (event, department_id, ground, year, status, at, issue_id, kind, opened, person,
  held_by, text, outcome, proposal)
VALUES (:event, :department, :ground, :year, :status, :at, :issue, :kind, :opened, :person,
  :by, :text, :outcome, :proposal);
