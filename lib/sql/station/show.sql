-- All about a station at :t, on :day.
SELECT field, value, nullif(since, 0) AS since, until
FROM (SELECT 1 AS n, 'code' AS field, code AS value, 0 AS since, NULL AS until, 0 AS k
      FROM station WHERE id = :id
      UNION ALL
      SELECT 2, 'street', street, 0, NULL, 0 FROM station WHERE id = :id
      UNION ALL
      SELECT 3, 'community', community, 0, NULL, 0 FROM station WHERE id = :id
      UNION ALL
      SELECT 4, 'founded', founded, 0, NULL, 0 FROM station WHERE id = :id
      UNION ALL
      SELECT iif(role = 'head', 5, 6), role, name, since, until, since
      FROM post
      WHERE station_id = :id
      UNION ALL
      SELECT 7, 'members', count(*), 0, NULL, 0
      FROM member m
      WHERE station_id = :id AND @member_at(m, :t)
      UNION ALL
      SELECT 8, 'department', code || ' ' || name, 0, NULL, id
      FROM department
      WHERE stationed_id = :id AND gone = @never
      UNION ALL
      SELECT 8.1, 'director', d.code || ' ' || r.person, 0, NULL, 0
      FROM director r
      JOIN department d ON d.id = r.department_id
      WHERE r.station_id = :id AND @held_on(r, :day)
      UNION ALL
      SELECT 8.2, 'squad', q.name || ifnull(' (' || q.leader || ')', ''), 0, NULL, 0
      FROM squad q
      WHERE q.station_id = :id AND @held_on(q, :day)
      UNION ALL
      SELECT 8.3, iif(g.parent IS NULL, 'grid', 'cell'),
        g.code || ' ' || g.name || ifnull(' (' || g.leader || ')', ''), 0, NULL, 0
      FROM grid g
      WHERE g.station_id = :id AND @held_on(g, :day)
      UNION ALL
      SELECT 8.4, 'party ' || p.level,
        p.code || ' ' || p.name || ifnull(' (' || p.secretary || ')', ''), 0, NULL, 0
      FROM party p
      WHERE p.station_id = :id AND @held_on(p, :day)
      UNION ALL
      SELECT *
      FROM (SELECT 8.5, 'wechat', state, at, NULL, 0
            FROM wechat
            WHERE station_id = :id AND at <= :t AND gone = @never
            ORDER BY at DESC, event DESC
            LIMIT 1)
      UNION ALL
      SELECT 8.6, 'case', title, at, NULL, at
      FROM model
      WHERE station_id = :id AND issue_id IS NULL AND at <= :t AND gone = @never
      UNION ALL
      SELECT 8.7, 'consultation', c.matter || ' ' || d.code || ifnull(' ' || c.person, ''),
        c.at, c.due, c.at
      FROM consult c
      JOIN department d ON d.id = c.department_id
      WHERE c.station_id = :id AND c.at <= :t AND c.due >= :t AND c.gone = @never
        AND NOT EXISTS (SELECT 1
                        FROM consult_answer a
                        WHERE a.consult_id = c.id AND a.gone = @never)
      UNION ALL
      SELECT 9, 'issues ' || state, count(*), 0, NULL,
        instr('open dispatched resolved closed cancelled duplicate', state)
      FROM issue
      WHERE station_id = :id AND gone = @never
      GROUP BY state)
ORDER BY n, k, value;
