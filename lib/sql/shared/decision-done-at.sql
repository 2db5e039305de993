-- decision_done_at(d, t): when decision d was carried out, as known at t: by what was told of it,
-- or with the closing of its issue; NULL when it was not yet
(SELECT min(at)
 FROM (SELECT told.at
       FROM follow told
       WHERE told.decision = {d}.event AND told.done AND told.at <= {t} AND told.gone > {t}
       UNION ALL
       SELECT its.closed
       FROM issue its
       WHERE its.id = {d}.issue_id AND its.state = 'closed' AND its.closed <= {t}))
