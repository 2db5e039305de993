-- The principals that ended with their departments by an event are in office again.
UPDATE principal
SET until = @never
WHERE id IN (SELECT principal_id FROM succession WHERE event = :event);
