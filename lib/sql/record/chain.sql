-- walks event: each is hashed
-- What the chain of hashes is made of, in the order it is hashed in.
SELECT seq, recorded_at, at, actor, program, command, args, decided, reason, now
FROM event
ORDER BY seq;
