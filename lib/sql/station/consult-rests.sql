-- The last event that depends on an asking: an answer, the decision, a station asked further.
SELECT max(event)
FROM (SELECT a.event
      FROM consult_answer a
      JOIN consult c ON c.id = a.consult_id
      WHERE c.event = :event AND a.gone = @never
      UNION ALL
      SELECT event FROM consult_decision WHERE consult = :event AND gone = @never
      UNION ALL
      SELECT event FROM consult WHERE asking = :event AND gone = @never);
