-- An issue itself, see read_issue().
SELECT i.station_id, i.year, i.serial, i.raised, i.close_by, i.dispatched, i.closed,
  i.closed_event, i.last, i.fresh, i.fresh_event, i.result, i.result_event, i.moves, i.unable,
  i.duplicate_of, i.station_handles, i.imported, i.state, i.list, i.category, i.task, i.standard,
  i.responsible, s.code
FROM issue i
JOIN station s ON s.id = i.station_id
WHERE i.id = :issue;
