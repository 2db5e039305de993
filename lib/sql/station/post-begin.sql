-- Those of :names who do not hold the post yet hold it, in the order they are named.
INSERT INTO post (station_id, role, name, since, event)
SELECT :station, :role, value, :at, :event
FROM (SELECT value, min(key) AS k FROM json_each(:names) GROUP BY value)
WHERE value NOT IN (SELECT name FROM post WHERE @post_held)
ORDER BY k;
