-- walks issue: a sheet of the whole period, printed now and then
-- The three lists, one after the other, each numbered from 1; :list, if given, is the only one. What a
-- department owes is of :department, if given.
SELECT p.n AS n, i.list AS list, @issue_number(s, i) AS number, i.ref AS ref, i.title AS title,
  i.category AS category,
  @joined(d.code, a.role = 'lead') AS lead,
  @joined(d.code, a.role <> 'city') AS departments,
  @joined(d.code, a.role = 'city') AS city,
  i.dispatched AS dispatched,
  (SELECT min(d.due)
   FROM deadline d INDEXED BY deadline_issue
   WHERE @owed(d, i) AND @pending(d)) AS due,
  (SELECT CASE
     WHEN count(*) = 0 THEN NULL
     WHEN sum(@missed_on_record(d, :t) AND @pending(d)) > 0 THEN 'overdue'
     WHEN sum(@missed_on_record(d, :t)) > 0 THEN 'late'
     WHEN sum(@pending(d)) > 0 THEN 'pending'
     ELSE 'on time' END
   FROM deadline d INDEXED BY deadline_issue
   WHERE @owed(d, i)) AS feedback,
  i.state AS state, i.closed AS closed
FROM (SELECT i.id AS id,
        instr('solo joint transfer', i.list) AS part,
        row_number() OVER (
          PARTITION BY instr('solo joint transfer', i.list)
          ORDER BY s.code, i.year, i.serial) AS n
      FROM issue i
      JOIN station s ON s.id = i.station_id
      WHERE @dispatched_of(i)
        AND i.list IN ('solo', 'joint', 'transfer') AND (:list IS NULL OR i.list = :list)) p
JOIN issue i ON i.id = p.id
JOIN station s ON s.id = i.station_id
ORDER BY p.part, p.n;
