-- The issues each department was first late on in :year: those missed before its end, less those
-- missed before its start (R33)
SELECT 'late', d.department_id,
  count(DISTINCT d.issue_id) - count(DISTINCT iif(d.due < :start, d.issue_id, NULL))
FROM deadline d INDEXED BY deadline_missed
WHERE d.due < :end AND @score_missed(d)
GROUP BY d.department_id;
