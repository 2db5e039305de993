-- event_stood(e, i): event e of issue i stood at :t: it had happened, and was not yet voided
({e}.issue_id = {i}.id AND {e}.at <= :t
 AND ({e}.voided IS NULL OR (SELECT v.at FROM event v WHERE v.seq = {e}.voided) > :t))
