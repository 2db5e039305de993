-- score_departments(d): department d is scored in :year
({d}.level IN (:level1, :level2, :level3, :level4) AND {d}.gone > :t
 AND ifnull({d}.active_from, '') <= :year || '-12-31'
 AND ifnull({d}.active_to, '9999') >= :year || '-01-01')
