-- How many stations rated each department, and the mean
SELECT department_id, count(*), @half_up(sum(score), count(*))
FROM rate
WHERE year = :year AND at <= :t AND @known_at(rate, :t)
GROUP BY department_id;
