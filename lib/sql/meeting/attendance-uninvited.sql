-- Those of an event who had not been invited.
SELECT group_concat(who, ', ')
FROM (SELECT a.who
      FROM attendance a
      JOIN meeting m ON m.id = a.meeting_id
      WHERE a.meeting_id = :meeting AND a.event = :event AND a.gone = @never
        AND @uninvited(a, m, :t)
      ORDER BY a.id);
