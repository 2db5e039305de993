-- Whether the department was settled and is not scored now, or the other way round
SELECT 1
WHERE EXISTS (SELECT 1
              FROM settled_rank r
              WHERE r.settlement = :settlement AND r.department_id = :department)
  <> EXISTS (SELECT 1
             FROM department d
             WHERE d.id = :department AND @score_departments(d));
