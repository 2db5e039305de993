@talk_of(ground = 'consecutive' AND issue_id = :issue AND kind = :kind AND opened = :opened);
