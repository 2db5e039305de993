-- principal_at(d, t): the name of the principal of department d at t (R39)
(SELECT principal.name
 FROM principal
 WHERE principal.department_id = {d}.id AND @in_force(principal, {t})
 ORDER BY principal.since DESC, principal.id DESC
 LIMIT 1)
