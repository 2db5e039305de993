-- The party line on :day, of one :station if it is given: a body lies below the one its parent
-- names, ten deep at most, whatever is written there.
WITH RECURSIVE body AS MATERIALIZED (
  SELECT event, station_id, code, name, level, parent, secretary, members
  FROM party
  WHERE gone = @never
    AND "from" <= :day AND ifnull("to", '9999-12-31') >= :day
    AND (:station IS NULL OR station_id = :station)),
place (event, path, depth) AS (
  SELECT b.event, b.code, 0
  FROM body b
  WHERE NOT EXISTS (
    SELECT 1 FROM body above WHERE above.station_id = b.station_id AND above.code = b.parent)
  UNION ALL
  SELECT b.event, place.path || ' ' || b.code, place.depth + 1
  FROM place
  JOIN body above ON above.event = place.event
  JOIN body b ON b.station_id = above.station_id AND b.parent = above.code
  WHERE place.depth < 10),
below (root, event) AS (
  SELECT event, event FROM body
  UNION
  SELECT below.root, b.event
  FROM below
  JOIN body above ON above.event = below.event
  JOIN body b ON b.station_id = above.station_id AND b.parent = above.code),
line AS (
  SELECT 'district' AS level, NULL AS street, NULL AS station, NULL AS path, NULL AS code,
    NULL AS name, NULL AS secretary, NULL AS members, ifnull(sum(members), 0) AS members_all
  FROM body
  HAVING :station IS NULL
  UNION ALL
  SELECT 'street', s.street, NULL, NULL, NULL, s.street, NULL, NULL, sum(b.members)
  FROM body b
  JOIN station s ON s.id = b.station_id
  WHERE :station IS NULL
  GROUP BY s.street
  UNION ALL
  SELECT b.level, s.street, s.code, place.path, b.code, b.name, b.secretary, b.members,
    (SELECT sum(lower.members)
     FROM below
     JOIN body lower ON lower.event = below.event
     WHERE below.root = b.event)
  FROM place
  JOIN body b ON b.event = place.event
  JOIN station s ON s.id = b.station_id)
SELECT level, street, station, code, name, secretary, members, members_all
FROM line
ORDER BY level <> 'district', street, station IS NOT NULL, station, path;
