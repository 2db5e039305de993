-- The stationed-director appraisal of each department
SELECT department_id, score
FROM grade
WHERE year = :year AND at <= :t AND @known_at(grade, :t);
