UPDATE department
SET active_to = x.active_to
FROM succession x
WHERE x.event = :event AND department.id = x.department_id;
