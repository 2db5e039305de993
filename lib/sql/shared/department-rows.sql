-- department_rows(successor): departments at :t, on :day, of one :level or stationed at one :station
-- if given; with :former also those that ended, and names they had before. successor heads the
-- column of the one a department went into, or of the one that had the name.
SELECT d.code, f.name, d.level,
  iif(f.kept, @principal_at(d, :t), NULL) AS principal,
  s.code AS stationed,
  f.kept AND @active(d, :day) AND ifnull(x.at > :t, 1) AS active,
  iif(f.kept, h.code, d.code) AS {successor},
  iif(f.kept, x.at, f.until) AS until
FROM (SELECT id, name, 1 AS kept, @never AS until, 0 AS k
      FROM department
      UNION ALL
      SELECT department_id, name, 0, until, id
      FROM former_name
      WHERE :former) f
JOIN department d ON d.id = f.id
LEFT JOIN station s ON s.id = d.stationed_id
LEFT JOIN succession x ON x.department_id = d.id AND x.gone = @never
LEFT JOIN department h ON h.id = x.into_id
WHERE d.gone = @never
  AND (:level IS NULL OR d.level = :level)
  AND (:station IS NULL OR d.stationed_id = :station)
  AND (NOT :former OR NOT f.kept OR x.at IS NOT NULL)
ORDER BY d.code, f.kept DESC, f.k DESC
