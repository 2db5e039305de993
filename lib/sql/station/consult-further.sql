-- Asks one more station what :asking asked.
INSERT INTO consult (event, asking, station_id, department_id, person, matter, title, at, due)
SELECT :event, :asking, :station, department_id, person, matter, title, :at, :due
FROM consult
WHERE event = :asking
LIMIT 1;
