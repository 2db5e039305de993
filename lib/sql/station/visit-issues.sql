-- The issues an opinion heard on a visit became: rows of show.
SELECT 'issue', @issue_number(s, i) || ' ' || i.state || ': ' || i.title
FROM issue i
JOIN station s ON s.id = i.station_id
WHERE i.visit = :event AND i.gone = @never
ORDER BY i.id;
