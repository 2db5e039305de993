-- Deadlines that stand at :t and are due before :until (R24).
WITH hit AS (
  @standing(ended = @never, :until)
  UNION ALL
  @standing(ended > :t AND ended < @never, :until))
@late_rows
WHERE (:station IS NULL OR s.id = :station)
  AND (:department IS NULL OR p.id = :department)
  AND (:kind IS NULL OR d.kind = :kind)
ORDER BY d.due, s.code, i.year, i.serial, p.code, d.opened, d.kind;
