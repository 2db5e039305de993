-- One that the office proposed by :at and that nobody has dealt with, as known at :known.
SELECT p.event
FROM talk_proposal p
WHERE p.year = :year AND p.department_id = :department AND p.at <= :at AND p.gone > :known
  AND NOT EXISTS (SELECT 1
                  FROM talk t INDEXED BY talk_department
                  WHERE t.department_id = p.department_id AND t.proposal = p.event
                    AND t.gone > :known)
LIMIT 1;
