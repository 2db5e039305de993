-- A scheduled meeting takes place; what was stated when it was scheduled stays unless given anew.
UPDATE meeting
SET state = 'held', at = :at, chair = :chair, chair_post = :post, event = :event,
  way = :way, method = :method, guarantee = :guarantee,
  agenda = ifnull(:agenda, agenda),
  occasion = ifnull(:occasion, occasion),
  plan = ifnull(:plan, plan),
  place = ifnull(:place, place),
  duration = ifnull(:duration, duration)
WHERE id = :id;
