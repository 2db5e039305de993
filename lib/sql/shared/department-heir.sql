-- department_heir(id, at, t): whose the work of a department was at that time, as known at t; NULL
-- of NULL
(WITH RECURSIVE heir (id, n) AS (
   SELECT {id}, 0
   UNION ALL
   SELECT gone_into.into_id, heir.n + 1
   FROM succession gone_into
   JOIN heir ON gone_into.department_id = heir.id
   WHERE gone_into.at <= {at} AND gone_into.gone > {t} AND heir.n < 64)
 SELECT id FROM heir ORDER BY n DESC LIMIT 1)
