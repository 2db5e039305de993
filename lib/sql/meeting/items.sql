-- The items under one head of an agenda, in the order they were put there; issues without an item
-- stand under the first head, after its items.
SELECT event, number, ref, title, text
FROM (SELECT n.id, n.topic, @issue_number(s, i) AS number, i.ref, i.title, n.text, n.event
      FROM meeting_item n
      LEFT JOIN issue i ON i.id = n.issue_id
      LEFT JOIN station s ON s.id = i.station_id
      WHERE n.meeting_id = :meeting AND n.gone = @never
      UNION ALL
      SELECT @never, :first, @issue_number(s, i), i.ref, i.title, NULL, NULL
      FROM meeting_issue x
      JOIN issue i ON i.id = x.issue_id
      JOIN station s ON s.id = i.station_id
      WHERE x.meeting_id = :meeting
        AND NOT EXISTS (SELECT 1
                        FROM meeting_item n
                        WHERE n.meeting_id = :meeting AND n.issue_id = i.id AND n.gone = @never))
WHERE topic = :topic
ORDER BY id, number;
