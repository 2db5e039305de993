-- The departments that once had a name, and what they are called now.
SELECT DISTINCT d.id, d.code || ' ' || d.name
FROM former_name f
JOIN department d ON d.id = f.department_id
WHERE f.name = :name AND d.gone = @never;
