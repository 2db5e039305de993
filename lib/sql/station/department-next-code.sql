-- The next free code D001, D002 ...
WITH RECURSIVE c (n) AS (
  SELECT 1
  UNION ALL
  SELECT n + 1 FROM c WHERE EXISTS (SELECT 1 FROM department WHERE code = printf('D%03d', n)))
SELECT max(n) FROM c;
