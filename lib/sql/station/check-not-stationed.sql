-- R3: stations at which no department is stationed, with a director or a member or by its own word.
SELECT s.code, NULL, s.founded, NULL
FROM station s
WHERE @station_checked(s)
  AND NOT EXISTS (SELECT 1
                  FROM department d
                  WHERE d.stationed_id = s.id AND d.gone = @never AND @active(d, :day))
  AND NOT EXISTS (SELECT 1 FROM director r WHERE r.station_id = s.id AND @held_on(r, :day))
  AND NOT EXISTS (SELECT 1
                  FROM member m
                  WHERE m.station_id = s.id AND m.department_id IS NOT NULL AND @member_at(m, :t))
ORDER BY s.code;
