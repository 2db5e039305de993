-- The issues of :year that were there at :t: whether they were dispatched, closed off, closed off
-- at once, and the seconds to the first reply.
-- An issue's row tells how it stands now. Of one that changed state or had something voided after
-- :t the facts that stood at :t tell: closed is one whose last close-off is not followed
-- by a reopening; an imported case was closed when its event says.
WITH later AS MATERIALIZED (
  SELECT issue_id
  FROM event INDEXED BY event_void
  WHERE command = 'void' AND at > :t AND issue_id IS NOT NULL),
as_then AS (
  SELECT i.station_id, i.id, i.raised,
    ifnull(i.dispatched <= :t, 0)
    OR ((i.last > :t OR i.id IN later)
        AND EXISTS (SELECT 1
                    FROM event e
                    WHERE @event_stood(e, i) AND e.command = 'dispatch')) AS whistled,
    CASE WHEN i.last > :t OR i.id IN later
         THEN ifnull((SELECT c.command <> 'reopen'
                      FROM (SELECT e.command, e.seq, e.voided,
                              iif(e.command = 'case',
                                CAST(strftime('%s', e.args ->> '$.closed') AS INTEGER),
                                e.at) AS at
                            FROM event e
                            WHERE e.issue_id = i.id
                              AND e.command IN ('close', 'reopen', 'case')) c
                      WHERE c.at <= :t
                        AND (c.voided IS NULL
                             OR (SELECT v.at FROM event v WHERE v.seq = c.voided) > :t)
                      ORDER BY c.at DESC, c.seq DESC
                      LIMIT 1), 0)
         ELSE i.state = 'closed' END AS closed
  FROM station s
  CROSS JOIN issue i ON i.station_id = s.id AND i.year = :year
  WHERE i.raised <= :t AND i.gone > :t
    -- a part is raised with the whole, but was not there before the split
    AND (i.part_of IS NULL OR (SELECT e.at FROM event e WHERE e.seq = i.event) <= :t))
SELECT i.station_id, i.whistled, i.closed,
  i.closed AND NOT EXISTS (SELECT 1
                           FROM event e INDEXED BY event_again
                           WHERE e.command IN ('reject', 'reopen') AND @event_stood(e, i)),
  (SELECT min(n.at)
   FROM note n INDEXED BY note_issue
   WHERE n.issue_id = i.id AND n.kind = 'reply' AND n.at <= :t AND n.gone > :t) - i.raised
FROM as_then i;
