-- Code and level of a department, and whether it is active on :day.
SELECT code, level, @active(d, :day)
FROM department d
WHERE d.id = :id;
