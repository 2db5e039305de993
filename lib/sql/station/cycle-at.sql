-- The version of a cycle that was known at :t.
SELECT event
FROM cycle
WHERE code = :code AND @known_at(cycle, :t)
ORDER BY @event_of(cycle) DESC
LIMIT 1;
