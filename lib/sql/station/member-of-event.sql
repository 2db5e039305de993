SELECT id FROM member WHERE event = :event AND gone = @never;
