-- What was said of a meeting by event :from or later no longer stands.
UPDATE attendance
SET gone = :at
WHERE meeting_id = :meeting AND event >= :from AND gone = @never;
