-- The parts of the issue :whole that was split.
SELECT @list_columns
FROM issue i INDEXED BY issue_part
CROSS JOIN station s ON s.id = i.station_id
WHERE i.part_of = :whole AND i.gone = @never
ORDER BY s.code, i.year, i.serial;
