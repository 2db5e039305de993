-- guard_talk(row, n): notes the settled years for which a talk counts
INSERT INTO guard
SELECT 'talk', g.settlement, {row}.department_id, {row}.issue_id, {row}.at, {row}.status || {row}.ground, {n}
FROM guarded g
WHERE {row}.year = g.year AND {row}.at <= g.as_of AND {row}.gone > g.as_of
