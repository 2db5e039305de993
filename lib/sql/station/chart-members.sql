SELECT NULL, m.name, m.category
FROM member m
WHERE m.station_id = :parent AND @member_at(m, :t)
ORDER BY m.category, m.since, m.event;
