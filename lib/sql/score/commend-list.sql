@commendations
WHERE c.at <= :t AND c.gone > :t
  AND (:year IS NULL OR c.year = :year)
  AND (:department IS NULL OR c.department_id = :department)
  AND (:station IS NULL OR c.station_id = :station)
  AND c.at BETWEEN :since AND :until
ORDER BY c.at, c.event;
