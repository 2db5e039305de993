@adjustments("+year", INDEXED BY adjustment_year)
  AND a.year = :year
ORDER BY a.at, a.event;
