-- joined(what, which): of the assignments a to departments d of issue i, of those which, what, joined
-- by ";" in order of code
(SELECT group_concat(x, ';')
 FROM (SELECT {what} AS x
       FROM assignment a INDEXED BY assignment_issue
       JOIN department d ON d.id = a.department_id
       WHERE @at_hand(a, i) AND {which}
       ORDER BY d.code))
