-- Joint and transfer issues that lack a note of the head or a report up (R15).
WITH @live, @was, @watched
SELECT @issue_number(s, i) AS number, i.ref, s.code AS station, w.list, i.title,
  @issue_departments(i) AS departments, w.noted, w.reported, w.since,
  civil_day(:t) - civil_day(w.since) AS days_since,
  CASE WHEN @unnoted(w) THEN 'note' || iif(@unreported(w), ';report', '') ELSE 'report' END
    AS lacks
FROM watched w
JOIN issue i ON i.id = w.id
JOIN station s ON s.id = i.station_id
WHERE (@unnoted(w) OR @unreported(w)) AND @chosen(i, i.raised)
ORDER BY s.code, i.year, i.serial;
