SELECT g.code, g.name, g.leader
FROM grid g
WHERE g.parent = :parent AND @held_on(g, :day)
ORDER BY g.code;
