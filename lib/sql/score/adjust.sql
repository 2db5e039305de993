INSERT INTO adjustment (event, department_id, year, kind, points, at, reason)
VALUES (:event, :department, :year, :kind, :points, :at, :reason);
