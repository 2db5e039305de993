-- What was put on record by :event: a talk held or dismissed, or proposed by the office.
SELECT t.event, t.at, d.code AS department, t.year, t.ground, @issue_number(s, i) AS first,
  i.ref AS first_ref, t.status, t.held_by AS by, t.person, t.outcome, t.text
FROM (SELECT event, at, department_id, year, ground, issue_id, status, held_by, person, outcome,
        text
      FROM talk
      WHERE event = :event
      UNION ALL
      SELECT event, at, department_id, year, 'appraisal', NULL, 'proposed', NULL, NULL, NULL, text
      FROM talk_proposal
      WHERE event = :event) t
JOIN department d ON d.id = t.department_id
LEFT JOIN issue i ON i.id = t.issue_id
LEFT JOIN station s ON s.id = i.station_id;
