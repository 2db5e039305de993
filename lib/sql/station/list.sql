-- The stations at :t, of one :street if it is given.
SELECT s.code, s.street, s.community,
  (SELECT p.name
   FROM post p
   WHERE p.station_id = s.id AND p.role = 'head' AND @in_force(p, :t)
   ORDER BY p.since DESC, p.id DESC
   LIMIT 1) AS head,
  @deputies_at(s, :t) AS deputy,
  (SELECT count(*) FROM member m WHERE m.station_id = s.id AND @member_at(m, :t)) AS members,
  s.founded
FROM station s
WHERE s.gone = @never AND (:street IS NULL OR s.street = :street)
ORDER BY s.code;
