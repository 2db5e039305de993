-- All about a department at :t.
SELECT field, value, nullif(since, 0) AS since, until
FROM (SELECT 1 AS n, 'code' AS field, code AS value, 0 AS since, NULL AS until, 0 AS k
      FROM department
      WHERE id = :id
      UNION ALL
      SELECT 2, 'name', name, 0, NULL, 0 FROM department WHERE id = :id
      UNION ALL
      SELECT 2, 'former name', name, 0, until, -until
      FROM former_name
      WHERE department_id = :id
      UNION ALL
      SELECT 3, 'level', level, 0, NULL, 0 FROM department WHERE id = :id
      UNION ALL
      SELECT 4, 'principal', name, since, until, since FROM principal WHERE department_id = :id
      UNION ALL
      SELECT 5, 'stationed', s.code || ' ' || s.community, 0, NULL, 0
      FROM department d
      JOIN station s ON s.id = d.stationed_id
      WHERE d.id = :id
      UNION ALL
      SELECT 6, 'active_from', active_from, 0, NULL, 0 FROM department WHERE id = :id
      UNION ALL
      SELECT 7, 'active_to', active_to, 0, NULL, 0 FROM department WHERE id = :id
      UNION ALL
      SELECT 7, 'successor', d.code || ' ' || d.name, x.at, NULL, 0
      FROM succession x
      JOIN department d ON d.id = x.into_id
      WHERE x.department_id = :id AND x.gone = @never
      UNION ALL
      SELECT 7, 'predecessor', d.code || ' ' || d.name, 0, x.at, x.at
      FROM succession x
      JOIN department d ON d.id = x.department_id
      WHERE x.into_id = :id AND x.gone = @never
      UNION ALL
      SELECT 8, 'members', count(*), 0, NULL, 0
      FROM member m
      WHERE department_id = :id AND @member_at(m, :t)
      UNION ALL
      SELECT 9, 'issues ' || state, count(*), 0, NULL, 0
      FROM issue
      WHERE gone = @never
        AND id IN (SELECT issue_id
                   FROM assignment a
                   WHERE department_id = :id AND @in_force(a, :t) AND gone = @never)
      GROUP BY state)
ORDER BY n, k, value;
