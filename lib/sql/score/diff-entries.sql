-- The entries spread whose points differ between the sides, by department, rule and issue
WITH side AS (
  SELECT department_id, rule, ifnull(issue_id, 0) AS issue_id,
    sum(iif(side = 0, points, NULL)) AS before,
    sum(iif(side = 1, points, NULL)) AS after
  FROM temp.settled_entry
  GROUP BY department_id, rule, ifnull(issue_id, 0))
SELECT d.code, e.rule, @issue_number(s, i), i.ref, e.before, e.after
FROM side e
JOIN department d ON d.id = e.department_id
LEFT JOIN issue i ON i.id = e.issue_id
LEFT JOIN station s ON s.id = i.station_id
WHERE e.before IS NOT e.after
ORDER BY d.code, score_place(e.rule), s.code, i.year, i.serial;
