-- guard_deadline(row, n): notes the settled years for which a deadline that was decided counts
INSERT INTO guard
SELECT 'deadline', g.settlement, {row}.department_id, {row}.issue_id, {row}.due, ({row}.met > {row}.due) || ' ' || {row}.opened || {row}.kind, {n}
FROM guarded g
WHERE {row}.void > g.as_of AND {row}.waived > g.as_of AND @known_at({row}, g.as_of)
  AND ({row}.due < g.as_of OR ({row}.met <= {row}.due AND {row}.met <= g.as_of))
