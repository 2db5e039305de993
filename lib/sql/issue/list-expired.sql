-- Live issues past their completion limit (R17).
WITH @live, @limited
SELECT @list_columns
FROM limited x
CROSS JOIN issue i ON i.id = x.id
CROSS JOIN station s ON s.id = i.station_id
WHERE x.close_by < :t AND @listed(i)
ORDER BY s.code, i.year, i.serial;
