INSERT INTO event
  (seq, recorded_at, at, actor, program, command, issue_id, args, decided, reason, now)
VALUES
  (:seq, :recorded, :at, :actor, :program, :command, :issue, :args, :decided, :reason, :now);
