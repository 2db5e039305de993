-- Whether the meetings due by the quarter and by the month were held (R49): cells 0 to 3 of a station
-- are its quarters, 4 to 15 its months.
SELECT s.code AS station,
  @regular_quarters(s),
  @regular_months(s),
  regular_missing(s.id, s.founded, 0, 16) AS missing
FROM station s
WHERE s.gone = @never AND (:station IS NULL OR s.id = :station)
ORDER BY s.code;
