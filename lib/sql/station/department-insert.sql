INSERT INTO department (code, name, level, stationed_id, active_from, active_to, event)
VALUES (:code, :name, :level, :stationed, :from, :to, :event);
