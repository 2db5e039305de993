-- R2: stations with more deputies than station.deputies_max (:deputies).
SELECT s.code, NULL, max(p.since), @deputies_at(s, :t)
FROM station s
JOIN post p ON p.station_id = s.id AND p.role = 'deputy' AND @in_force(p, :t)
WHERE @station_checked(s)
GROUP BY s.id
HAVING count(*) > :deputies
ORDER BY s.code;
