-- The issues an event moved, and those their successor has dealt with since where they had been.
SELECT DISTINCT a.issue_id
FROM succession x
CROSS JOIN assignment a ON a.department_id = x.department_id
WHERE x.event = :event
  AND (a.until_event = :event
       OR EXISTS (SELECT 1
                  FROM assignment b
                  WHERE b.issue_id = a.issue_id AND b.department_id = x.into_id
                    AND b.since >= x.at))
ORDER BY a.issue_id;
