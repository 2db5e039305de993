-- walks issue: a sheet of the whole period, printed now and then
-- The issues raised from :since to :until (as days :from to :to) as :t knows them, counted for
-- the district, each street, community, grid and cell; of one :station if it is given.
WITH grids AS MATERIALIZED (
  SELECT event, station_id, code, name, leader, parent
  FROM grid
  WHERE gone = @never
    AND "from" <= :to AND ifnull("to", '9999-12-31') >= :from
    AND (:station IS NULL OR station_id = :station)),
issues AS (
  SELECT i.station_id,
    i.dispatched IS NOT NULL AS whistled,
    i.state = 'closed' AS closed,
    i.state IN ('open', 'dispatched', 'resolved') AS unsolved,
    (SELECT count(DISTINCT d.department_id)
     FROM deadline d INDEXED BY deadline_issue
     WHERE d.issue_id = i.id AND @missed_on_record(d, :t)) AS late,
    (SELECT grids.event
     FROM grids
     WHERE grids.station_id = i.station_id AND i.grid IN (grids.code, grids.name)
     ORDER BY grids.event DESC
     LIMIT 1) AS leaf
  FROM issue i
  WHERE i.gone = @never
    AND i.raised BETWEEN :since AND :until
    AND (:station IS NULL OR i.station_id = :station)),
-- leaf: the cell or grid an issue is in; top: the grid
counts AS MATERIALIZED (
  SELECT issues.station_id, leaf,
    ifnull(@grid_above(cell), leaf) AS top,
    count(*) AS registered,
    sum(whistled) AS whistles,
    sum(closed) AS closed_off,
    sum(unsolved) AS unsolved,
    sum(late) AS late
  FROM issues
  LEFT JOIN grids cell ON cell.event = leaf
  GROUP BY issues.station_id, leaf),
places AS (
  SELECT 'district' AS level, NULL AS street, NULL AS station, NULL AS grid, NULL AS cell,
    NULL AS code, NULL AS name, NULL AS leader, @area_sums
  FROM counts c
  HAVING :station IS NULL
  UNION ALL
  SELECT 'street', s.street, NULL, NULL, NULL, NULL, s.street, NULL, @area_sums
  FROM station s
  LEFT JOIN counts c ON c.station_id = s.id
  WHERE s.gone = @never AND :station IS NULL
  GROUP BY s.street
  UNION ALL
  SELECT 'community', s.street, s.code, NULL, NULL, NULL, s.community,
    (SELECT p.name
     FROM post p
     WHERE p.station_id = s.id AND p.role = 'head' AND p.since <= :t AND p.until > :t),
    @area_sums
  FROM station s
  LEFT JOIN counts c ON c.station_id = s.id
  WHERE s.gone = @never AND (:station IS NULL OR s.id = :station)
  GROUP BY s.id
  UNION ALL
  SELECT 'grid', s.street, s.code, grids.code, NULL, grids.code, grids.name, grids.leader,
    @area_sums
  FROM grids
  JOIN station s ON s.id = grids.station_id
  LEFT JOIN counts c ON c.top = grids.event
  WHERE @grid_above(grids) IS NULL
  GROUP BY grids.event
  UNION ALL
  SELECT 'cell', s.street, s.code, top.code, grids.code, grids.code, grids.name, grids.leader,
    @area_sums
  FROM grids
  JOIN station s ON s.id = grids.station_id
  JOIN grids top ON top.event = @grid_above(grids)
  LEFT JOIN counts c ON c.leaf = grids.event
  GROUP BY grids.event
  UNION ALL
  -- of a station with grids: what lies in none of them
  SELECT 'none', s.street, s.code, NULL, NULL, NULL, NULL, NULL, @area_sums
  FROM counts c
  JOIN station s ON s.id = c.station_id
  WHERE c.leaf IS NULL AND c.station_id IN (SELECT station_id FROM grids)
  GROUP BY s.id)
SELECT level, street, station, code, name, leader, registered, whistles, closed_off,
  @per_mille(closed_off, registered) AS closed_rate,
  unsolved, late
FROM places
ORDER BY level <> 'district', street, station IS NOT NULL, station, level = 'none', grid, cell;
