-- issue_departments(i): the codes of the departments on issue i, or of those that were at its end
(SELECT group_concat(code, ';')
 FROM (SELECT p.code
       FROM assignment a
       JOIN department p ON p.id = a.department_id
       WHERE a.issue_id = {i}.id AND a.gone = @never
         AND (a.until = @never
              OR ({i}.state = 'closed' AND a.until_event = {i}.closed_event)
              OR ({i}.state IN ('cancelled', 'duplicate')
                  AND EXISTS (SELECT 1
                              FROM event e
                              WHERE e.seq = a.until_event
                                AND e.command IN ('cancel', 'duplicate', 'split'))))
       ORDER BY a.id))
