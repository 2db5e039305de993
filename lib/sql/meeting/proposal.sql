-- What the next dispatch meeting of a :station is to work through at :t (R48): a row for each issue
-- and ground: its feedback is late (R24), it is past its limit (R17), not supervised (R15), in
-- nobody's hands, not tabled (R18); and a row for each decision of earlier meetings that is not
-- carried out.
WITH @live, @was, @watched, @untabled, @limited,
late (id) AS MATERIALIZED (
  @standing(ended = @never, :t)
  UNION ALL
  @standing(ended > :t AND ended < @never, :t)),
hit (k, topic, ground, id, decision, departments, since, due) AS (
  SELECT 1, 'consult', 'overdue', d.issue_id, NULL,
    (SELECT group_concat(code, ';')
     FROM (SELECT DISTINCT p.code
           FROM deadline o
           JOIN department p ON p.id = o.department_id
           WHERE o.issue_id = d.issue_id AND o.id IN (SELECT id FROM late)
           ORDER BY p.code)),
    min(d.opened), min(d.due)
  FROM late
  JOIN deadline d ON d.id = late.id
  GROUP BY d.issue_id
  UNION ALL
  SELECT 2, 'consult', 'expired', x.id, NULL, NULL, NULL, x.close_by
  FROM limited x
  WHERE x.close_by < :t
  UNION ALL
  SELECT 3, 'consult', 'unsupervised', x.id, NULL, NULL, x.since, NULL
  FROM watched x
  WHERE @unnoted(x) OR @unreported(x)
  UNION ALL
  SELECT 4, 'consult', 'open', w.id, NULL, NULL, i.raised, NULL
  FROM was w
  JOIN issue i ON i.id = w.id
  WHERE w.open
  UNION ALL
  SELECT 5, 'consult', 'decision', d.issue_id, d.event, p.code, d.at, d.due
  FROM decision d
  JOIN meeting m ON m.id = d.meeting_id
  LEFT JOIN department p ON p.id = @department_heir(d.department_id, :t, :t)
  WHERE m.station_id = :station AND d.at <= :t AND d.gone > :t
    AND @decision_done_at(d, :t) IS NULL
  UNION ALL
  -- what street and community cannot solve
  SELECT 6, 'difficulty', 'untabled', x.id, NULL, NULL, x.since, NULL
  FROM untabled x)
SELECT h.topic, h.ground,
  @issue_number(s, i) AS number,
  i.ref,
  iif(h.decision IS NULL, i.title,
    (SELECT text FROM decision d WHERE d.event = h.decision)) AS title,
  i.state,
  ifnull(h.departments, @issue_departments(i)) AS departments,
  h.since, h.due,
  civil_day(:t) - civil_day(iif(h.due < :t, h.due, h.since)) AS days,
  h.decision AS "+event", h.id AS "+id"
FROM hit h
LEFT JOIN issue i ON i.id = h.id
LEFT JOIN station s ON s.id = i.station_id
WHERE i.id IS NULL OR i.station_id = :station
ORDER BY h.k, i.year, i.serial, h.decision;
