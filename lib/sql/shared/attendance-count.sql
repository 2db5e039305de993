-- attendance_count(m, which): how many attend meeting m of whom which, a condition on a, is true
(SELECT count(*) FROM attendance a WHERE a.meeting_id = {m}.id AND a.gone = @never AND {which})
