-- The talks on record of the year, of one :department if it is given
SELECT t.event, t.department_id, t.ground, t.status, t.issue_id, t.at, @issue_number(s, i), i.ref
FROM talk t
LEFT JOIN issue i ON i.id = t.issue_id
LEFT JOIN station s ON s.id = i.station_id
WHERE t.year = :year AND t.at <= :t AND t.gone > :t
  AND (:department IS NULL OR t.department_id = :department)
ORDER BY t.event;
