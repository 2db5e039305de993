-- What was done about a decision: rows of show.
SELECT 'followup', civil_text(at) || iif(done, ' ✓ ', ' ') || text
FROM follow
WHERE decision = :event AND at <= :t AND gone > :t
ORDER BY at, event;
