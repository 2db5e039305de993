-- What a part has of the whole, beside what its event says.
UPDATE issue
SET (part_of, detail, source, grid, nature, difficulty, promise, agent, contact_id, visit) =
  (SELECT w.id, w.detail, w.source, w.grid, w.nature, w.difficulty, w.promise, w.agent,
     w.contact_id, w.visit
   FROM issue w
   WHERE w.id = :whole)
WHERE id = :id;
