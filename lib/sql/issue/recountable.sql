-- The deadlines a new calendar may move (R26): unmet and not yet past at :at, and misses counted
-- over days no calendar covered.
SELECT d.id, d.kind, d.opened, d.due, d.uncovered, @issue_number(s, i), p.code
FROM deadline d
JOIN issue i ON i.id = d.issue_id
JOIN station s ON s.id = i.station_id
JOIN department p ON p.id = d.department_id
WHERE d.gone = @never AND d.met > d.due AND d.void = @never
  AND ((d.met = @never AND d.due >= :at AND d.ended = @never) OR d.uncovered)
ORDER BY s.code, i.year, i.serial, p.code, d.due;
