-- For those of whom nothing stands: what was last said of them, before event :before if that is not
-- 0, by an event that stands.
INSERT INTO attendance (meeting_id, status, who, department_id, proxy, invited, known, event)
SELECT meeting_id, status, who, department_id, proxy, invited, :at, event
FROM attendance
WHERE id IN (SELECT max(a.id)
             FROM attendance a
             LEFT JOIN event e ON e.seq = a.event
             WHERE a.meeting_id = :meeting AND e.voided IS NULL
               AND (:before = 0 OR a.event < :before)
               AND NOT EXISTS (SELECT 1
                               FROM attendance x
                               WHERE x.meeting_id = :meeting AND x.who = a.who AND x.gone = @never)
             GROUP BY a.who)
ORDER BY id;
