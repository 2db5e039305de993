-- untabled: common table untabled(id, station_id, since, ground, missed, meeting) over was (R18):
-- what a dispatch meeting must deal with at :t and none has, since when and why (:untabled_after
-- seconds after it was raised); how many were held since, and the first of them
untabled AS (
  SELECT t.*,
    (SELECT count(*)
     FROM meeting m
     WHERE m.station_id = t.station_id AND @dispatch_meeting(m) AND m.at >= t.since) AS missed,
    (SELECT m.id
     FROM meeting m
     WHERE m.station_id = t.station_id AND @dispatch_meeting(m) AND m.at >= t.since
     ORDER BY m.at, m.id
     LIMIT 1) AS meeting
  FROM (SELECT i.id, i.station_id,
          min(ifnull(i.unable, @never),
              iif(w.open OR w.list = 'local', i.raised + :untabled_after, @never)) AS since,
          CASE WHEN i.unable <= :t THEN 'unable' WHEN w.open THEN 'open' ELSE 'local' END AS ground
        FROM was w
        JOIN issue i ON i.id = w.id
        WHERE i.unable <= :t
          OR ((w.open OR w.list = 'local') AND i.raised + :untabled_after < :t)) t
  WHERE NOT EXISTS (SELECT 1
                    FROM meeting_issue x
                    JOIN meeting m ON m.id = x.meeting_id
                    WHERE x.issue_id = t.id AND @dispatch_meeting(m)))
