-- The talks the office proposed itself, of one :department if it is given, whatever its level
SELECT event, department_id, at
FROM talk_proposal
WHERE year = :year AND at <= :t AND gone > :t
  AND (:department IS NULL OR department_id = :department)
ORDER BY at, event;
