INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, waived, ended,
  uncovered, flagged, event, known, gone, number_key)
SELECT i.id, :department, :kind, :opened, :due, :met, :void, :waived, :ended,
  :uncovered, :flagged, :event, :known, :gone, @issue_number_key(s, i)
FROM issue i
JOIN station s ON s.id = i.station_id
WHERE i.id = :issue;
