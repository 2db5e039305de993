-- walks issue: each that was raised is told of
-- How soon people were answered (R19), by station.
WITH @reply_lags
SELECT station, @reply_sums, month
FROM lags
GROUP BY station, month
ORDER BY station, month;
