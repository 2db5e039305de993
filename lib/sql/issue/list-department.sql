-- Issues, from those a department is or was on.
SELECT @list_columns
FROM (SELECT DISTINCT issue_id
      FROM assignment
      WHERE department_id = :department AND gone = @never) its
CROSS JOIN issue i ON i.id = its.issue_id
CROSS JOIN station s ON s.id = i.station_id
WHERE @listed(i)
ORDER BY s.code, i.year, i.serial;
