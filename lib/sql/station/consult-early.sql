-- The stations whose opinion was not waited for, as the record stands; of those that event :of asked
-- if it is given.
SELECT group_concat(code, ', ')
FROM (SELECT s.code
      FROM consult c
      JOIN station s ON s.id = c.station_id
      JOIN consult_decision d ON d.consult = :event AND d.gone = @never
      WHERE @consult_of(c, :event) AND c.gone = @never AND (:of IS NULL OR c.event = :of)
        AND @consult_too_early(c, d, @never - 1)
      ORDER BY s.code);
