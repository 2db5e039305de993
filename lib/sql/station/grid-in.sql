-- The station of a grid, and whether it is a cell.
SELECT station_id, parent IS NOT NULL
FROM grid
WHERE code = :code AND gone = @never
ORDER BY event DESC
LIMIT 1;
