SELECT id FROM department WHERE (code = :name OR name = :name) AND gone = @never;
