-- Those who are not among :names hold the post no longer.
UPDATE post
SET until = :at
WHERE @post_held AND name NOT IN (SELECT value FROM json_each(:names));
