SELECT id FROM station WHERE code = :code AND gone = @never;
