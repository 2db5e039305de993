SELECT id FROM station WHERE event = :event AND gone = @never;
