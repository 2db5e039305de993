UPDATE attendance SET gone = :at WHERE event = :event AND gone = @never;
