-- One that stands, says the same and was there before this import.
SELECT event
FROM adjustment
WHERE year = :year AND department_id = :department AND kind = :kind AND points = :points
  AND at = :at AND reason = :reason AND gone = @never AND event < :before
LIMIT 1;
