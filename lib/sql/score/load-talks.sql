-- The talks of a :settlement as they are compared
SELECT t.department_id, d.code, t.length, t.principal, t.ground, t.first, t.last, t.first_ref,
  t.last_ref, t.status
FROM settled_talk t
JOIN department d ON d.id = t.department_id
WHERE t.settlement = :settlement
ORDER BY t.n;
