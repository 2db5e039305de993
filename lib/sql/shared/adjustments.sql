-- adjustments(year, index): those ruled on from :since to :until, as known at :t; year is how that
-- column is shown
SELECT a.event, a.at, d.code AS department, a.kind, a.points, a.reason, a.year AS {year}
FROM adjustment a {index}
JOIN department d ON d.id = a.department_id
WHERE a.at <= :t AND a.gone > :t AND a.at BETWEEN :since AND :until
  AND (:department IS NULL OR a.department_id IN @department_former(:department, :t))
