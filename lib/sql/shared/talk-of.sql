-- talk_of(which): the last talk of :department on record at :t that is the one
SELECT event, status, at
FROM talk INDEXED BY talk_department
WHERE department_id = :department AND at <= :t AND gone > :t AND {which}
ORDER BY event DESC
