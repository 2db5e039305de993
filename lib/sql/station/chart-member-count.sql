SELECT NULL, CAST(count(*) AS TEXT), '@members'
FROM member m
WHERE m.station_id = :parent AND @member_at(m, :t)
HAVING count(*) > 0;
