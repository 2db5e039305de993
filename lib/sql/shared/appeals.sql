-- appeals: appeals a with their issue i, station s, department p, and until when they could be filed
SELECT a.event, @issue_number(s, i) AS issue, i.ref, p.code AS department, a.filed, a.reason,
  ifnull(a.ruling, 'pending') AS ruling, a.ruled, a.ruled_reason,
  appeal_by((SELECT max(d.due)
             FROM deadline d INDEXED BY deadline_issue
             WHERE @missed_appealed(d, a)), a.filed) AS appeal_by
FROM appeal a
JOIN issue i ON i.id = a.issue_id
JOIN station s ON s.id = i.station_id
JOIN department p ON p.id = a.department_id
