-- The row that is in force of somebody at a meeting.
SELECT id FROM attendance WHERE meeting_id = :meeting AND who = :who AND gone = @never;
