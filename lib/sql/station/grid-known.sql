-- Whether a text is the code or name of a grid the station has on :day; no row where it has none.
SELECT max(code = :grid OR name = :grid)
FROM grid
WHERE station_id = :station AND @held_on(grid, :day)
HAVING count(*) > 0;
