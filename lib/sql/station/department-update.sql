UPDATE department
SET name = :name, level = :level, active_from = :from, active_to = :to
WHERE id = :id;
