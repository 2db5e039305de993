SELECT event FROM squad WHERE station_id = :station AND name = :name AND @held_on(squad, :day);
