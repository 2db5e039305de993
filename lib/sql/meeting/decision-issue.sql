-- The issue that was registered for a decision, and by which event.
SELECT i.id, i.event
FROM decision d
JOIN issue i ON i.id = d.issue_id
JOIN event e ON e.seq = i.event
WHERE d.event = :event AND i.gone = @never
  AND e.args ->> '$.decision' IS NOT NULL
  AND CAST(e.args ->> '$.decision' AS INTEGER) = :event;
