-- What can be appealed against at :t: nothing due before :oldest. One appeal is against all misses of
-- a department on an issue: a row a pair, the due and the limit those of the latest; of those whose
-- time is over before :before, if given. Not while one is to be ruled on; what was rejected is not
-- appealed against again.
WITH misses AS MATERIALIZED (
  SELECT d.department_id, d.issue_id, count(*) AS n, max(d.due) AS due,
    appeal_by(max(d.due), :t) AS appeal_by
  FROM department p
  CROSS JOIN deadline d INDEXED BY deadline_missed ON d.department_id = p.id
  WHERE d.due >= :oldest AND @missed(d, :t)
    AND (:department IS NULL OR p.id IN @department_former(:department, :t))
    AND NOT EXISTS (
      SELECT 1
      FROM appeal a
      WHERE a.issue_id = d.issue_id AND a.department_id = d.department_id
        AND a.filed <= :t AND a.gone > :t
        AND (a.ruled IS NULL OR a.ruled > :t OR (a.ruling = 'rejected' AND d.due < a.filed)))
  GROUP BY 1, 2)
SELECT @issue_number(s, i) AS issue, i.ref, p.code AS department, i.title, x.n AS count, x.due,
  x.appeal_by, civil_day(x.appeal_by) - civil_day(:t) AS days
FROM misses x
JOIN department p ON p.id = x.department_id
JOIN issue i ON i.id = x.issue_id
JOIN station s ON s.id = i.station_id
WHERE x.appeal_by >= :t
  AND (:station IS NULL OR s.id = :station)
  AND (:before IS NULL OR x.appeal_by < :before)
ORDER BY x.appeal_by, p.code, s.code, i.year, i.serial;
