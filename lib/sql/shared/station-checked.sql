-- station_checked(s): station s is there on :day, and is :station if that is given
(@founded({s}, :day) AND (:station IS NULL OR {s}.id = :station))
