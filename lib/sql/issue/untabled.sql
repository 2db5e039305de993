-- Issues a dispatch meeting must deal with and none has (R18); :missed: though one was held.
WITH @live, @was, @untabled
SELECT @issue_number(s, i) AS number, i.ref, s.code AS station, i.title, i.raised,
  u.ground, u.since, civil_day(:t) - civil_day(u.since) AS days_since, u.missed,
  (SELECT @meeting_number(s, m)
   FROM meeting m
   WHERE m.id = u.meeting) AS meeting
FROM untabled u
JOIN issue i ON i.id = u.id
JOIN station s ON s.id = i.station_id
WHERE (NOT :missed OR u.missed > 0) AND @chosen(i, i.raised)
ORDER BY s.code, i.year, i.serial;
