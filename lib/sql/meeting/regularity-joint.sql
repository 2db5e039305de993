SELECT s.code AS station,
  @regular_quarters(s),
  regular_missing(s.id, s.founded, 0, 4) AS missing
FROM station s
WHERE s.gone = @never AND (:station IS NULL OR s.id = :station)
ORDER BY s.code;
