-- Joint and transfer issues without a recent note (R15).
WITH @live, @was, @watched
SELECT @list_columns
FROM watched x
CROSS JOIN issue i ON i.id = x.id
CROSS JOIN station s ON s.id = i.station_id
WHERE @unnoted(x) AND @listed(i)
ORDER BY s.code, i.year, i.serial;
