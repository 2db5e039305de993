-- missed(d, t): deadline d was missed at t, as the record stood at t (R24): not met when it ran
-- out, not void, not waived. It counts from the second after it, and although it was met later.
({d}.met > {d}.due AND {d}.due < {t} AND {d}.void > {t} AND {d}.waived > {t}
 AND {d}.known <= {t} AND {d}.gone > {t})
