-- chart_department(d): department d is active on :day, and had not gone into another by :t
({d}.gone = @never AND @active({d}, :day)
 AND NOT EXISTS (SELECT 1
                 FROM succession ended
                 WHERE ended.department_id = {d}.id AND ended.at <= :t AND ended.gone = @never))
