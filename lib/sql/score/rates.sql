-- The reverse appraisal of departments in the year, of one :department if it is given; the mean is
-- rounded to a tenth, half up: sum and count are exact
SELECT d.code AS department, d.name,
  count(*) AS count,
  sum(r.score) AS sum,
  @half_up(sum(r.score), count(*)) AS mean,
  min(r.score) AS lowest,
  max(r.score) AS highest
FROM rate r INDEXED BY rate_year
JOIN department d ON d.id = r.department_id
WHERE r.year = :year AND r.at <= :t AND @known_at(r, :t)
  AND (:department IS NULL OR d.id = :department)
GROUP BY d.id
ORDER BY d.code;
