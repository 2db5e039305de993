-- stationed: common table stationed(id, code): the stations of :department at :t, on :day: those of
-- its :person, or if there are none its own
members (station_id, name) AS (
  SELECT m.station_id, m.name
  FROM member m
  WHERE m.department_id = :department AND @member_at(m, :t)),
directors (station_id, name) AS (
  SELECT r.station_id, r.person
  FROM director r
  WHERE r.department_id = :department AND @held_on(r, :day)),
of_person (id, code) AS (
  SELECT id, code
  FROM station
  WHERE gone = @never
    AND id IN (SELECT station_id FROM members WHERE name = :person
               UNION
               SELECT station_id FROM directors WHERE name = :person)),
stationed (id, code) AS (
  SELECT id, code FROM of_person
  UNION ALL
  SELECT id, code
  FROM station
  WHERE gone = @never
    AND id IN (SELECT stationed_id FROM department WHERE id = :department
               UNION
               SELECT station_id FROM members
               UNION
               SELECT station_id FROM directors)
    AND NOT EXISTS (SELECT 1 FROM of_person))
