-- When one was proposed, and what became of it.
SELECT c.at,
  (SELECT e.status FROM commendation_end e WHERE e.commendation = c.event AND e.gone = @never)
FROM commendation c
WHERE c.event = :event AND c.gone = @never;
