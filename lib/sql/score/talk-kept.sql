-- Whether :department kept a deadline between two misses; nothing but the index is read
SELECT 1
FROM deadline d INDEXED BY deadline_department
WHERE d.department_id = :department
  AND (d.due, d.number_key, d.opened, d.id) > (:due1, :key1, :opened1, :id1)
  AND (d.due, d.number_key, d.opened, d.id) < (:due2, :key2, :opened2, :id2)
  AND @on_time(d) AND @counted(d)
LIMIT 1;
