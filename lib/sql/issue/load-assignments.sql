SELECT a.id, a.department_id, p.level = 'district', a.role, a.responsible, a.since, a.until,
  a.done_from, a.done_event, a.until_event, a.event, a.taken_id
FROM assignment a
JOIN department p ON p.id = a.department_id
WHERE a.issue_id = :issue AND a.gone = @never
ORDER BY a.id;
