-- The meeting that an event last changed.
SELECT id FROM meeting WHERE event = :event AND gone = @never;
