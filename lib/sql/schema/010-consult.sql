-- Consultations (R27) that a further station was asked in later: a row of its own, by its own event; asking is the event of the first.
ALTER TABLE consult ADD COLUMN asking INTEGER;
CREATE INDEX consult_asking ON consult (asking) WHERE asking IS NOT NULL;
