-- The stations that were to be asked, and were not.
WITH @stationed
SELECT group_concat(code, ', ')
FROM (SELECT code
      FROM stationed
      WHERE id NOT IN (SELECT station_id FROM consult WHERE event = :event)
      ORDER BY code);
