-- dispatched_of(i): issue i is of :station and :department, and was first dispatched from :since to :until
({i}.gone = @never
 AND (:station IS NULL OR {i}.station_id = :station)
 AND (:department IS NULL
      OR EXISTS (SELECT 1
                 FROM assignment a INDEXED BY assignment_issue
                 WHERE a.department_id = :department AND @at_hand(a, {i})))
 AND {i}.dispatched BETWEEN :since AND :until)
