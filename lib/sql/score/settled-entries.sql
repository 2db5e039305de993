-- The entries spread, as explain tells them
SELECT e.at, d.code AS department, e.rule, score_clause(e.rule) AS clause,
  @issue_number(s, i) AS issue, i.ref, e.points,
  score_say(e.rule, e.at, e.evidence) AS evidence
FROM temp.settled_entry e
JOIN department d ON d.id = e.department_id
LEFT JOIN issue i ON i.id = e.issue_id
LEFT JOIN station s ON s.id = i.station_id
ORDER BY d.code, e.at, score_place(e.rule), s.code, i.year, i.serial, e.rowid;
