UPDATE deadline
SET met = :met, void = :void, waived = :waived, ended = :ended, gone = :gone, due = :due,
  uncovered = :uncovered
WHERE id = :id;
