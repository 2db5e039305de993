-- What is wrong with an opinion in a cycle on :day: 1 it has no such :subject, 2 it has not begun.
SELECT CASE
  WHEN :subject NOT IN (SELECT value FROM json_each(subjects)) THEN 1
  WHEN "from" > :day THEN 2 END
FROM cycle
WHERE code = :code AND gone = @never
ORDER BY event DESC
LIMIT 1;
