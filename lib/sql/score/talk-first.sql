-- When the first miss of :department in the year was due
SELECT d.due
FROM deadline d INDEXED BY deadline_missed
WHERE d.department_id = :department AND d.due >= :start AND d.due < :end AND @missed(d, :t)
ORDER BY d.due
LIMIT 1;
