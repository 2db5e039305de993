-- The first part of an issue that is still there, and the event that registered it.
SELECT id, event
FROM issue
WHERE part_of = :issue AND gone = @never
ORDER BY id
LIMIT 1;
