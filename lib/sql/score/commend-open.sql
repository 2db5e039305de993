-- One on that ground that is proposed, neither awarded nor dismissed.
SELECT c.event
FROM commendation c
WHERE c.year = :year AND c.ground = :ground
  AND c.department_id IS :department AND c.station_id IS :station AND c.gone = @never
  AND NOT EXISTS (SELECT 1
                  FROM commendation_end e
                  WHERE e.commendation = c.event AND e.gone = @never)
LIMIT 1;
