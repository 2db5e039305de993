-- Asks all stations at which a department is stationed.
WITH @stationed
INSERT INTO consult (event, station_id, department_id, person, matter, title, at, due)
SELECT :event, id, :department, :person, :matter, :title, :t, :due
FROM stationed
ORDER BY code;
