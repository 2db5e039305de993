-- The misses of :department from :from on, in the order of runs: that of the index, which has all
-- they say
SELECT d.id, d.issue_id, d.due, d.opened, d.kind, d.number_key
FROM deadline d INDEXED BY deadline_missed
WHERE d.department_id = :department AND d.due >= :from AND @missed(d, :t)
ORDER BY d.due, d.number_key, d.opened, d.id;
