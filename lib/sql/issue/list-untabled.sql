-- What a dispatch meeting held since should have dealt with (R18).
WITH @live, @was, @untabled
SELECT @list_columns
FROM untabled x
CROSS JOIN issue i ON i.id = x.id
CROSS JOIN station s ON s.id = i.station_id
WHERE x.missed > 0 AND @listed(i)
ORDER BY s.code, i.year, i.serial;
