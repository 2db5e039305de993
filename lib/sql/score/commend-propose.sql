INSERT INTO commendation (event, department_id, station_id, year, ground, at, text)
VALUES (:event, :department, :station, :year, :ground, :at, :text);
