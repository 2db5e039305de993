UPDATE assignment
SET role = :role, responsible = :responsible, until = :until, done_from = :done_from,
  done_event = :done_event, until_event = :until_event
WHERE id = :id;
