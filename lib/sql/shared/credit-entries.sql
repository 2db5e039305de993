-- credit_entries(name): the entries of a rule that credits close-offs; what is to be told of one is
-- looked for only where a miss forfeits it, or a fact of the issue was put on record late (R50):
-- mostly nothing was, which is asked once
SELECT {name} AS rule, s.id AS department_id, c.at, c.issue_id, c.event,
  iif(:forfeits, iif(@forfeited(c), 0, NULL), NULL) AS points,
  CASE WHEN :forfeits AND @forfeited(c)
       THEN char(10) || 'f' || iif(@any_backdated, @credit_marks(c), '')
       WHEN @any_backdated
       THEN iif(c.issue_id IN (SELECT e.issue_id
                               FROM event e INDEXED BY event_backdated
                               WHERE @backdated(e)), @credit_marks(c), '')
       ELSE '' END AS evidence
FROM @scored s
CROSS JOIN credit c INDEXED BY credit_rank
  ON c.year = :year AND c.department_id = s.id AND c.rule = {name}
WHERE c.known <= :t AND c.revoked > :t
