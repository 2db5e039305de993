-- guard_assignment(row, n): notes the settled years for which a span of work counts
INSERT INTO guard
SELECT 'assignment', g.settlement, {row}.department_id, NULL, NULL, '', {n}
FROM guarded g
WHERE {row}.since < min(g.past, g.as_of + 1) AND {row}.until > g.first
  AND @known_at({row}, g.as_of)
