-- What belongs to a meeting: the further rows of show.
SELECT field, value
FROM (SELECT 1 AS part, 'issue' AS field, i.year AS k, i.serial AS l,
        @issue_number(s, i) || ifnull(' ' || i.ref, '') || ' ' || i.title AS value
      FROM meeting_issue x
      JOIN issue i ON i.id = x.issue_id
      JOIN station s ON s.id = i.station_id
      WHERE x.meeting_id = :id
      UNION ALL
      SELECT 2, 'item', n.id, 0,
        n.event || ' ' || n.topic || ifnull(' ' || @issue_number_of(n.issue_id), '')
        || ifnull(' ' || n.text, '')
      FROM meeting_item n
      WHERE n.meeting_id = :id AND n.gone = @never
      UNION ALL
      SELECT 3, 'minutes', 0, 0, max(n.version) || ': ' || n.text
      FROM minutes n
      WHERE n.meeting_id = :id AND n.gone = @never
      HAVING max(n.version) IS NOT NULL
      UNION ALL
      SELECT 4, 'decision', d.at, d.event,
        d.event || ' ' || d.text || ifnull(' ' || p.code, '') || ifnull(' ' || d.person, '')
        || ifnull(' ' || civil_text(d.due), '') || ifnull(' ' || @issue_number_of(d.issue_id), '')
      FROM decision d
      LEFT JOIN department p ON p.id = d.department_id
      WHERE d.meeting_id = :id AND d.gone = @never
      UNION ALL
      SELECT 5, a.status, instr('invited present proxy leave absent', a.status), a.who,
        a.who || ifnull(' ' || d.name, '') || ifnull(' (' || a.proxy || ')', '')
      FROM attendance a
      LEFT JOIN department d ON d.id = a.department_id
      WHERE a.meeting_id = :id AND a.gone = @never)
ORDER BY part, k, l;
