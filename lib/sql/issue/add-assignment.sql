INSERT INTO assignment (issue_id, department_id, role, responsible, since, until, done_from,
  done_event, until_event, event, known, gone, taken_id)
VALUES (:issue, :department, :role, :responsible, :since, :until, :done_from,
  :done_event, :until_event, :event, :known, :gone, :taken);
