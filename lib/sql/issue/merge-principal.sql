SELECT id FROM principal WHERE department_id = :department AND until = @never;
