-- walks issue: each that was raised is told of
-- How soon people were answered (R19), by station and month.
WITH @reply_lags
SELECT station, month, @reply_sums
FROM lags
GROUP BY station, month
ORDER BY station, month;
