-- score_attendance: department_id, meetings it was asked to or is recorded at from :start to
-- before :end, those attended, those by proxy, which :proxy says whether it counts (R33, R47)
SELECT a.department_id,
  count(DISTINCT a.meeting_id) AS meetings,
  count(DISTINCT CASE WHEN a.status = 'present' OR (a.status = 'proxy' AND :proxy)
                      THEN a.meeting_id END) AS attended,
  count(DISTINCT iif(a.status = 'proxy', a.meeting_id, NULL)) AS proxy
FROM attendance a
JOIN meeting m ON m.id = a.meeting_id
WHERE a.department_id IS NOT NULL AND @known_at(a, :t)
  AND m.state = 'held' AND m.at >= :start AND m.at < :end AND m.at <= :t AND m.gone > :t
GROUP BY a.department_id
