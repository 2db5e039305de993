SELECT d.code, d.name, d.level, s.code, d.active_from, d.active_to
FROM department d
LEFT JOIN station s ON s.id = d.stationed_id
WHERE d.id = :id;
