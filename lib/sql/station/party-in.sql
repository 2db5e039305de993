-- The station of a body of the party line, and its level.
SELECT station_id, level
FROM party
WHERE code = :code AND gone = @never
ORDER BY event DESC
LIMIT 1;
