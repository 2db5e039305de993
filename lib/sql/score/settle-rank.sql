INSERT INTO settled_rank (settlement, n, place, department_id, name, total, no_load, mark)
VALUES (:settlement, :n, :place, :department, :name, :total, :no_load, :mark);
