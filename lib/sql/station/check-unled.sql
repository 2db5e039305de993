-- R5: nobody has that :role (leader, director) in the leading group or its office.
SELECT NULL, NULL,
  (SELECT max(l."to") FROM leading l WHERE l.role = :role AND l.gone = @never AND l."to" < :day),
  NULL
WHERE :station IS NULL
  AND NOT EXISTS (SELECT 1 FROM leading l WHERE l.role = :role AND @held_on(l, :day));
