-- The versions of the minutes of a meeting that stood at :t.
SELECT n.event, n.version, n.at, e.actor, n.text
FROM minutes n
JOIN event e ON e.seq = n.event
WHERE n.meeting_id = :meeting AND n.at <= :t AND n.gone > :t
ORDER BY n.version;
