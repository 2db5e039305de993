-- All about one consultation.
WITH r AS (
  @consult_rows AND @consult_of(c, :event))
SELECT field, value
FROM (SELECT 1 AS n, 'department' AS field, department AS value FROM r
      UNION
      SELECT 2, 'person', person FROM r WHERE person IS NOT NULL
      UNION
      SELECT 3, 'matter', matter FROM r
      UNION
      SELECT 4, 'title', title FROM r WHERE title IS NOT NULL
      UNION
      SELECT 5, 'at', civil_text(at) FROM r
      UNION
      SELECT 6, 'due', civil_text(due) FROM r
      UNION
      SELECT 7, 'station', station || ' ' || status FROM r
      UNION
      SELECT 8, 'opinion',
        civil_text(answered_at) || ' ' || station || ' ' || opinion || ifnull(': ' || text, '')
      FROM r
      WHERE answered_at IS NOT NULL
      UNION
      SELECT 9, 'decision', civil_text(d.at) || ifnull(' ' || d.text, '')
      FROM consult_decision d
      WHERE d.consult = :event AND d.at <= :t AND d.gone > :t)
ORDER BY n, value;
