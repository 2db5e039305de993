-- The packed entries of a :settlement, in the order of its rank
SELECT p.department_id, p.entries, p.data
FROM settled_page p
JOIN settled_rank r ON r.settlement = p.settlement AND r.department_id = p.department_id
WHERE p.settlement = :settlement
ORDER BY r.n;
