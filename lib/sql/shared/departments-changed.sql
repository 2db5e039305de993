-- departments_changed(v, mine, other): the departments move v brought, or took away: those whose
-- span begins, or ends, with it (mine), but for a change of role
(SELECT group_concat(code, ';')
 FROM (SELECT DISTINCT p.code
       FROM assignment a
       JOIN department p ON p.id = a.department_id
       WHERE a.issue_id = {v}.issue_id AND a.{mine} = {v}.event AND a.gone = @never
         AND NOT EXISTS (SELECT 1
                         FROM assignment o
                         WHERE o.issue_id = {v}.issue_id AND o.department_id = a.department_id
                           AND o.{other} = {v}.event AND o.gone = @never)
       ORDER BY a.id))
