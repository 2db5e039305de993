-- Asks the stations named by their codes (a JSON array).
INSERT INTO consult (event, station_id, department_id, person, matter, title, at, due)
SELECT :event, id, :department, :person, :matter, :title, :t, :due
FROM station
WHERE gone = @never AND code IN (SELECT value FROM json_each(:stations))
ORDER BY code;
