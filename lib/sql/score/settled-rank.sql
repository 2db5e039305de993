-- The rank of a :settlement, without the numbers of the rules
SELECT r.department_id, d.code, r.name, r.place, r.total, r.no_load, r.mark
FROM settled_rank r
JOIN department d ON d.id = r.department_id
WHERE r.settlement = :settlement
ORDER BY r.n;
