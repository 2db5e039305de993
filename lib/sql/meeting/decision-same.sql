-- The decision that stands and says the same, recorded before event :before.
SELECT event
FROM decision
WHERE meeting_id = :meeting AND at = :at AND text = :text AND gone = @never AND event < :before
ORDER BY event DESC
LIMIT 1;
