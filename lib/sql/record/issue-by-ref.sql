SELECT id FROM issue WHERE ref = :ref AND gone = @never;
