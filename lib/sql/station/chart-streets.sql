SELECT s.street, s.street, NULL
FROM station s
WHERE @founded(s, :day)
GROUP BY s.street
ORDER BY min(s.code);
