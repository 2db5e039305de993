-- How many deadlines were missed at :t and no run of flag has told of yet (R24).
SELECT count(*)
FROM deadline d INDEXED BY deadline_unflagged
WHERE @missed(d, :t) AND d.flagged IS NULL;
