-- late (annex 5, 5): an issue on which feedback was not given in time, once: the first miss of each
-- department and issue, in whatever year (R33); all that it says is in the index
SELECT 'late' AS rule, department_id, due AS at, issue_id, event, NULL AS points,
  'd' || char(9) || kind || char(9) || iif(met <= :t, met, '') AS evidence
FROM (SELECT d.department_id, d.due, d.issue_id, d.event, d.kind, d.met,
        row_number() OVER (PARTITION BY d.department_id, d.issue_id
                           ORDER BY d.due, d.opened, d.id) AS n
      FROM @scored s
      CROSS JOIN deadline d INDEXED BY deadline_missed
        ON d.department_id = s.id AND d.due < :end
      WHERE @score_missed(d))
WHERE n = 1 AND due >= :start
ORDER BY department_id, due, issue_id;
