-- What a meeting was, for the event that changes it: restore.sql brings it back.
SELECT json_object('event', event, 'at', at, 'chair', chair, 'chair_post', chair_post,
  'agenda', agenda, 'occasion', occasion, 'plan', plan, 'place', place, 'duration', duration)
FROM meeting
WHERE id = :id;
