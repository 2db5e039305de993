-- The stations, and subjects of a cycle, of which no opinion was on record at :t.
SELECT s.code AS station, s.street, s.community, j.value AS subject
FROM cycle c, json_each(c.subjects) j, station s
WHERE c.event = :cycle AND s.gone > :t
  AND NOT EXISTS (SELECT 1
                  FROM recommend r
                  WHERE r.station_id = s.id AND r.cycle = c.code AND r.subject = j.value
                    AND r.at <= :t AND @known_at(r, :t))
ORDER BY s.code, j.key;
