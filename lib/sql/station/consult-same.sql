-- Consultations that were there before event :before and ask the same; first one that asked
-- :station.
SELECT @consult_asking(c)
FROM consult c INDEXED BY consult_department
WHERE c.department_id = :department AND c.at = :at AND c.matter = :matter
  AND c.person IS :person AND c.title IS :title AND c.gone = @never AND c.event < :before
ORDER BY c.station_id = :station DESC, 1;
