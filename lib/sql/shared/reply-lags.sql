-- reply_lags: common table lags(station, month, days, done, once, k, replies) (R19): the issues
-- raised by :t, by station and :monthly by month; the days to the first reply, and which of the
-- replies it is in that order; whether closed off, and without being rejected or reopened
asked AS (
  SELECT i.id, s.code AS station, iif(:monthly, substr(civil_text(i.raised), 1, 7), NULL) AS month,
    i.raised, i.state, i.closed,
    (SELECT min(n.at)
     FROM note n
     WHERE n.issue_id = i.id AND n.kind = 'reply' AND n.at <= :t AND n.gone = @never) AS replied
  FROM issue i
  JOIN station s ON s.id = i.station_id
  WHERE i.gone = @never AND i.raised <= :t AND @chosen(i, i.raised)),
answered AS (
  SELECT *, civil_day(replied) - civil_day(raised) AS days,
    state = 'closed' AND closed <= :t AS done
  FROM asked),
lags AS (
  SELECT *,
    row_number() OVER (PARTITION BY station, month ORDER BY days IS NULL, days) AS k,
    count(days) OVER (PARTITION BY station, month) AS replies,
    done AND NOT EXISTS (SELECT 1
                         FROM event e
                         WHERE e.issue_id = answered.id AND e.command IN ('reject', 'reopen')
                           AND e.voided IS NULL AND e.at <= :t) AS once
  FROM answered)
