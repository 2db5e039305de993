UPDATE issue
SET state = :state, list = :list, task = :task, standard = :standard, responsible = :responsible,
  close_by = :close_by, dispatched = :dispatched, closed = :closed, closed_event = :closed_event,
  last = :last, fresh = :fresh, fresh_event = :fresh_event, result = :result,
  result_event = :result_event, moves = :moves, unable = :unable, duplicate_of = :duplicate_of,
  station_handles = :station_handles
WHERE id = :issue;
