SELECT NULL, p.name, '@' || p.role
FROM post p
WHERE p.station_id = :parent AND @in_force(p, :t)
ORDER BY p.role = 'deputy', p.since, p.id;
