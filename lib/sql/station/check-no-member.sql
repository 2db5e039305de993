-- R3: stations without members.
SELECT s.code, NULL, s.founded, NULL
FROM station s
WHERE @station_checked(s)
  AND NOT EXISTS (SELECT 1 FROM member m WHERE m.station_id = s.id AND @member_at(m, :t))
ORDER BY s.code;
