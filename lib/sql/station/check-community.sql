-- R6: communities that stand in two streets.
SELECT s.code, NULL, s.founded, o.code || ' ' || o.street || o.community
FROM station s
JOIN station o ON o.community = s.community AND o.id <> s.id
WHERE @station_checked(s) AND @founded(o, :day)
ORDER BY s.code, o.code;
