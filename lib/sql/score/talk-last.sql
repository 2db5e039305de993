@talk_of(year = :year AND ground = 'last');
