-- When the last deadline that :department kept before :from was due
SELECT d.due
FROM deadline d INDEXED BY deadline_department
WHERE d.department_id = :department AND d.due < :from AND @on_time(d) AND @counted(d)
ORDER BY d.due DESC
LIMIT 1;
