INSERT INTO succession (department_id, into_id, at, active_to, principal_id, event)
SELECT id, :into, :at, active_to, :principal, :event FROM department WHERE id = :id;
