-- Changes of list or departments (R14); :over: of issues moved more than :warn times; :year_end:
-- changes of list in the last :year_end_days of a year only.
WITH changes AS (
  SELECT v.*,
    (SELECT max(n)
     FROM move
     WHERE issue_id = v.issue_id AND at <= :t) AS times,
    v.was <> v.list
    AND CAST(julianday(substr(civil_text(v.at), 1, 4) || '-12-31')
             - julianday(substr(civil_text(v.at), 1, 10)) AS INTEGER) < :year_end_days AS late
  FROM move v
  WHERE v.at <= :t AND (v.n IS NOT NULL OR v.was <> v.list))
SELECT @issue_number(s, i) AS number, i.ref, s.code AS station, i.state, i.title,
  c.at, e.command, c.was AS from_list, c.list,
  @departments_changed(c, until_event, event) AS withdrawn,
  @departments_changed(c, event, until_event) AS added,
  c.n, c.times AS moves, c.late AS year_end, e.actor, e.reason, c.event
FROM changes c
JOIN issue i ON i.id = c.issue_id
JOIN station s ON s.id = i.station_id
JOIN event e ON e.seq = c.event
WHERE i.gone = @never AND @chosen(i, c.at)
  AND (NOT :over OR c.times > :warn)
  AND (NOT :year_end OR c.late)
ORDER BY s.code, i.year, i.serial, c.at, c.event;
