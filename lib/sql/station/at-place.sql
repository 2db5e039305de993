-- The station of a community (R6), except that of :id.
SELECT code
FROM station
WHERE street = :street AND community = :community AND id <> :id AND gone = @never;
