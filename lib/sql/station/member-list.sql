-- Members at any time from :since to :until as known at :t, those of a :station, :department and
-- :category if given.
@member_rows
WHERE m.gone > :t AND m.since <= :until AND m.until > :since
  AND (:station IS NULL OR m.station_id = :station)
  AND (:department IS NULL OR m.department_id IN @department_former(:department, :t))
  AND (:category IS NULL OR m.category = :category)
ORDER BY s.code, m.since, m.event;
