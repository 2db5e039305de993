SELECT id FROM department WHERE code = :code AND gone = @never;
