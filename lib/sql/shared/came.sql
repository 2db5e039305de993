-- came(m, who): of those who attended meeting m as known at :t, whether somebody is who, a condition
-- on attendance a and its department d (NULL for a person); :proxy: whether a proxy counts
EXISTS (SELECT 1
        FROM attendance a
        LEFT JOIN department d ON d.id = a.department_id
        WHERE a.meeting_id = {m}.id AND @known_at(a, :t)
          AND (a.status = 'present' OR (:proxy AND a.status = 'proxy'))
          AND ({who}))
