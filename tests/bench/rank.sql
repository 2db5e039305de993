-- The table of "hl-score rank --year Y -f csv --no-header" under the default rules, by one statement: what the
-- bench measures the program against, and compares it with. @Y@ is the year, @S@ and @E@ its first second and
-- that of the next one, @T@ the moment it is looked at from. Names must not need quotes.
.mode list
.separator ,
WITH d AS (
	SELECT id, code, name FROM department
	WHERE level = 'district' AND gone > @T@ AND ifnull(active_from, '@Y@-12-31') <= '@Y@-12-31'
	AND ifnull(active_to, '@Y@-01-01') >= '@Y@-01-01'),
c AS MATERIALIZED (
	SELECT department_id AS id, rule, count(*) AS n FROM credit INDEXED BY credit_rank
	WHERE year = @Y@ AND known <= @T@ AND revoked > @T@ GROUP BY department_id, rule),
l AS MATERIALIZED (
	SELECT department_id AS id, count(DISTINCT issue_id) - count(DISTINCT iif(due < @S@, issue_id, NULL)) AS n
	FROM deadline INDEXED BY deadline_missed
	WHERE met > due AND due < @E@ AND due < @T@ AND void > @T@ AND waived > @T@ AND known <= @T@ AND gone > @T@
	AND kind IN ('dispatch', 'coordination', 'progress') GROUP BY department_id),
a AS MATERIALIZED (
	SELECT department_id AS id, sum(iif(kind = 'base', points, 0)) AS base, sum(iif(kind = 'base', 0, points)) AS other
	FROM adjustment WHERE year = @Y@ AND at <= @T@ AND gone > @T@ GROUP BY department_id),
n AS (
	SELECT id, code, name, 600 + ifnull((SELECT base FROM a WHERE a.id = d.id), 0) AS base,
	ifnull((SELECT n FROM c WHERE c.id = d.id AND rule = 'solo'), 0) AS solo,
	ifnull((SELECT n FROM c WHERE c.id = d.id AND rule = 'joint'), 0) AS joint,
	ifnull((SELECT n FROM c WHERE c.id = d.id AND rule = 'transfer'), 0) AS transfer,
	ifnull((SELECT n FROM c WHERE c.id = d.id AND rule = 'assist'), 0) AS assist,
	ifnull((SELECT n FROM l WHERE l.id = d.id), 0) AS late,
	ifnull((SELECT other FROM a WHERE a.id = d.id), 0) AS other,
	iif(EXISTS (SELECT 1 FROM assignment INDEXED BY assignment_department WHERE department_id = d.id
	AND since < @E@ AND since <= @T@ AND (since >= @S@ OR until > @S@) AND known <= @T@ AND gone > @T@), '', 'yes') AS no_load
	FROM d),
t AS (SELECT *, base + 10 * solo + 5 * joint + 15 * transfer - 30 * late + other AS total FROM n),
r AS (SELECT *, rank() OVER (ORDER BY total DESC) AS place, min(total) OVER () AS low, max(total) OVER () AS high FROM t)
SELECT place, code, name, format('%.1f', base / 10.0), solo, joint, transfer, assist, late, format('%.1f', other / 10.0),
format('%.1f', total / 10.0), no_load, CASE WHEN place <= 3 THEN 'top' WHEN total = low AND low < high THEN 'last' ELSE '' END
FROM r ORDER BY place, code;
