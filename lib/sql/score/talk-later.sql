-- Talks about runs of the same department, later than that of :event.
SELECT l.event, l.department_id, l.year
FROM talk t
JOIN talk l INDEXED BY talk_department
  ON l.department_id = t.department_id AND l.ground = 'consecutive' AND l.at > t.at
  AND l.gone > :now
WHERE t.event = :event AND t.ground = 'consecutive'
ORDER BY l.event;
