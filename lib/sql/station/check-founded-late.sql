-- R7: stations that were founded after :founded_by.
SELECT s.code, NULL, s.founded, :founded_by
FROM station s
WHERE @station_checked(s) AND s.founded > :founded_by
ORDER BY s.code;
