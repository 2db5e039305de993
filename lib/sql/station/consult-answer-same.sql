SELECT 1
FROM consult c
JOIN consult_answer a ON a.consult_id = c.id
WHERE @consult_of(c, :event) AND +c.station_id = :station AND c.gone = @never
  AND a.gone = @never AND a.at = :at AND a.opinion = :opinion AND a.text IS :text;
