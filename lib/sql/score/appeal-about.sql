-- The misses that an appeal is about.
SELECT d.kind || ' ' || civil_text(d.due) || iif(d.met < @never, ' ' || civil_text(d.met), '')
FROM appeal a, deadline d INDEXED BY deadline_issue
WHERE a.event = :event AND @missed_appealed(d, a)
ORDER BY d.due, d.id;
