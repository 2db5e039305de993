SELECT id FROM department WHERE name = :name AND gone = @never;
