-- missed_appealed(d, a): deadline d is among the misses that appeal a is about: missed when it was
-- filed; what its own ruling waives, at that moment or later, still is
({d}.issue_id = {a}.issue_id AND {d}.department_id = {a}.department_id
 AND {d}.met > {d}.due AND {d}.due < {a}.filed AND {d}.void > {a}.filed
 AND {d}.waived >= {a}.filed AND {d}.gone = @never)
