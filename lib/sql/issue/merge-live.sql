-- The issues at which the departments that an event ended are.
SELECT DISTINCT a.issue_id
FROM succession x
CROSS JOIN assignment a ON a.department_id = x.department_id
WHERE x.event = :event AND a.until = @never AND a.gone = @never
ORDER BY a.issue_id;
