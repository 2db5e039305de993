-- R1, R2: stations without a :role (head, deputy); since when, and who was the last.
SELECT s.code, NULL,
  ifnull((SELECT max(p.until)
          FROM post p
          WHERE p.station_id = s.id AND p.role = :role AND p.until <= :t), s.founded),
  (SELECT p.name
   FROM post p
   WHERE p.station_id = s.id AND p.role = :role AND p.until <= :t
   ORDER BY p.until DESC, p.id DESC
   LIMIT 1)
FROM station s
WHERE @station_checked(s)
  AND NOT EXISTS (SELECT 1
                  FROM post p
                  WHERE p.station_id = s.id AND p.role = :role AND @in_force(p, :t))
ORDER BY s.code;
