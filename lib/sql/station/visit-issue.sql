SELECT event FROM issue WHERE visit = :event AND gone = @never LIMIT 1;
