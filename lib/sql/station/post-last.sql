-- When a post last changed hands.
SELECT max(iif(until < @never, until, since)) FROM post WHERE station_id = :station AND role = :role;
