-- Whether the department was settled as without load and has some, or the other way round
SELECT 1
FROM settled_rank r
WHERE r.settlement = :settlement AND r.department_id = :department
  AND r.no_load = EXISTS (SELECT 1
                          FROM assignment a INDEXED BY assignment_department
                          WHERE a.department_id = :department AND @known_at(a, :t)
                            AND a.since < min(:end, :t + 1) AND a.until > :start);
