-- R4: cells whose grid is not there on :day; since the day after that ended, if it did.
SELECT s.code, NULL,
  ifnull((SELECT date(max(above."to"), '+1 day')
          FROM grid above
          WHERE above.code = t.parent AND above.gone = @never AND above."to" < :day), t."from"),
  t.code || ' ' || t.name || ifnull(' (' || t.parent || ')', '')
FROM grid t
JOIN station s ON s.id = t.station_id
WHERE @station_checked(s) AND @held_on(t, :day) AND t.parent IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM grid above WHERE above.code = t.parent AND @held_on(above, :day))
ORDER BY s.code, t.event;
