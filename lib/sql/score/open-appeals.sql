-- How many appeals about misses of the year nobody has ruled on, and the first of their issues
SELECT count(DISTINCT a.event), min(@issue_number(s, i))
FROM appeal a
JOIN deadline d INDEXED BY deadline_issue
  ON d.issue_id = a.issue_id AND d.department_id = a.department_id
  AND d.met > d.due AND d.due < a.filed AND d.due >= :start AND d.due < :end
  AND d.void > a.filed AND d.gone = @never
JOIN issue i ON i.id = a.issue_id
JOIN station s ON s.id = i.station_id
WHERE a.ruling IS NULL AND a.gone = @never;
