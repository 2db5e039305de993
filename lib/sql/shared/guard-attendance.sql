-- guard_attendance(row, n): notes the settled years for which who was at a meeting counts
INSERT INTO guard
SELECT 'attendance', g.settlement, {row}.department_id, NULL, {row}.meeting_id, {row}.status, {n}
FROM guarded g
WHERE @known_at({row}, g.as_of)
  AND EXISTS (SELECT 1
              FROM meeting m
              WHERE m.id = {row}.meeting_id AND m.at >= g.first AND m.at < g.past)
