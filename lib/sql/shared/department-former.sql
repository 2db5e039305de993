-- department_former(id, t): the ids of a department and of those that had gone into it by t: what
-- is on record of them stays under their names
(WITH RECURSIVE former (id) AS (
   SELECT {id}
   UNION
   SELECT gone_into.department_id
   FROM succession gone_into
   JOIN former ON gone_into.into_id = former.id
   WHERE gone_into.at <= {t} AND gone_into.gone > {t})
 SELECT id FROM former)
