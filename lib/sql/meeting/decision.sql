-- One decision, as it stands at :t.
SELECT d.event,
  @meeting_number(s, m) AS meeting,
  d.at, s.code AS station, d.text, p.code AS department, d.person, d.due,
  @issue_number_of(d.issue_id) AS issue,
  @decision_done_at(d, :t) AS done_at
FROM decision d
JOIN meeting m ON m.id = d.meeting_id
JOIN station s ON s.id = m.station_id
LEFT JOIN department p ON p.id = d.department_id
WHERE d.event = :event;
