-- walks issue: a sheet of the whole period, printed now and then
-- The four lists. Work the station does itself is its own responsibility.
SELECT row_number() OVER (ORDER BY s.code, i.year, i.serial) AS n,
  @issue_number(s, i) AS number, i.ref AS ref, i.list AS list,
  i.title || ifnull('：' || i.detail, '') AS problem,
  i.task AS task,
  ifnull(@joined(d.code || ifnull(' ' || ifnull(a.responsible, i.responsible), ''), a.role <> 'city'),
    iif(i.state = 'open', NULL, s.code || ifnull(' ' || i.responsible, ''))) AS responsible,
  i.standard AS standard,
  @joined(d.code, 1) AS departments,
  i.dispatched AS dispatched, i.close_by AS close_by, i.state AS state
FROM issue i
JOIN station s ON s.id = i.station_id
WHERE @dispatched_of(i)
ORDER BY s.code, i.year, i.serial;
