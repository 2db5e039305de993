SELECT id, since
FROM member
WHERE station_id = :station AND name = :name AND until = @never AND gone = @never;
