-- The principal now, and when that last changed.
SELECT (SELECT name FROM principal WHERE department_id = :department AND until = @never),
  max(iif(until < @never, until, since))
FROM principal
WHERE department_id = :department;
