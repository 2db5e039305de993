SELECT CAST(s.id AS TEXT), s.community, s.code
FROM station s
WHERE s.street = :parent AND @founded(s, :day)
ORDER BY s.code;
