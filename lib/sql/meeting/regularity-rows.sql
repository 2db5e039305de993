-- The same, a row for each period, with the meeting that was held or is planned.
WITH RECURSIVE cell (n) AS (
  SELECT 0
  UNION ALL
  SELECT n + 1 FROM cell WHERE n < 15),
one AS (
  SELECT s.code AS station,
    iif(n < 4, 'joint', 'dispatch') AS kind,
    :year || iif(n < 4, '-Q' || (n + 1), printf('-%02d', n - 3)) AS period,
    regular_status(s.id, s.founded, n) AS status,
    regular_meeting(s.id, n) AS meeting_id,
    n
  FROM station s
  CROSS JOIN cell
  WHERE s.gone = @never AND (:station IS NULL OR s.id = :station))
SELECT station, one.kind, period, status,
  iif(status <> 'missing', station || '-' || m.year || '-M' || printf('%03d', m.serial), NULL)
    AS meeting
FROM one
LEFT JOIN meeting m ON m.id = one.meeting_id
WHERE status IS NOT NULL
  AND (:kind IS NULL OR one.kind = :kind) AND (:status IS NULL OR status = :status)
ORDER BY station, n;
