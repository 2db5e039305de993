-- watched: common table watched(id, list, noted, reported, since) over was (R15): joint and
-- transfer issues in hand at :t, the last note of the head, the last report up, and since when
-- there was no note: since then, since it came to such a list, or since it was reopened
watched AS (
  SELECT id, list, noted, reported, max(began, reopened, ifnull(noted, 0)) AS since
  FROM (SELECT i.id, w.list,
          @last_note(i, 'note') AS noted,
          @last_note(i, 'report') AS reported,
          ifnull((SELECT max(v.at)
                  FROM move v
                  WHERE v.issue_id = i.id AND v.at <= :t AND v.list IN ('joint', 'transfer')
                    AND ifnull(v.was, '') NOT IN ('joint', 'transfer')), i.dispatched) AS began,
          ifnull((SELECT max(e.at)
                  FROM event e
                  WHERE e.issue_id = i.id AND e.command = 'reopen' AND e.voided IS NULL
                    AND e.at <= :t), 0) AS reopened
        FROM was w
        JOIN issue i ON i.id = w.id
        WHERE w.list IN ('joint', 'transfer') AND NOT w.open))
