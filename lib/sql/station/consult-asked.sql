-- The row of a station in a consultation, and when it was asked.
SELECT c.id, c.at
FROM consult c
WHERE @consult_of(c, :event) AND +c.station_id = :station AND c.gone = @never;
