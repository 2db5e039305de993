-- guard_registered(row, n): notes the settled years for which a department just registered counts
INSERT INTO guard
SELECT 'registered', g.settlement, {row}.id, NULL, NULL, {row}.level, {n}
FROM guarded g
WHERE ifnull({row}.active_from, '') <= g.year || '-12-31'
  AND ifnull({row}.active_to, '9999') >= g.year || '-01-01'
