-- The deadlines missed at :t that no run of flag has told of yet, due from :since on (R24).
SELECT d.id
FROM deadline d INDEXED BY deadline_unflagged
JOIN department p ON p.id = d.department_id
WHERE @missed(d, :t) AND d.flagged IS NULL AND d.due >= :since
ORDER BY d.due, d.number_key, p.code, d.opened, d.kind;
