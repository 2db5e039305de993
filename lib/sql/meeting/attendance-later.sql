-- The last event that said something of the same people: it may hold an invitation of the earlier.
SELECT max(n.event)
FROM attendance a
JOIN attendance n ON n.meeting_id = a.meeting_id AND n.who = a.who AND n.event > a.event
  AND n.gone = @never
WHERE a.event = :event
HAVING max(n.event) > 0;
