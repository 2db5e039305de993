-- R3: members of a category that is not in station.member_categories (:categories, JSON).
SELECT s.code, d.code, m.since, m.name || ' ' || m.category
FROM member m
JOIN station s ON s.id = m.station_id
LEFT JOIN department d ON d.id = m.department_id
WHERE @station_checked(s) AND @member_at(m, :t)
  AND m.category NOT IN (SELECT value FROM json_each(:categories))
ORDER BY s.code, m.since, m.event;
