-- attendance_names(m, what, which): what, of those who attend meeting m and of whom which is true,
-- joined by ";"; both are about a, the row of one
(SELECT group_concat(attendee, ';')
 FROM (SELECT {what} AS attendee
       FROM attendance a
       WHERE a.meeting_id = {m}.id AND a.gone = @never AND {which}
       ORDER BY a.who))
