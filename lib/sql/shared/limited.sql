-- limited: common table limited(id, close_by) over live (R17): the completion limit as it was at
-- :t
limited (id, close_by) AS (
  SELECT i.id,
    ifnull((SELECT v.was_by
            FROM move v
            WHERE v.issue_id = i.id AND v.at > :t
            ORDER BY v.at, v.event
            LIMIT 1), i.close_by)
  FROM live
  JOIN issue i ON i.id = live.id
  WHERE i.close_by IS NOT NULL)
