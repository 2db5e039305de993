-- Bodies of the party line of a station that stand below none.
SELECT p.code, p.name, p.secretary
FROM party p
WHERE p.station_id = :parent AND @held_on(p, :day)
  AND NOT EXISTS (SELECT 1 FROM party above WHERE above.code = p.parent AND @held_on(above, :day))
ORDER BY p.code;
