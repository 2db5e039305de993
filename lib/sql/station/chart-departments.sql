SELECT NULL, d.name, @principal_at(d, :t)
FROM department d
WHERE d.level = 'district' AND @chart_department(d)
ORDER BY d.code;
