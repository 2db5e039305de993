-- scored: the departments scored in :year, or :department if it is one of them
(SELECT d.id, d.code
 FROM department d
 WHERE @score_departments(d) AND (:department IS NULL OR d.id = :department))
