-- The same for what-if, with what happened: of the second side, or where only the first has it
WITH side AS (
  SELECT department_id, rule, ifnull(issue_id, 0) AS issue_id,
    sum(iif(side = 0, points, NULL)) AS points_a,
    sum(iif(side = 1, points, NULL)) AS points_b,
    max(iif(side = 0, score_say(rule, at, evidence), NULL)) AS text_a,
    max(iif(side = 1, score_say(rule, at, evidence), NULL)) AS text_b
  FROM temp.settled_entry
  GROUP BY department_id, rule, ifnull(issue_id, 0))
SELECT d.code AS department, e.rule, @issue_number(s, i) AS issue, i.ref, e.points_a, e.points_b,
  ifnull(e.text_b, e.text_a) AS evidence
FROM side e
JOIN department d ON d.id = e.department_id
LEFT JOIN issue i ON i.id = e.issue_id
LEFT JOIN station s ON s.id = i.station_id
WHERE e.points_a IS NOT e.points_b
ORDER BY d.code, score_place(e.rule), s.code, i.year, i.serial;
