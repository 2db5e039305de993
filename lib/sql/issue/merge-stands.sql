SELECT 1 FROM succession WHERE event = :event AND gone = @never;
