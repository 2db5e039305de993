-- was: common table was(id, list, open) over live: the list of an issue at :t (NULL: none yet),
-- and whether nobody had it in hand (R9)
was (id, list, open) AS MATERIALIZED (
  SELECT l.id, l.list,
    l.list IS NULL
    OR (l.list <> 'local'
        AND NOT EXISTS (SELECT 1
                        FROM assignment a
                        WHERE a.issue_id = l.id AND a.since <= :t AND a.until > :t
                          AND @known_at(a, :t)
                          AND (a.role IN ('sole', 'lead')
                               OR (a.role = 'assist' AND l.list <> 'transfer'))))
  FROM (SELECT i.id,
          CASE WHEN i.dispatched <= :t
               THEN ifnull((SELECT v.was
                            FROM move v
                            WHERE v.issue_id = i.id AND v.at > :t
                            ORDER BY v.at, v.event
                            LIMIT 1), i.list)
          END AS list
        FROM live
        JOIN issue i ON i.id = live.id) l)
