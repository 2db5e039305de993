-- adjustment_entries(name, kind): the entries of a rule whose points the office gives itself
SELECT {name} AS rule, s.id AS department_id, a.at, NULL AS issue_id, a.event, a.points,
  'r' || char(9) || a.reason || score_year_mark(a.at, e.recorded_at, e.reason) AS evidence
FROM @scored s
CROSS JOIN adjustment a INDEXED BY adjustment_year ON a.year = :year AND a.department_id = s.id
LEFT JOIN event e ON e.seq = a.event
WHERE a.kind = {kind} AND a.at <= :t AND a.gone > :t
