-- reply_sums: what a group of lags comes to; the median is the reply in the middle, or the mean
-- of the two there, in tenths
count(*) AS registered,
  count(days) AS replied,
  iif(count(days) > 0, (20 * sum(days) + count(days)) / (2 * count(days)), NULL) AS reply_days,
  sum(done) AS closed_off,
  sum(once) AS closed_once,
  5 * sum(days) FILTER (WHERE k IN ((replies + 1) / 2, (replies + 2) / 2))
    * iif(count(days) % 2, 2, 1) AS "+reply_median",
  max(days) AS reply_max,
  iif(sum(done) > 0, @per_mille(sum(once), sum(done)), NULL) AS once_share
