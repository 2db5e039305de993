-- A membership of the same person in that time.
SELECT id
FROM member
WHERE station_id = :station AND name = :name AND gone = @never
  AND until > :since AND since < :until
LIMIT 1;
