SELECT a.event, a.at, d.code AS department, a.year, a.kind, a.points
FROM adjustment a
JOIN department d ON d.id = a.department_id
WHERE a.event = :event;
