-- guard_principal(row, n): notes the settled years for which the head of a department counts
INSERT INTO guard
SELECT 'principal', g.settlement, {row}.department_id, NULL, {row}.since, min({row}.until, g.as_of) || {row}.name, {n}
FROM guarded g
WHERE {row}.since <= g.as_of
