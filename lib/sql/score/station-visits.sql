-- The visits of the year, by station
SELECT station_id, count(*)
FROM visit
WHERE at >= :start AND at < :end AND at <= :t AND @known_at(visit, :t)
GROUP BY station_id;
