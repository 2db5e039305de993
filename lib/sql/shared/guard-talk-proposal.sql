-- guard_talk_proposal(row, n): notes the settled years for which a proposed talk counts
INSERT INTO guard
SELECT 'talk-proposal', g.settlement, {row}.department_id, NULL, {row}.at, '', {n}
FROM guarded g
WHERE {row}.year = g.year AND {row}.at <= g.as_of AND {row}.gone > g.as_of
