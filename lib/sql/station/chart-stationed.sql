-- Departments stationed at a station, by themselves or by their director there.
SELECT NULL, d.name, ifnull(r.person, @principal_at(d, :t))
FROM department d
LEFT JOIN director r ON r.department_id = d.id AND r.station_id = :parent AND @held_on(r, :day)
WHERE (d.stationed_id = :parent OR r.event IS NOT NULL) AND @chart_department(d)
ORDER BY d.code;
