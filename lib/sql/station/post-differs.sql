-- How many of those who hold a post are not among :names (a JSON array), or the other way round.
SELECT (SELECT count(*)
        FROM post
        WHERE @post_held AND name NOT IN (SELECT value FROM json_each(:names)))
     + (SELECT count(*)
        FROM json_each(:names)
        WHERE value NOT IN (SELECT name FROM post WHERE @post_held));
