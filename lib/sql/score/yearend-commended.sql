-- How often each department was commended
SELECT c.department_id, count(*)
FROM commendation c
JOIN commendation_end e ON e.commendation = c.event
WHERE c.year = :year AND c.department_id IS NOT NULL AND c.gone > :t
  AND e.status = 'awarded' AND e.at <= :t AND e.gone > :t
GROUP BY c.department_id;
