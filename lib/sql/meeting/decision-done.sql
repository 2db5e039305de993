-- Whether a decision was carried out, at any time.
SELECT @decision_done_at(d, @never - 1) IS NOT NULL FROM decision d WHERE d.event = :event;
