UPDATE meeting_item SET gone = :at WHERE event = :event AND gone = @never;
