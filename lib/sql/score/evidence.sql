-- walks feedback: the receipts of a year, of all departments, once a year
-- What the base points of each scored department rest on (R33), of one :department if it is given:
-- meetings, feedback in time; and how soon it gave its first feedback
WITH scored AS MATERIALIZED (
  SELECT d.id, d.code, d.name
  FROM department d
  WHERE @score_departments(d) AND (:department IS NULL OR d.id = :department)),
ruled AS (
  SELECT department_id, sum(points) AS points
  FROM adjustment INDEXED BY adjustment_year
  WHERE year = :year AND kind = 'base' AND at <= :t AND gone > :t
  GROUP BY department_id),
-- deadlines of the year opened by :t, each in one of four states then
owed AS (
  SELECT d.department_id,
    count(*) AS owed,
    sum(d.met <= d.due AND d.met <= :t) AS on_time,
    sum(d.met > d.due AND d.due < :t AND d.waived > :t) AS late,
    sum(d.met > d.due AND d.due < :t AND d.waived <= :t) AS waived
  FROM scored s
  CROSS JOIN deadline d INDEXED BY deadline_department ON d.department_id = s.id
  WHERE d.due >= :start AND d.due < :end AND d.opened <= :t AND d.void > :t AND @known_at(d, :t)
  GROUP BY d.department_id),
receipt AS (
  SELECT f.department_id, count(*) AS receipts
  FROM feedback f
  WHERE f.kind = 'receipt' AND f.at >= :start AND f.at < :end AND f.at <= :t AND f.gone > :t
  GROUP BY f.department_id),
took AS (
  SELECT d.department_id, d.met - d.opened AS seconds,
    row_number() OVER (PARTITION BY d.department_id ORDER BY d.met - d.opened) AS n,
    count(*) OVER (PARTITION BY d.department_id) AS of
  FROM scored s
  CROSS JOIN deadline d INDEXED BY deadline_department ON d.department_id = s.id
  WHERE d.due >= :start AND d.due < :end AND d.kind = 'dispatch' AND d.met <= :t
    AND d.void > :t AND @known_at(d, :t)),
-- the median: the middle value, or the mean of the two in the middle; in tenths of an hour
median AS (
  SELECT department_id, (sum(seconds) / count(*) + 180) / 360 AS hours
  FROM took
  WHERE 2 * n BETWEEN of AND of + 2
  GROUP BY department_id)
SELECT s.code AS department, s.name,
  iif(:min_attendance = 0 OR a.meetings IS NULL
      OR 100 * a.attended >= :min_attendance * a.meetings, :base, 0)
  + ifnull(r.points, 0) AS base,
  ifnull(r.points, 0) AS adjustment,
  ifnull(a.meetings, 0) AS invited,
  ifnull(a.attended, 0) AS attended,
  ifnull(a.proxy, 0) AS proxy,
  @per_mille(a.attended, a.meetings) AS rate,
  ifnull(d.owed, 0) AS owed,
  ifnull(d.on_time, 0) AS on_time,
  ifnull(d.late, 0) AS late,
  ifnull(d.waived, 0) AS waived,
  ifnull(d.owed - d.on_time - d.late - d.waived, 0) AS pending,
  ifnull(e.receipts, 0) AS receipts,
  m.hours
FROM scored s
LEFT JOIN (@score_attendance) a ON a.department_id = s.id
LEFT JOIN ruled r ON r.department_id = s.id
LEFT JOIN owed d ON d.department_id = s.id
LEFT JOIN receipt e ON e.department_id = s.id
LEFT JOIN median m ON m.department_id = s.id
ORDER BY s.code;
