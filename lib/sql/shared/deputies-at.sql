-- deputies_at(s, t): the deputy heads of station s at t, in order of time, joined by ";"
(SELECT group_concat(name, ';')
 FROM (SELECT deputy.name
       FROM post deputy
       WHERE deputy.station_id = {s}.id AND deputy.role = 'deputy' AND @in_force(deputy, {t})
       ORDER BY deputy.since, deputy.id))
