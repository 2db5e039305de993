SELECT id
FROM issue
WHERE station_id = :station AND year = :year AND serial = :serial AND gone = @never;
