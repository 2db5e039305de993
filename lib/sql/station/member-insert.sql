INSERT INTO member (station_id, name, category, department_id, since, until, event)
VALUES (:station, :name, :category, :department, :since, :until, :event);
