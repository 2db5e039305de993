-- How much depends on a station: of issues, meetings, consultations, members, departments stationed
-- there, later posts.
SELECT
  (SELECT count(*) FROM issue WHERE station_id = :id AND gone = @never),
  (SELECT count(*) FROM meeting WHERE station_id = :id AND gone = @never),
  (SELECT count(*) FROM consult WHERE station_id = :id AND gone = @never),
  (SELECT count(*) FROM member WHERE station_id = :id AND gone = @never),
  (SELECT count(*) FROM department WHERE stationed_id = :id AND gone = @never),
  (SELECT count(*)
   FROM post p
   JOIN station s ON s.id = p.station_id
   WHERE s.id = :id AND p.event <> s.event);
