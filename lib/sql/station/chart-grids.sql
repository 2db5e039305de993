SELECT g.code, g.name, g.leader
FROM grid g
WHERE g.station_id = :parent AND g.parent IS NULL AND @held_on(g, :day)
ORDER BY g.code;
