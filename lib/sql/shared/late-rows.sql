-- late_rows: the rows of overdue and flag, over a table hit(id) of deadlines, as known at :t
SELECT @issue_number(s, i) AS number, i.ref, s.code AS station, p.code AS department,
  (SELECT role
   FROM assignment a INDEXED BY assignment_issue
   WHERE a.issue_id = d.issue_id AND a.department_id = d.department_id AND a.since <= :t
     AND @known_at(a, :t)
   ORDER BY a.since DESC, a.id DESC
   LIMIT 1) AS role,
  d.kind, i.title, d.opened, d.due, civil_day(:t) - civil_day(d.due) AS days_late
FROM hit
CROSS JOIN deadline d ON d.id = hit.id
JOIN issue i ON i.id = d.issue_id
JOIN station s ON s.id = i.station_id
JOIN department p ON p.id = d.department_id
