-- chosen(i, at): issue i is of :station and of :department, if given, and at lies from :since to
-- :until
((:station IS NULL OR {i}.station_id = :station)
 AND (:department IS NULL
      OR EXISTS (SELECT 1
                 FROM assignment chosen
                 WHERE chosen.issue_id = {i}.id AND chosen.department_id = :department
                   AND chosen.gone = @never))
 AND {at} BETWEEN :since AND :until)
