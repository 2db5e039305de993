-- Every entry of the year, over common table entry, which rules.c makes of the rules' statements.
-- Run for one :department after the other: sorting them one by one takes a part of the memory, and
-- of the time.
SELECT e.at, d.code AS department, e.rule, score_clause(e.rule) AS clause,
  @issue_number(s, i) AS issue, i.ref,
  ifnull(e.points, score_points(e.rule)) AS points,
  score_say(e.rule, e.at, e.evidence) AS evidence
FROM entry e
JOIN department d ON d.id = e.department_id
LEFT JOIN issue i ON i.id = e.issue_id
LEFT JOIN station s ON s.id = i.station_id
ORDER BY e.at, score_place(e.rule), s.code, i.year, i.serial, e.event;
