-- guard_adjustment(row, n): notes the settled years for which a ruling on points counts
INSERT INTO guard
SELECT 'adjustment', g.settlement, {row}.department_id, NULL, {row}.at, {row}.points || ' ' || {row}.kind, {n}
FROM guarded g
WHERE {row}.year = g.year AND {row}.at <= g.as_of AND {row}.gone > g.as_of
