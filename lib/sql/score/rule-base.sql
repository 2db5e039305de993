-- base (annex 5, 1): :base points for every scored department that attended :min_attendance per
-- cent of its meetings; and what the office ruled of them
SELECT 'base' AS rule, p.id AS department_id, :start AS at, NULL AS issue_id, 0 AS event,
  iif(p.granted, :base, 0) AS points,
  'a' || char(9) || p.meetings || char(9) || p.attended
  || char(9) || iif(p.granted, 0, :min_attendance) AS evidence
FROM (SELECT s.id, ifnull(m.meetings, 0) AS meetings, ifnull(m.attended, 0) AS attended,
        :min_attendance = 0 OR m.meetings IS NULL
        OR 100 * m.attended >= :min_attendance * m.meetings AS granted
      FROM @scored s
      LEFT JOIN (@score_attendance) m ON m.department_id = s.id) p
UNION ALL
@adjustment_entries('base', 'base');
