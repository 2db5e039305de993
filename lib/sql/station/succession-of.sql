-- What a department that ended went into, and when.
SELECT d.code, s.code, x.at
FROM succession x
JOIN department d ON d.id = x.department_id
JOIN department s ON s.id = x.into_id
WHERE x.department_id = :id AND x.gone = @never;
