-- How many there are, and how many of them still stand in the way of a decision.
SELECT count(*), count(CASE WHEN status IN ('pending', 'violated') THEN 1 END)
FROM (@consult_checked);
