-- What an issue itself says, as show prints it: a column a field, nothing is left out.
SELECT @issue_number(s, i) AS number, nullif(i.ref, '') AS ref, s.code AS station, i.state, i.list,
  i.category, i.title, nullif(i.detail, '') AS detail, i.source, nullif(i.grid, '') AS grid,
  i.nature, i.difficulty, nullif(i.promise, '') AS promise, nullif(i.agent, '') AS agent,
  @issue_departments(i) AS departments, nullif(i.task, '') AS task,
  nullif(i.responsible, '') AS responsible, nullif(i.standard, '') AS standard,
  i.raised, i.dispatched, i.closed, i.close_by,
  iif(:contact, nullif(c.data, ''), NULL) AS contact,
  @issue_number_of(i.duplicate_of) AS duplicate_of, @issue_number_of(i.part_of) AS part_of,
  i.unable, CAST(nullif(i.moves, 0) AS TEXT) AS moves,
  iif(i.imported, 'yes', NULL) AS imported_case, CAST(i.visit AS TEXT) AS visit
FROM issue i
JOIN station s ON s.id = i.station_id
LEFT JOIN contact c ON c.id = i.contact_id
WHERE i.id = :id;
