-- guard_credit(row, n): notes the settled years for which a close-off counts
INSERT INTO guard
SELECT 'credit', g.settlement, {row}.department_id, {row}.issue_id, {row}.at, {row}.rule, {n}
FROM guarded g
WHERE {row}.year = g.year AND {row}.known <= g.as_of AND {row}.revoked > g.as_of
