-- The talks of a :settlement, of one :department if it is given
SELECT d.code AS department, t.principal, t.ground, t.first, t.last, t.first_ref, t.last_ref,
  t.length, t.status
FROM settled_talk t
JOIN department d ON d.id = t.department_id
WHERE t.settlement = :settlement AND (:department IS NULL OR d.id = :department)
ORDER BY t.n;
