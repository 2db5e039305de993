@appeals
WHERE a.gone = @never
  AND (:issue IS NULL OR i.id = :issue)
  AND (:department IS NULL OR p.id = :department)
  AND (:station IS NULL OR s.id = :station)
  AND a.filed BETWEEN :since AND :until
  AND (NOT :open OR a.ruling IS NULL)
ORDER BY a.event;
