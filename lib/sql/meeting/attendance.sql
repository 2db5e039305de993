-- Who was asked to the meetings of a period, and came, as known at :t.
SELECT @meeting_number(s, m) AS meeting,
  m.at, s.code AS station, m.kind, a.who, d.name AS department, a.status, a.proxy AS sent,
  a.invited AS invitation,
  @uninvited(a, m, :t) AS uninvited,
  a.event, a.known AS "+noted"
FROM attendance a
JOIN meeting m ON m.id = a.meeting_id
JOIN station s ON s.id = m.station_id
LEFT JOIN department d ON d.id = a.department_id
WHERE @known_at(a, :t) AND m.gone > :t AND m.state <> 'cancelled' AND @meeting_chosen(m)
  AND (:department IS NULL OR a.department_id = :department)
  AND (:meeting IS NULL OR m.id = :meeting)
  AND (:status IS NULL OR a.status = :status)
ORDER BY s.code, m.year, m.serial, instr('present proxy leave absent invited', a.status), a.who;
