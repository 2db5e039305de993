-- What meetings decided, and what became of it by :t. The work is that of the department it was given
-- to; after a merger of its successor, unless it was done by then.
WITH decided AS (
  SELECT d.event,
    @meeting_number(s, m) AS meeting,
    d.at, s.code AS station, m.kind, d.text, d.department_id AS given, d.person, d.due,
    @issue_number_of(d.issue_id) AS issue,
    @decision_done_at(d, :t) AS done_at,
    (SELECT max(f.at)
     FROM follow f
     WHERE f.decision = d.event AND f.at <= :t AND f.gone > :t) AS followed,
    (SELECT f.text
     FROM follow f
     WHERE f.decision = d.event AND f.at <= :t AND f.gone > :t
     ORDER BY f.at DESC, f.event DESC
     LIMIT 1) AS followup
  FROM decision d
  JOIN meeting m ON m.id = d.meeting_id
  JOIN station s ON s.id = m.station_id
  WHERE d.at <= :t AND d.gone > :t AND m.gone > :t
    AND (:station IS NULL OR m.station_id = :station)
    AND (:meeting IS NULL OR m.id = :meeting)
    AND (:department IS NULL OR d.department_id IN @department_former(:department, :t))
    AND d.at BETWEEN :since AND :until),
held AS (
  SELECT *,
    CASE WHEN done_at IS NOT NULL THEN 'done' WHEN due < :t THEN 'overdue' ELSE 'open' END AS status,
    @department_heir(given, ifnull(done_at, :t), :t) AS holder
  FROM decided)
SELECT o.event, o.meeting, o.at, o.station, o.text, p.code AS department, o.person, o.due, o.issue,
  o.status, o.done_at,
  nullif(max(0, CASE
                WHEN done_at > due THEN civil_day(done_at) - civil_day(due)
                WHEN status = 'overdue' THEN civil_day(:t) - civil_day(due)
                ELSE 0 END), 0) AS days_late,
  kind AS "+kind", o.followed, o.followup, g.code AS given_to
FROM held o
LEFT JOIN department p ON p.id = o.holder
LEFT JOIN department g ON g.id = o.given
WHERE (:status IS NULL OR status = :status OR (:status = 'open' AND status = 'overdue'))
  AND (:department IS NULL OR o.holder IN @department_former(:department, :t))
ORDER BY o.at, o.event;
