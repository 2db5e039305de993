-- The department of that code or name, or that once had the name.
SELECT id
FROM department
WHERE (code = :code OR name = :name
       OR id IN (SELECT department_id FROM former_name WHERE name = :name))
  AND gone = @never;
