-- any_backdated: whether anything was put on record later than it happened
(SELECT EXISTS (SELECT 1 FROM event e INDEXED BY event_backdated WHERE @backdated(e)))
