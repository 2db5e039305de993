-- R3: members of a department that is not active.
SELECT s.code, d.code, m.since, m.name
FROM member m
JOIN station s ON s.id = m.station_id
JOIN department d ON d.id = m.department_id
WHERE @station_checked(s) AND @member_at(m, :t) AND NOT @active(d, :day)
ORDER BY s.code, m.since, m.event;
