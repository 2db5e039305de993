SELECT event
FROM issue
WHERE duplicate_of = :issue AND state = 'duplicate' AND gone = @never;
