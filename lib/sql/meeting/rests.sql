-- The last minutes or decision of the meeting that an event held.
SELECT max(n.event)
FROM meeting m
JOIN (SELECT event, meeting_id, gone FROM minutes
      UNION ALL
      SELECT event, meeting_id, gone FROM decision) n ON n.meeting_id = m.id
WHERE m.event = :event AND n.gone = @never
HAVING max(n.event) > 0;
