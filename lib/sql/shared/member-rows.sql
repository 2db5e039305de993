-- member_rows: what is listed of memberships m
SELECT m.event, s.code AS station, m.name, m.category, d.code AS department, m.since, m.until
FROM member m
JOIN station s ON s.id = m.station_id
LEFT JOIN department d ON d.id = m.department_id
