-- What an event has left over: what came without having gone, or went without coming back
SELECT n.what, n.settlement, n.department, n.issue, n.at, n.key, g.year, g.version, g.as_of
FROM temp.guard n
JOIN temp.guarded g ON g.settlement = n.settlement
GROUP BY n.settlement, n.what, n.department, n.issue, n.at, n.key
HAVING sum(n.n) <> 0;
