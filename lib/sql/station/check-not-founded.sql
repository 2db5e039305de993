-- R7: stations that are not founded on :day, and should have been by :founded_by.
SELECT s.code, NULL, :founded_by, s.founded
FROM station s
WHERE s.gone = @never AND (:station IS NULL OR s.id = :station)
  AND (s.founded IS NULL OR s.founded > :day)
ORDER BY s.code;
