-- Meetings for a calendar, of one :station or :kind if given.
SELECT m.id,
  @meeting_number(s, m),
  m.kind, m.state, m.at, m.chair, m.agenda, m.occasion, m.plan, m.place, m.duration, m.reminder,
  m.sequence,
  (SELECT e.recorded_at FROM event e WHERE e.seq = max(m.revised, m.event)),
  s.community,
  (SELECT group_concat(who, '、')
   FROM (SELECT ifnull(d.name, a.who) AS who
         FROM attendance a
         LEFT JOIN department d ON d.id = a.department_id
         WHERE a.meeting_id = m.id AND a.invited AND a.gone = @never
         ORDER BY a.who))
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.gone = @never AND @meeting_chosen(m)
ORDER BY m.at, s.code, m.year, m.serial;
