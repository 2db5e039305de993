-- Live issues whose completion limit lies before :before (R17): how often it was extended, and
-- who approved the last extension.
WITH @live, @limited
SELECT @issue_number(s, i) AS number, i.ref, s.code AS station, i.title,
  @issue_departments(i) AS departments, limited.close_by,
  civil_day(:t) - civil_day(limited.close_by) AS days_late,
  (SELECT count(*)
   FROM event e
   WHERE e.issue_id = i.id AND e.program = 'hl-issue' AND e.command = 'extend'
     AND e.voided IS NULL AND e.at <= :t) AS extended,
  (SELECT json_extract(e.args, '$.approver')
   FROM event e
   WHERE e.issue_id = i.id AND e.program = 'hl-issue' AND e.command = 'extend'
     AND e.voided IS NULL AND e.at <= :t
   ORDER BY e.at DESC, e.seq DESC
   LIMIT 1) AS approver
FROM limited
JOIN issue i ON i.id = limited.id
JOIN station s ON s.id = i.station_id
WHERE limited.close_by < :before AND @chosen(i, i.raised)
ORDER BY limited.close_by, s.code, i.year, i.serial;
