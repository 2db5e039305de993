-- The regular meetings of a year in order of time.
SELECT id, station_id, at, regular
FROM meeting INDEXED BY meeting_regular
WHERE at >= :start AND at < :end AND regular IS NOT NULL;
