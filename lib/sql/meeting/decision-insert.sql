INSERT INTO decision (event, meeting_id, at, text, department_id, person, due, issue_id)
VALUES (:event, :meeting, :at, :text, :department, :person, :due, :issue);
