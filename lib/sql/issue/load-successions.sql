-- All mergers of departments: they are few.
SELECT department_id, into_id, at
FROM succession
WHERE gone = @never;
