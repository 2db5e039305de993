-- Issues marked as duplicates by :t, under their originals; a copy of a copy is one of the same
-- original.
WITH RECURSIVE
copy (id, of) AS (
  SELECT i.id, i.duplicate_of
  FROM issue i INDEXED BY issue_copy
  WHERE i.duplicate_of IS NOT NULL AND i.state = 'duplicate' AND i.last <= :t AND i.gone = @never
  UNION
  SELECT copy.id, o.duplicate_of
  FROM copy
  JOIN issue o ON o.id = copy.of
  WHERE o.duplicate_of IS NOT NULL AND o.state = 'duplicate' AND o.last <= :t),
found (id, of) AS (
  SELECT copy.id, copy.of
  FROM copy
  JOIN issue o ON o.id = copy.of
  WHERE NOT (o.duplicate_of IS NOT NULL AND o.state = 'duplicate' AND o.last <= :t))
SELECT @issue_number_of(found.of) AS original,
  (SELECT state FROM issue WHERE id = found.of) AS original_state,
  (SELECT count(*) FROM found f WHERE f.of = found.of) AS copies,
  @issue_number(s, i) AS number, i.ref, s.code AS station, i.title, i.raised, i.last AS marked,
  nullif(@issue_number_of(i.duplicate_of), @issue_number_of(found.of)) AS copy_of
FROM found
JOIN issue i ON i.id = found.id
JOIN station s ON s.id = i.station_id
WHERE @chosen(i, i.raised)
ORDER BY original, s.code, i.year, i.serial;
