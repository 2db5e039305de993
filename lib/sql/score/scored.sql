-- The departments scored in :year, in their order; :department if it is one of them
SELECT s.id
FROM @scored s
ORDER BY s.code;
