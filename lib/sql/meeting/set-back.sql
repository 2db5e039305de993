-- The chair that an event replaced is back.
UPDATE meeting
SET chair = e.decided ->> '$.before.chair', chair_post = e.decided ->> '$.before.chair_post'
FROM event e
WHERE meeting.id = :id AND e.seq = :event AND json_type(e.decided, '$.before.chair') IS NOT NULL;
