-- The resident surveys of the year, added up by station
SELECT station_id, sum(asked), sum(answered), sum(aware), sum(satisfied)
FROM survey
WHERE at >= :start AND at < :end AND at <= :t AND @known_at(survey, :t)
GROUP BY station_id;
