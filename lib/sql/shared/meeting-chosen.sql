-- meeting_chosen(m): meeting m is of :station and :kind, where given, and within the period
((:station IS NULL OR {m}.station_id = :station)
 AND (:kind IS NULL OR {m}.kind = :kind)
 AND {m}.at BETWEEN :since AND :until)
