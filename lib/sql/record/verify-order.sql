-- walks event: each is checked
-- may_skip: an issue raised from a visit takes two numbers and uses one.
SELECT seq, recorded_at,
  program = 'hl-issue' AND command = 'add' AND args LIKE '%"visit":%' AS may_skip
FROM event
ORDER BY seq;
