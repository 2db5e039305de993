-- run_neighbour(side, way, also): whether the decided deadline next to that of :issue due at :at,
-- opened as :key says, in the order of runs (R38), was missed, and also
(SELECT d.met > d.due {also}
 FROM issue its
 CROSS JOIN station z ON z.id = its.station_id
 CROSS JOIN deadline d INDEXED BY deadline_department
 WHERE its.id = :issue AND d.department_id = :department
   AND @counted(d) AND (d.due < :t OR @on_time(d))
   AND (d.due, d.number_key, d.opened) {side}
     (:at, @issue_number_key(z, its), CAST(substr(:key, 3) AS INTEGER))
 ORDER BY d.due {way}, d.number_key {way}, d.opened {way}
 LIMIT 1)
