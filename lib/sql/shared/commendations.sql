-- commendations: commendations c, and what became of them by :t
SELECT c.event, c.at, d.code AS department, s.code AS station, c.ground, c.text,
  ifnull(e.status, 'proposed') AS status, e.at AS ruled, e.given_by AS by,
  e.text AS ruled_reason, c.year
FROM commendation c
LEFT JOIN department d ON d.id = c.department_id
LEFT JOIN station s ON s.id = c.station_id
LEFT JOIN commendation_end e ON e.commendation = c.event AND e.at <= :t AND e.gone > :t
