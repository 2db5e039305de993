-- Whether that row says already what is said now.
SELECT 1
FROM attendance
WHERE id = :id AND ifnull(:status, status) = status AND (:status IS NULL OR proxy IS :proxy)
  AND invited >= :invited;
