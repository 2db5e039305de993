-- area_sums: what became of the issues counted in c
ifnull(sum(c.registered), 0) AS registered,
    ifnull(sum(c.whistles), 0) AS whistles,
    ifnull(sum(c.closed_off), 0) AS closed_off,
    ifnull(sum(c.unsolved), 0) AS unsolved,
    ifnull(sum(c.late), 0) AS late
