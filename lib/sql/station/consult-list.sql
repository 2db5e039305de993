-- Consultations asked from :since to :until, of a :station, :department, :matter and :status if given.
SELECT *
FROM (@consult_rows
        AND c.at >= :since AND c.at <= :until
        AND (:station IS NULL OR c.station_id = :station)
        AND (:department IS NULL OR c.department_id IN @department_former(:department, :t))
        AND (:matter IS NULL OR c.matter = :matter))
WHERE :status IS NULL OR status = :status
ORDER BY at, event, station;
