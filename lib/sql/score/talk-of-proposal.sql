@talk_of(proposal = :proposal);
