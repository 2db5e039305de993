-- Whether a deadline that comes or goes changes what was settled: a miss of the year does; one in
-- time, or due after the year, only where it parts a run of misses or goes on with it
SELECT 1
WHERE :key LIKE '1%' AND :at < :end
UNION ALL
SELECT 1
WHERE @run_neighbour(<, DESC, AND d.due < :end)
  AND (:key LIKE '1%' OR @run_neighbour(>, ASC, AND true));
