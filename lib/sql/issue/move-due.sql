-- The version of deadline :id with its new due, from :at on (R26). What ended unmet before the
-- new due was never missed by it, and is void from that end on (R9, R14).
INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, void, waived, ended,
  uncovered, flagged, event, number_key, known)
SELECT issue_id, department_id, kind, opened, :due, met,
  iif(met = @never AND ended <= :due, ended, void), waived, ended,
  :uncovered, iif(met > :due AND :due < :at, flagged, NULL), event, number_key, :at
FROM deadline
WHERE id = :id;
