-- says(i, pattern): issue i has the pattern of LIKE in title, detail or reference
({i}.title LIKE {pattern} ESCAPE '\'
 OR {i}.detail LIKE {pattern} ESCAPE '\'
 OR {i}.ref LIKE {pattern} ESCAPE '\')
