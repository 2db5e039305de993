-- What coordination meetings that were held by :t lack of R45: the district departments of their
-- issues, the street and the community present; way, method and guarantee. Of :department: where
-- that was missing.
WITH held AS (
  SELECT @meeting_number(s, m) AS meeting,
    m.at, s.code AS station, m.chair, m.way, m.method, m.guarantee,
    @meeting_issues(m) AS issues,
    (SELECT group_concat(code, ';')
     FROM (SELECT DISTINCT o.code
           FROM meeting_issue x
           JOIN assignment g ON g.issue_id = x.issue_id
           JOIN department o ON o.id = g.department_id
           WHERE x.meeting_id = m.id AND o.level = 'district'
             AND g.since <= m.at AND g.until > m.at AND @known_at(g, :t)
             AND NOT @came(m, +a.department_id = g.department_id)
           ORDER BY o.code)) AS departments,
    -- the department of the street, any of that level where the street has none
    @came(m, @of_street(d, s)
             OR (d.level = 'street'
                 AND NOT EXISTS (SELECT 1 FROM department y WHERE y.gone > :t AND @of_street(y, s)))
             OR (a.department_id IS NULL AND instr(a.who, s.street) > 0)
             OR @member_of(m, a, '街道')) AS street,
    -- the party secretary of the community is deputy head (R2)
    m.chair_post = 'deputy'
    OR @came(m, instr(ifnull(d.name, a.who), s.community) > 0
                OR @member_of(m, a, '社区')
                OR EXISTS (SELECT 1
                           FROM post p
                           WHERE p.station_id = m.station_id AND p.role = 'deputy'
                             AND p.name = a.who AND p.since <= m.at AND p.until > m.at)) AS community
  FROM meeting m
  JOIN station s ON s.id = m.station_id
  WHERE m.kind = 'coordination' AND m.state = 'held' AND m.at <= :t AND m.gone > :t
    AND (:station IS NULL OR m.station_id = :station)
    AND (:meeting IS NULL OR m.id = :meeting)
    AND m.at BETWEEN :since AND :until)
SELECT *
FROM (SELECT meeting, at, station, chair, issues,
        nullif(ltrim(iif(departments IS NULL, '', ';departments')
                     || iif(street, '', ';street')
                     || iif(community, '', ';community')
                     || iif(way IS NULL, ';way', '')
                     || iif(method IS NULL, ';method', '')
                     || iif(guarantee IS NULL, ';guarantee', ''), ';'), '') AS lacks,
        departments
      FROM held)
WHERE lacks IS NOT NULL
  AND (:department IS NULL
       OR instr(';' || departments || ';',
                ';' || (SELECT code FROM department WHERE id = :department) || ';') > 0)
ORDER BY at, meeting;
