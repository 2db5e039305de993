-- How many decisions a department leaves open at a moment.
SELECT count(*) FROM decision d
WHERE d.department_id = :department AND d.gone = @never
  AND @decision_done_at(d, :at) IS NULL;
