-- walks event: each is checked
-- Findings: events marked as voided by what did not void them, and those that a voiding names and
-- that are not marked. A part goes with its split, the issue of a decision with that: their
-- registration is marked by a voiding that names what made them.
SELECT 'event', e.seq, 'voided', e.voided, NULL
FROM event e
WHERE e.voided IS NOT NULL
  AND NOT EXISTS (
    SELECT 1
    FROM event v
    WHERE v.seq = e.voided AND v.command = 'void'
      AND (@voided_by(v) = e.seq
           OR (e.command = 'add' AND json_valid(e.args)
               AND (e.args ->> '$.decision' = CAST(@voided_by(v) AS TEXT)
                    OR EXISTS (SELECT 1
                               FROM event t
                               WHERE t.seq = @voided_by(v) AND t.command = 'split'
                                 AND json_valid(t.args)
                                 AND t.args ->> '$.issue' = e.args ->> '$.part-of')))))
UNION ALL
SELECT 'event', e.seq, 'voided', e.voided, v.seq
FROM event v
JOIN event e ON e.seq = @voided_by(v)
WHERE v.command = 'void' AND e.voided IS NULL;
