-- backdated(e): event e was put on record later than it happened, with a reason, and is of an
-- issue (R50); an imported case is one event with all its facts
({e}.recorded_at > {e}.at AND {e}.reason IS NOT NULL AND {e}.issue_id IS NOT NULL
 AND {e}.command <> 'case')
