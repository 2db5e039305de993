-- owed(d, i): deadline d of issue i counts at :t, and is of :department, if given
({d}.issue_id = {i}.id AND {d}.gone = @never AND {d}.void > :t
 AND (:department IS NULL OR {d}.department_id = :department))
