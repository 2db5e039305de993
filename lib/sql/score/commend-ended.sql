SELECT 1
FROM commendation_end
WHERE commendation = :event AND gone = @never;
