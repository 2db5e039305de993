-- event_of(row): the event a row of a register goes by: the one that added it, whatever corrected
-- it
ifnull({row}.version_of, {row}.event)
