-- R4: who leads or is in a squad, was a member of its station, and is none any more.
SELECT s.code, NULL,
  (SELECT max(m.until)
   FROM member m
   WHERE m.station_id = s.id AND m.name = x.name AND m.gone = @never),
  t.name || ' ' || x.name
FROM squad t
JOIN station s ON s.id = t.station_id
JOIN (SELECT event, leader AS name FROM squad
      UNION
      SELECT q.event, j.value FROM squad q, json_each(q.members) j) x ON x.event = t.event
WHERE @station_checked(s) AND @held_on(t, :day)
  AND EXISTS (SELECT 1
              FROM member m
              WHERE m.station_id = s.id AND m.name = x.name AND m.gone = @never AND m.until <= :t)
  AND NOT EXISTS (SELECT 1
                  FROM member m
                  WHERE m.station_id = s.id AND m.name = x.name AND @member_at(m, :t))
ORDER BY s.code, t.event, x.name;
