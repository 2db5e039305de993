-- The departments scored in :year, and whether they had no load. A span that began in the year is
-- found at once; only without one the older ones are looked through.
SELECT d.id, d.code, d.name,
  CASE WHEN EXISTS (SELECT 1
                    FROM assignment a INDEXED BY assignment_department
                    WHERE a.department_id = d.id AND @known_at(a, :t)
                      AND a.since >= :start AND a.since < min(:end, :t + 1)) THEN 0
       WHEN EXISTS (SELECT 1
                    FROM assignment a INDEXED BY assignment_department
                    WHERE a.department_id = d.id AND @known_at(a, :t)
                      AND a.since < min(:start, :t + 1) AND a.until > :start) THEN 0
       ELSE 1 END
FROM department d
WHERE @score_departments(d)
ORDER BY d.id;
