SELECT id FROM department WHERE event = :event AND gone = @never;
