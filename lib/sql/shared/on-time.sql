-- on_time(d): deadline d was met when it was due, or has been by :t
({d}.met <= {d}.due AND ({d}.due < :t OR {d}.met <= :t))
