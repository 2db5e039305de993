-- The next free code S001, S002 ...
WITH RECURSIVE c (n) AS (
  SELECT 1
  UNION ALL
  SELECT n + 1 FROM c WHERE EXISTS (SELECT 1 FROM station WHERE code = printf('S%03d', n)))
SELECT max(n) FROM c;
