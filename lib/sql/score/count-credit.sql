-- The close-offs of :year that count, by department and rule: one walk over the index for all
-- these rules. Those that a miss forfeits are taken off again.
SELECT rule, department_id, count(*)
FROM credit INDEXED BY credit_rank
WHERE year = :year AND known <= :t AND revoked > :t
GROUP BY department_id, rule
UNION ALL
SELECT c.rule, c.department_id, -count(*)
FROM (SELECT DISTINCT d.department_id, d.issue_id
      FROM deadline d INDEXED BY deadline_missed
      WHERE :forfeits AND @score_missed(d)) missed
CROSS JOIN credit c INDEXED BY credit_issue
  ON c.issue_id = missed.issue_id AND c.department_id = missed.department_id
WHERE :forfeits AND c.year = :year AND c.known <= :t AND c.revoked > :t
GROUP BY c.department_id, c.rule;
