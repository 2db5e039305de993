-- When the last fact of a department was, whatever it is.
SELECT max(t)
FROM (SELECT max(since) AS t FROM assignment WHERE department_id = :id AND gone = @never
      UNION ALL
      SELECT max(until)
      FROM assignment
      WHERE department_id = :id AND gone = @never AND until < @never
      UNION ALL
      SELECT max(f.at)
      FROM assignment a
      JOIN feedback f ON f.issue_id = a.issue_id AND f.department_id = a.department_id
      WHERE a.department_id = :id AND a.until = @never AND f.gone = @never
      UNION ALL
      SELECT max(m.at)
      FROM attendance a
      JOIN meeting m ON m.id = a.meeting_id
      WHERE a.department_id = :id AND a.gone = @never AND m.state = 'held' AND m.gone = @never
      UNION ALL
      SELECT max(at) FROM decision WHERE department_id = :id AND gone = @never
      UNION ALL
      SELECT max(filed) FROM appeal WHERE department_id = :id AND gone = @never
      UNION ALL
      SELECT max(at) FROM adjustment WHERE department_id = :id AND gone = @never
      UNION ALL
      SELECT max(at) FROM talk WHERE department_id = :id AND gone = @never
      UNION ALL
      SELECT max(max(since, iif(until < @never, until, since)))
      FROM principal
      WHERE department_id = :id
      UNION ALL
      SELECT max(at) FROM succession WHERE into_id = :id AND gone = @never);
