SELECT s.code AS station,
  @regular_months(s),
  regular_missing(s.id, s.founded, 4, 16) AS missing
FROM station s
WHERE s.gone = @never AND (:station IS NULL OR s.id = :station)
ORDER BY s.code;
