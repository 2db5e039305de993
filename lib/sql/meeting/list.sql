-- The meetings of a period, of one :station, :kind or :state if given.
SELECT @meeting_number(s, m) AS number,
  s.code AS station, m.kind, m.state, m.at, m.chair,
  @meeting_issues(m) AS issues,
  @attendance_count(m, a.status = 'invited') AS invited,
  @attendance_count(m, a.status = 'present') AS present,
  @attendance_count(m, a.status = 'proxy') AS proxy,
  @attendance_count(m, a.status = 'leave') AS leave,
  @attendance_count(m, a.status = 'absent') AS absent,
  @attendance_count(m, (a.status = 'present' OR (:proxy AND a.status = 'proxy'))) AS attended,
  m.agenda,
  m.place AS "+place", m.duration, m.reminder, m.chair_post, m.occasion AS about, m.plan,
  (SELECT count(*) FROM meeting_item n WHERE n.meeting_id = m.id AND n.gone = @never) AS items,
  (SELECT max(version) FROM minutes n WHERE n.meeting_id = m.id AND n.gone = @never) AS minutes,
  (SELECT count(*) FROM decision n WHERE n.meeting_id = m.id AND n.gone = @never) AS decisions,
  m.sequence AS version, m.way, m.method, m.guarantee,
  @attendance_names(m, a.who, a.invited) AS who_invited,
  @attendance_names(m, a.who, a.status = 'present') AS who_present,
  @attendance_names(m, a.who, a.status = 'proxy') AS who_proxy,
  @attendance_names(m, a.who || '=' || a.proxy, a.proxy IS NOT NULL) AS who_sent,
  @attendance_names(m, a.who, a.status = 'leave') AS who_leave,
  @attendance_names(m, a.who, a.status = 'absent') AS who_absent
FROM meeting m
JOIN station s ON s.id = m.station_id
WHERE m.gone = @never AND @meeting_chosen(m) AND (:state IS NULL OR m.state = :state)
ORDER BY s.code, m.year, m.serial;
