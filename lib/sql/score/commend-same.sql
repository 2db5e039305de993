-- One that stands, says the same and is older than :before.
SELECT event
FROM commendation
WHERE year = :year AND department_id IS :department AND station_id IS :station
  AND ground = :ground AND at = :at AND text = :text AND gone = @never AND event < :before;
