-- What belongs to an issue, as show prints it: a line of text each, under the name of what it is.
WITH parts (n, field, at, k, value) AS (
  SELECT 1, 'assignment', 0, a.id,
    p.code || ' ' || p.name || ' ' || a.role || ' ' || ifnull(a.responsible || ' ', '')
    || civil_text(a.since) || iif(a.until < @never, ' .. ' || civil_text(a.until), '')
  FROM assignment a
  JOIN department p ON p.id = a.department_id
  WHERE a.issue_id = :id AND a.gone = @never
  UNION ALL
  SELECT 2, 'deadline', d.opened, d.id,
    p.code || ' ' || d.kind || ' ' || civil_text(d.opened) || ' .. ' || civil_text(d.due)
    || CASE WHEN d.void < @never THEN ' void ' || civil_text(d.void)
            WHEN d.waived < @never THEN ' waived ' || civil_text(d.waived)
            WHEN d.met <= d.due THEN ' met ' || civil_text(d.met)
            WHEN d.met < @never THEN ' missed, met ' || civil_text(d.met)
            WHEN d.due < :t THEN ' missed'
            ELSE ' running' END
  FROM deadline d
  JOIN department p ON p.id = d.department_id
  WHERE d.issue_id = :id AND d.gone = @never
  UNION ALL
  SELECT 3, 'feedback', f.at, f.id,
    civil_text(f.at) || ' ' || p.code || ' ' || f.kind || ifnull(' (' || f.ruling || ')', '')
    || ifnull(': ' || f.text, '')
  FROM feedback f
  JOIN department p ON p.id = f.department_id
  WHERE f.issue_id = :id AND f.gone = @never
  UNION ALL
  SELECT 4, 'note', at, id, civil_text(at) || ' ' || kind || ': ' || text
  FROM note
  WHERE issue_id = :id AND gone = @never
  UNION ALL
  SELECT 5, 'move', v.at, v.event,
    civil_text(v.at) || ' ' || ifnull(v.was, '-') || ' > ' || ifnull(v.list, '-')
  FROM move v
  WHERE v.issue_id = :id AND (v.n IS NOT NULL OR v.was <> v.list)
  UNION ALL
  SELECT 6, 'limit', v.at, v.event,
    civil_text(e.at) || ' ' || ifnull(civil_text(v.was_by), '-') || ' > ' || civil_text(v.close_by)
    || ifnull(' ' || json_extract(e.args, '$.approver'), '') || ifnull(': ' || e.reason, '')
  FROM move v
  JOIN event e ON e.seq = v.event
  WHERE v.issue_id = :id AND v.was_by IS NOT v.close_by
  UNION ALL
  SELECT 7, 'part', 0, i.id, @issue_number(s, i) || ' ' || i.state || ' ' || i.title
  FROM issue i
  JOIN station s ON s.id = i.station_id
  WHERE i.part_of = :id AND i.gone = @never
  UNION ALL
  SELECT 8, 'copy', 0, i.id, @issue_number(s, i) || ' ' || i.title
  FROM issue i
  JOIN station s ON s.id = i.station_id
  WHERE i.duplicate_of = :id AND i.state = 'duplicate' AND i.gone = @never
  UNION ALL
  SELECT 9, 'case', at, event, title || ifnull(' ' || published, '')
  FROM model
  WHERE issue_id = :id AND gone = @never
  UNION ALL
  SELECT 10, 'decision', d.at, d.event,
    @meeting_number(s, m) || ' ' || civil_text(d.at) || ': ' || d.text
  FROM decision d
  JOIN meeting m ON m.id = d.meeting_id
  JOIN station s ON s.id = m.station_id
  WHERE d.issue_id = :id AND d.gone = @never
  UNION ALL
  SELECT 11, 'meeting', m.at, m.id,
    @meeting_number(s, m) || ' ' || m.kind || ' ' || civil_text(m.at)
  FROM meeting_issue x
  JOIN meeting m ON m.id = x.meeting_id
  JOIN station s ON s.id = m.station_id
  WHERE x.issue_id = :id AND m.gone = @never)
SELECT field, value
FROM parts
WHERE value <> ''
ORDER BY n, at, k;
