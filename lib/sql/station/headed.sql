SELECT count(*) FROM post WHERE station_id = :station AND role = 'head' AND until = @never;
