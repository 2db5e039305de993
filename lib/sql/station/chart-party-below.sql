SELECT p.code, p.name, p.secretary
FROM party p
WHERE p.parent = :parent AND @held_on(p, :day)
ORDER BY p.code;
