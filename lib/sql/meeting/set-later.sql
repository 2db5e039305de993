-- walks event: from the last one back to :event only
-- The last event after :event that changed, held or called off the same meeting.
SELECT l.seq
FROM event e
JOIN event l ON l.seq > e.seq AND l.program = 'hl-meeting' AND l.command IN ('set', 'hold', 'cancel')
  AND l.voided IS NULL AND l.decided ->> '$.number' = e.decided ->> '$.number'
WHERE e.seq = :event
ORDER BY l.seq DESC
LIMIT 1;
