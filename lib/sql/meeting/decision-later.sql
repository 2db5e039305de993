-- The last follow-up of a decision.
SELECT event FROM follow WHERE decision = :event AND gone = @never ORDER BY event DESC LIMIT 1;
