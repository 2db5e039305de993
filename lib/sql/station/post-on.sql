-- Whether a person was head (1) or deputy (0) at a station at any time of a day, from :start to before
-- :end; no row if neither.
SELECT role = 'head'
FROM post
WHERE station_id = :station AND name = :name AND since < :end AND until > :start AND until > since
ORDER BY 1 DESC
LIMIT 1;
