-- Until when the same membership lasts, recorded before event :before: to the same time, or on.
SELECT until
FROM member
WHERE station_id = :station AND name = :name AND category = :category
  AND department_id IS :department AND since = :since
  AND (until = :until OR until = @never) AND gone = @never AND event < :before
LIMIT 1;
