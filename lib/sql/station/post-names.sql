SELECT group_concat(name, ';') FROM (SELECT name FROM post WHERE @post_held ORDER BY since, id);
