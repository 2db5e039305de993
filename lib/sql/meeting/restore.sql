-- What a meeting was before that event, as the event tells: scheduled again.
UPDATE meeting
SET (state, way, method, guarantee, at, chair, chair_post, agenda, occasion, plan, place, duration,
  event) = (
  SELECT 'scheduled', NULL, NULL, NULL,
    was ->> '$.at', was ->> '$.chair', was ->> '$.chair_post', was ->> '$.agenda',
    was ->> '$.occasion', was ->> '$.plan', was ->> '$.place', was ->> '$.duration',
    was ->> '$.event'
  FROM (SELECT decided -> '$.before' AS was FROM event WHERE seq = :event))
WHERE id = :id;
